"""Where a clause ends, by punctuation, with quotations seen as one piece."""

from functools import cached_property

from extract.claims.quotes import Quotation, Quotations
from extract.records import Sentence
from extract.tree import Tree

MAX_REACH = 200
"""Tokens that a search for the end of a clause looks at; keeps endless sentences linear."""
BOUNDARIES = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "!", "?", "…", "..."})
DASHES = frozenset({"—", "–", "-"})
OPENING = frozenset({"«", '"', "“", "„", "''", "'"})
CLOSING = frozenset({"»", '"', "”", "“", "''", "'"})
_MODIFYING = frozenset({"acl", "acl:relcl", "amod"})
"""Labels of what is told of a noun behind a comma."""
_GAP = " \xa0,.!?…—–-"


class Clauses:
    """Boundaries of clauses in one document."""

    def __init__(self, tree: Tree, quotations: Quotations) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.text = tree.document.article.text
        self.quotations = quotations

    @cached_property
    def quoted(self) -> tuple[Quotation | None, ...]:
        """For each token the outermost quotation that covers it."""
        found: list[Quotation | None] = [None] * len(self.tokens)
        for quotation in self.quotations.quotations:
            first = self.tree.token_at(quotation.start - 1) + 1
            last = self.tree.token_at(quotation.stop - 1) + 1
            found[first:last] = [quotation] * (last - first)
        return tuple(found)

    def boundary_left(self, index: int, sentence: Sentence) -> int:
        """The last mark before the token that ends another clause; one before the sentence."""
        low = max(sentence.first, index - MAX_REACH)
        for left in range(index - 1, low - 1, -1):
            if self.tokens[left].text in BOUNDARIES and self.quoted[left] == self.quoted[index]:
                return left
        return low - 1

    def boundary_right(self, index: int, sentence: Sentence) -> int:
        """The first mark after the token that ends its clause; the sentence's last at most."""
        high = min(sentence.last, index + MAX_REACH)
        for right in range(index + 1, high):
            token = self.tokens[right]
            if self.quoted[right] == self.quoted[index] and (
                token.text in BOUNDARIES or (token.text == "." and self._ends(right, sentence))
            ):
                return right
        return high

    def _ends(self, index: int, sentence: Sentence) -> bool:
        """Whether a full stop ends something more than an abbreviation."""
        return index + 1 == sentence.last or self.tokens[index + 1].text in DASHES

    def modified_stop(self, first: int, last: int, sentence: Sentence) -> int:
        """The end of a reporting clause with what is told of its speaker between commas.

        «как пояснил источник, знакомый с делом, …», «по данным X, который ссылается на Y, …»:
        the index of the second comma; `last` itself where nothing of the kind follows.
        """
        if last >= sentence.last or self.tokens[last].text != ",":
            return last
        closing = self.boundary_right(last, sentence)
        if closing >= sentence.last or self.tokens[closing].text != ",":
            return last
        told = any(
            first <= self.tokens[word].head < last and self.tokens[word].rel in _MODIFYING
            for word in range(last + 1, closing)
        )
        return closing if told else last

    def gap_start(self, offset: int) -> int:
        """Where the spaces, stops and dashes before the offset begin."""
        while offset and self.text[offset - 1] in _GAP:
            offset -= 1
        return offset

    def is_finite(self, index: int) -> bool:
        """Whether the token is a finite verb."""
        return self.tree.feat(index, "VerbForm") == "Fin"

    def is_predicate(self, index: int) -> bool:
        """Whether the token is a finite verb or a short participle or adjective («закрыт»)."""
        return self.is_finite(index) or self.tree.feat(index, "Variant") == "Short"

    def is_plural(self, index: int) -> bool:
        """Whether the token, a verb as a rule, is in the plural."""
        return self.tree.feat(index, "Number") == "Plur"

    def word(self, index: int) -> str:
        """The token's text in lower case, "" outside the document."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""
