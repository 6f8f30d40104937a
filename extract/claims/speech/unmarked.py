"""Speech that no word reports: «Рубио: порт закрыт», «Порт закрыт — Рубио», a quote on its own.

Headlines name the speaker before a colon or behind a dash. In running text a paragraph or sentence
that is nothing but a quotation belongs to whoever spoke, or was spoken of, just before.
"""

from collections.abc import Iterator

from extract.claims.quotes import Quotation
from extract.claims.speech.clauses import CLOSING, DASHES, OPENING, Clauses
from extract.claims.speech.frames import Cue, Frame
from extract.records import BlockKind, Mention, MentionKind, Sentence
from extract.tree import words
from ontology.vocabulary import EntityType

PLAIN_VERB = "сказать"
"""Stands for the reporting word where the text has none."""
MAX_LABEL = 10
"""Tokens before the colon of a label: a post with its body and a name."""
MIN_QUOTED = 3
"""Words that make a quotation speech: titles and nicknames are shorter."""
_QUESTIONS = frozenset("что как кто где когда почему зачем чем сколько".split())
"""«Президент: что о нём известно» is a topic too."""
_STOPS = frozenset({".", "!", "?", "…", "..."})


class UnmarkedFinder:
    """Finds labels and quotations that stand alone."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens

    def find(self, sentence: Sentence) -> Iterator[Cue]:
        """At most one cue of the sentence."""
        found = self._labelled(sentence) or self._signed(sentence) or self._alone(sentence)
        if found is not None:
            yield found

    def _labelled(self, sentence: Sentence) -> Cue | None:
        """«Глава МИД Рубио: порт закрыт» at the head of a paragraph."""
        block = self._tree.document.article.blocks[sentence.block]
        if sentence.start != block.start:
            return None
        for colon in range(sentence.first + 1, min(sentence.first + MAX_LABEL, sentence.last - 1)):
            if self._clauses.is_predicate(colon - 1) or self._tokens[colon - 1].text == ",":
                return None
            if self._clauses.word(colon) == ":" and self._clauses.quoted[colon] is None:
                name = self._name_ending(colon)
                opened = self._tokens[colon + 1].text in OPENING
                headline = block.kind is BlockKind.HEADLINE
                person = name is not None and name.type is EntityType.PERSON
                if name is None or not (opened or (headline and person)):
                    return None  # «G7: что известно» names a topic
                if self._clauses.word(colon + 1) in _QUESTIONS:
                    return None
                near = self._tokens[colon].stop
                return self._cue(sentence, name, near, self._stop(sentence, near))
        return None

    def _stop(self, sentence: Sentence, near: int) -> int:
        """Where labelled speech ends: with the sentence, or the quotation that outlasts it."""
        quotation = self._clauses.quotations.after(near)
        if quotation is not None and quotation.start < sentence.stop:
            return max(sentence.stop, quotation.stop)
        return sentence.stop

    def _signed(self, sentence: Sentence) -> Cue | None:
        """«Порт закрыт — Рубио» as a headline."""
        block = self._tree.document.article.blocks[sentence.block]
        if block.kind is not BlockKind.HEADLINE or sentence.stop != block.stop:
            return None
        dash = max(
            (i for i in range(sentence.first, sentence.last) if self._tokens[i].text in DASHES),
            default=-1,
        )
        if dash <= sentence.first or not any(
            self._clauses.is_predicate(index) for index in range(sentence.first, dash)
        ):
            return None
        name = self._name_ending(sentence.last)
        if name is None or name.first - dash > 1 + sum(
            self._tokens[index].text in OPENING for index in range(dash, name.first)
        ):
            return None
        return self._cue(sentence, name, sentence.start, self._tokens[dash].start)

    def _name_ending(self, stop: int) -> Mention | None:
        """The name of a person or body in the nominative that ends right before a token."""
        last = stop - 1
        while last > 0 and self._tokens[last].text in CLOSING:
            last -= 1
        for mention in self._tree.mentions_over(last):
            spoken = mention.type is EntityType.PERSON or mention.type.is_organization
            named = mention.kind is MentionKind.NAME and last < mention.last <= stop
            if spoken and named and self._tree.feat(mention.head, "Case") in {"Nom", None}:
                return mention
        return None

    def _alone(self, sentence: Sentence) -> Cue | None:
        """A sentence or more that is nothing but a quotation."""
        opened = self._clauses.quotations.opening_at(sentence.start)
        if opened is None or not self._is_speech(opened):
            return None
        last = self._tree.sentence(self._tree.token_at(opened.stop - 1))
        rest = range(self._tree.token_at(opened.stop - 1) + 1, last.last)
        if any(self._tokens[index].text not in _STOPS for index in rest):
            return None
        return Cue(
            token=sentence.first,
            verb=PLAIN_VERB,
            force="states",
            frame=Frame.ALONE,
            first=sentence.first,
            last=sentence.first + 1,
            near=opened.inner_start,
            far=opened.inner_stop,
            quotation=opened,
        )

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation holds a sentence, not a title."""
        first = self._tree.token_at(quotation.inner_start)
        last = self._tree.token_at(quotation.inner_stop - 1) + 1
        said = self._clauses.text[quotation.inner_start : quotation.inner_stop]
        return len(words(said)) >= MIN_QUOTED and any(
            self._clauses.is_predicate(index) for index in range(first, last)
        )

    def _cue(self, sentence: Sentence, name: Mention, near: int, far: int) -> Cue:
        return Cue(
            token=name.head,
            verb=PLAIN_VERB,
            force="states",
            frame=Frame.LABEL,
            first=sentence.first,
            last=name.last,
            near=near,
            far=far,
        )
