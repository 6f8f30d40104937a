"""Tags: «…», — сказал X; порт закрыт, передаёт X; как пишет X, порт закрыт.

slovnet makes a second root of two thirds of the tags after a comma, so a tag is known by the mark
before it and the subject behind it.
"""

from extract.claims.quotes import Quotation, dash_turn
from extract.claims.speech.clauses import DASHES, Clauses
from extract.claims.speech.frames import Cue, Frame, Site

MAX_LEAD = 8
"""Tokens between the dash and the verb of a tag («— в ответ на это заявил X»)."""

MAX_INNER = 4
"""Tokens from the verb to a clause that cuts into its tag («заявил в среду, закрывая …, X»)."""

_LIGHT_POS = frozenset({"ADV", "PART", "CCONJ", "SCONJ", "INTJ"})
_LIGHT_WORDS = frozenset({"об", "о", "этом", "чем", "чём", "же", "как"})
_AT = frozenset({"в", "во", "на", None})
"""Prepositions of the body in «сообщили в X»; the tree loses some."""
_SUBJECT_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"})


class TagFinder:
    """Tells whether a reporting verb stands in a tag."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree

    def find(self, site: Site) -> Cue | None:
        """The tag around a verb, or None."""
        clauses = self._clauses
        first = clauses.boundary_left(site.token, site.sentence) + 1
        lead = range(first, site.token)
        if len(lead) > MAX_LEAD or any(clauses.is_finite(word) for word in lead):
            return None
        start = clauses.tokens[first].start
        near = clauses.gap_start(start)
        gap = clauses.text[near:start]
        own = clauses.quoted[site.token]
        if any(mark in gap for mark in DASHES):
            found = self._after_dash(site, first, near, own)
            if found or own is not None:
                return found
        if own is not None or not self._is_light(lead):
            return None
        return self._after_comma(site, first, near, comma="," in gap)

    def _after_dash(self, site: Site, first: int, near: int, own: Quotation | None) -> Cue | None:
        """A tag after a dash: inside a quotation, after one, or in a turn of dash speech."""
        if own is not None:
            if near > own.inner_start and self._is_light(range(first, site.token)):
                return self._cue(site, Frame.QUOTE_TAG, first, near, own)
            return None
        closed = self._clauses.quotations.closing_at(near)
        if closed is not None:
            return self._cue(site, Frame.QUOTE_TAG, first, near, closed)
        article = self._tree.document.article
        turn = dash_turn(article, article.blocks[site.sentence.block])
        if turn is not None and near > turn:
            return self._cue(site, Frame.QUOTE_TAG, first, near)
        return None

    def _after_comma(self, site: Site, first: int, near: int, *, comma: bool) -> Cue | None:
        """A tag after a comma, after a quote and a comma, or one that begins with «как»."""
        words = [self._clauses.word(word) for word in range(first, site.token)]
        last = self._stop(site)
        if last < site.sentence.last and self._clauses.word(last) == ":":
            return None
        if "как" in words:
            return self._cue(site, Frame.AS_TAG, first, near)
        if first == site.sentence.first or not comma or not self._has_subject(site, last):
            return None
        closed = self._clauses.quotations.closing_at(near)
        frame = Frame.COMMA_TAG if closed is None else Frame.QUOTE_TAG
        return self._cue(site, frame, first, near, closed)

    def _cue(
        self,
        site: Site,
        frame: Frame,
        first: int,
        near: int,
        quotation: Quotation | None = None,
    ) -> Cue:
        stop = self._stop(site)
        if frame is Frame.AS_TAG:
            stop = self._clauses.modified_stop(first, stop, site.sentence)
        return Cue(
            token=site.token,
            verb=site.verb.lemma,
            force=site.verb.force,
            frame=frame,
            first=first,
            last=stop,
            near=near,
            quotation=quotation,
        )

    def _stop(self, site: Site) -> int:
        """The token after a tag, with the converb clause or date that may cut into it.

        «…, — сказал, закрывая встречу, X», «…, сообщил в среду, 8 мая, X»: the subject stands
        behind the second comma.
        """
        stop = self._clauses.boundary_right(site.token, site.sentence)
        inserted = range(stop + 1, min(stop + 1 + MAX_LEAD, site.sentence.last))
        if stop - site.token > MAX_INNER or not inserted or self._clauses.word(stop) != ",":
            return stop
        converb = any(self._tree.feat(word, "VerbForm") == "Conv" for word in inserted[:2])
        if not converb and not self._is_date(stop):
            return stop
        if self._has_subject(site, stop):
            return stop
        closing = self._clauses.boundary_right(stop + 1, site.sentence)
        if closing >= site.sentence.last or self._clauses.word(closing) != ",":
            return stop
        return self._clauses.boundary_right(closing, site.sentence)

    def _is_date(self, comma: int) -> bool:
        """Whether a date begins behind the comma, or holds it («в среду, 8 мая, X»)."""
        begun = self._clauses.tokens[comma + 1].start
        last = min(comma + 1 + MAX_LEAD, len(self._clauses.tokens))
        near = self._tree.times_in(max(comma - MAX_INNER, 0), last)
        return any(time.start <= begun < time.stop for time in near)

    def _is_light(self, lead: range) -> bool:
        """Whether nothing but adverbs, particles and «об этом» stands before a tag's verb."""
        return all(
            self._clauses.tokens[word].pos in _LIGHT_POS or self._clauses.word(word) in _LIGHT_WORDS
            for word in lead
        )

    def _has_subject(self, site: Site, last: int) -> bool:
        """Whether a tag's verb has something on its right that can be its speaker."""
        tree = self._tree
        if tree.feat(site.token, "VerbForm") not in {"Fin", None}:
            return False  # no form at all is right: to slovnet «передаёт» is a noun
        if any(site.token < child < last for child in tree.children(site.token, "nsubj")):
            return True
        plural = tree.feat(site.token, "Number") == "Plur"
        for word in range(site.token + 1, last):
            if plural and self._clauses.word(word) == "там":
                return True  # «мост цел, сказали там»
            counted = tree.case_word(self._clauses.tokens[word].head) is not None
            if self._clauses.tokens[word].pos == "NUM" and counted:
                continue  # «о 18 раненых»: the noun tells
            if self._clauses.tokens[word].pos in _SUBJECT_POS:
                case = tree.feat(word, "Case")
                at_body = plural and case == "Loc" and tree.case_word(word) in _AT
                if case in {"Nom", None} or at_body:
                    return True
        return "d" in site.verb.frames and last > site.token + 1
