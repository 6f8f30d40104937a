"""Pure queries over a document's dependency trees and mentions.

slovnet chooses every token's head on its own, so trees may have no root, several roots or a cycle
(18.5 % of sentences have not exactly one root, 9.9 % hold a cycle, measured on 962 news texts).
Every walk here therefore carries a visited set and ends.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from extract.records import Document, Entity, Mention, Sentence, TimeMention, Token


class Tree:
    """The dependency trees of one document with indexes for quick questions.

    Tokens are named by their index in `document.tokens` throughout.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens

    # --- words -------------------------------------------------------------------------------

    @cached_property
    def _feats(self) -> list[dict[str, str]]:
        # tokens of one tag share one tuple of features: a few hundred tables, not one a token
        tables = {id(token.feats): token.feats for token in self.tokens}
        as_dicts = {number: dict(feats) for number, feats in tables.items()}
        return [as_dicts[id(token.feats)] for token in self.tokens]

    def feat(self, index: int, name: str) -> str | None:
        """Value of one morphological feature ("Case" → "Gen"), or None."""
        return self._feats[index].get(name)

    def lemma(self, index: int) -> str:
        """Lemma of the token, lower case, ё as е."""
        return self.tokens[index].lemma

    def text(self, first: int, last: int) -> str:
        """The article's text from token `first` to token `last`, exclusive."""
        if first >= last:
            return ""
        return self.document.article.text[self.tokens[first].start : self.tokens[last - 1].stop]

    # --- tree --------------------------------------------------------------------------------

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        lists: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0 and token.head != index:
                lists[token.head].append(index)
        return tuple(tuple(items) for items in lists)

    def children(self, index: int, *rels: str) -> tuple[int, ...]:
        """Dependants of a token in text order; with `rels`, those of these relations.

        A relation given without its sub-type also finds the sub-types: "nsubj" finds "nsubj:pass".
        """
        found = self._children[index]
        if not rels or not found:
            return found
        rel_of, base_of = self._rels
        return tuple([child for child in found if base_of[child] in rels or rel_of[child] in rels])

    @cached_property
    def _rels(self) -> tuple[list[str], list[str]]:
        """Relation of each token to its governor, as it is and without its sub-type."""
        rels = [token.rel for token in self.tokens]
        base = {rel: rel.partition(":")[0] for rel in rels}
        return rels, [base[rel] for rel in rels]

    def subtree(self, index: int, stop: Callable[[int], bool] | None = None) -> tuple[int, ...]:
        """The token and all below it, sorted; branches whose top answers `stop` are left out."""
        seen = {index}
        stack = [index]
        while stack:
            for child in self._children[stack.pop()]:
                if child not in seen and not (stop and stop(child)):
                    seen.add(child)
                    stack.append(child)
        return tuple(sorted(seen))

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors from the nearest upwards; ends at a root or where a cycle closes."""
        seen = {index}
        head = self.tokens[index].head
        while head >= 0 and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """The token and everything coordinated with it, however slovnet chained the list, sorted.

        Climbs to the first conjunct, then collects all `conj` below it.
        """
        first = index
        seen = {index}
        while self.tokens[first].rel == "conj" and self.tokens[first].head >= 0:
            head = self.tokens[first].head
            if head in seen:
                break
            seen.add(head)
            first = head
        return self.conjuncts_below(first)

    def conjuncts_below(self, index: int) -> tuple[int, ...]:
        """The token and the conjuncts that hang below it, sorted."""
        found = {index}
        stack = [index]
        while stack:
            for child in self.children(stack.pop(), "conj"):
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return tuple(sorted(found))

    def case_word(self, index: int) -> str | None:
        """Lower-case preposition of the token ("с", "против", "в отношении"), or None."""
        return self._case_words.get(index)

    @cached_property
    def _case_words(self) -> dict[int, str]:
        """Noun → its preposition, the first where the parser hung several there."""
        found: dict[int, str] = {}
        _, base_of = self._rels
        for index, token in enumerate(self.tokens):
            if base_of[index] == "case" and token.head >= 0 and token.head not in found:
                words = sorted((index, *self.children(index, "fixed")))
                found[token.head] = " ".join(self.tokens[word].text.lower() for word in words)
        return found

    # --- sentences and mentions --------------------------------------------------------------

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.first for sentence in self.document.sentences]

    def sentence_index(self, index: int) -> int:
        """Number of the sentence that holds the token."""
        return bisect_right(self._sentence_starts, index) - 1

    def sentence(self, index: int) -> Sentence:
        """The sentence that holds the token."""
        return self.document.sentences[self.sentence_index(index)]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """The last token that starts at or before the character offset (-1 before the first)."""
        return bisect_right(self._token_starts, offset) - 1

    @cached_property
    def _mentions_by_token(self) -> dict[int, tuple[int, ...]]:
        table: dict[int, list[int]] = {}
        for number, mention in enumerate(self.document.mentions):
            for index in range(mention.first, mention.last):
                table.setdefault(index, []).append(number)
        return {index: tuple(numbers) for index, numbers in table.items()}

    def mention_numbers(self, index: int) -> tuple[int, ...]:
        """Numbers of the mentions that cover the token, in the order of the document."""
        return self._mentions_by_token.get(index, ())

    def mentions_over(self, index: int) -> tuple[Mention, ...]:
        """Mentions that cover the token, the longest first."""
        return self._mentions_over.get(index, ())

    @cached_property
    def _mentions_over(self) -> dict[int, tuple[Mention, ...]]:
        mentions = self.document.mentions
        return {
            index: tuple(
                sorted(
                    [mentions[number] for number in numbers],
                    key=lambda mention: mention.start - mention.stop,
                )
            )
            for index, numbers in self._mentions_by_token.items()
        }

    def mention_headed(self, index: int) -> Mention | None:
        """The longest mention whose head is the token."""
        return self._mentions_by_head.get(index)

    @cached_property
    def _mentions_by_head(self) -> dict[int, Mention]:
        """Head → the longest mention over it that it heads."""
        return {
            index: mention
            for index, over in self._mentions_over.items()
            for mention in reversed(over)
            if mention.head == index
        }

    @cached_property
    def _entity_by_mention(self) -> dict[int, Entity]:
        """Entity of each mention, by the mention's identity."""
        mentions = self.document.mentions
        return {
            id(mentions[number]): entity
            for entity in self.document.entities
            for number in entity.mentions
        }

    def entity_of(self, mention: Mention) -> Entity | None:
        """The entity that the mention refers to."""
        return self._entity_by_mention.get(id(mention))

    def times_in(self, first: int, last: int) -> tuple[TimeMention, ...]:
        """Time expressions inside the tokens `first:last`."""
        if first >= last:
            return ()
        start, stop = self.tokens[first].start, self.tokens[last - 1].stop
        times = self.document.times
        begin = bisect_left(self._time_starts, start)
        end = bisect_left(self._time_starts, stop)
        return tuple(time for time in times[begin:end] if time.stop <= stop)

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.document.times]


@lru_cache(maxsize=4)
def tree_of(document: Document) -> Tree:
    """The `Tree` of a document; the last few are kept, as every extractor asks for the same one."""
    return Tree(document)


_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Lower-case words of a text, ё as е: for comparing wordings, not for display."""
    return _WORD.findall(text.lower().replace("ё", "е"))


def is_capitalized(token: Token) -> bool:
    """Whether the token begins with a capital letter."""
    return token.text[:1].isupper()
