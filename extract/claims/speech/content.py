"""The span of what was said, by punctuation; the tree only names the cue.

Subtree spans are wrong in two thirds of the tags after a comma (the tag is a second root), so a
span runs from mark to mark: from the opening quote, the sentence's start or the word «что» to the
closing quote, the comma before a tag or the sentence's end.
"""

import re
from collections.abc import Sequence

from extract.claims.quotes import Quotation, dash_turn
from extract.claims.speech.clauses import BOUNDARIES, MAX_REACH, Clauses
from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.reporting import WordClass, words_of
from extract.records import BlockKind, Sentence

_RELATIVE = re.compile(
    r"(?:котор\w+|где|когда|чь\w+|куда|откуда|чтобы|что|поскольку|так как|хотя|отвечая|после чего|"
    r"комментируя|выступая)\b",
    re.IGNORECASE,
)
_TAG_TAIL = re.compile(r"[ \xa0]*(?:,[^.!?…\n]{0,150})?[.,!?…]+[ \xa0]*[—–-]?[ \xa0]*")
"""What may stand between a tag and the quotation that goes on: «, когда его спросили о X. —»."""
_TURN_RESUMES = re.compile(r"[.,!?…]*[ \xa0]*[—–-][ \xa0]+(?=\S)")
_AGREEMENT = ("Gender", "Number", "Tense")
_BREAKS = frozenset({"но", "однако", "хотя"})
_JOINED = 3
"""Tokens from «и» to a verb that goes on with the first verb's subject («и также добавил»)."""
_EDGE = " \xa0\n\t,;:—–-"


class ContentFinder:
    """Finds the span of what was said for a cue, given the other cues of its sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tokens = clauses.tokens
        self._article = clauses.tree.document.article
        self._text = clauses.text
        self._quotations = clauses.quotations

    def find(self, cue: Cue, others: Sequence[Cue]) -> tuple[int, int] | None:
        """Offsets of what was said, trimmed of spaces, outer marks and commas; None if nothing.

        `others` are the cues of the same sentence in the order of the text.
        """
        sentence = self._tree.sentence(cue.token)
        span: tuple[int, int] | None
        if cue.frame.is_unmarked and cue.far is not None:
            span = cue.near, cue.far
        elif cue.frame is Frame.PREVIOUS:
            span = self._before(sentence)
        elif cue.frame is Frame.QUOTE_TAG:
            span = self._quoted_before(cue, sentence)
        elif cue.frame in {Frame.COMMA_TAG, Frame.AS_TAG, Frame.NOMINAL}:
            span = self._around(cue, sentence, others)
        else:
            span = self._after(cue, sentence, others)
        return self._trim(*span) if span else None

    # --- the content on the left -------------------------------------------------------------

    def _before(self, sentence: Sentence) -> tuple[int, int] | None:
        """The sentence before, or the whole quotation that it ends."""
        number = self._tree.sentence_index(sentence.first) - 1
        if number < 0:
            return None
        before = self._tree.document.sentences[number]
        if sentence.block - before.block > 1:
            return None
        if not any(self._clauses.is_predicate(index) for index in range(before.first, before.last)):
            return None  # a caption or a name: nothing is said in it
        start = before.start
        quotation = self._quotations.over(before.stop - 1) or self._quotations.over(before.start)
        if quotation is not None:
            start = min(start, quotation.start)
        return start, before.stop

    def _quoted_before(self, cue: Cue, sentence: Sentence) -> tuple[int, int]:
        """A quotation with its tag, or a turn of dash speech, and what goes on after the tag."""
        quotation = cue.quotation
        block = self._article.blocks[sentence.block]
        if quotation is None:
            turn = dash_turn(self._article, block)
            return (turn if turn is not None else sentence.start), self._resumed(cue, block.stop)
        if quotation.start < self._tokens[cue.token].start < quotation.stop:
            return quotation.inner_start, quotation.inner_stop
        home = self._tree.sentence(self._tree.token_at(quotation.start))
        lead = self._text[home.start : quotation.start].strip(_EDGE)
        resumed = self._resumed_quotation(cue)
        stop = resumed.inner_stop if resumed else quotation.inner_stop
        if lead and not lead.endswith(":") and self._text[quotation.start - 2] != ":":
            return home.start, (stop if resumed else quotation.stop)
        return quotation.inner_start, stop

    def _resumed(self, cue: Cue, block_stop: int) -> int:
        """Where a turn of speech ends: behind the tag if it goes on there, else before it."""
        tag_stop = self._tokens[cue.last - 1].stop
        match = _TURN_RESUMES.match(self._text, tag_stop)
        return block_stop if match else cue.near

    def _resumed_quotation(self, cue: Cue) -> Quotation | None:
        """The quotation that goes on after a tag («A, — сказал X на встрече. — B»)."""
        tag_stop = self._tokens[cue.last - 1].stop
        follower = self._quotations.after(tag_stop)
        if follower is None or not _TAG_TAIL.fullmatch(self._text, tag_stop, follower.start):
            return None
        ended = self._text[follower.stop - 2 : follower.stop + 1]
        return follower if any(mark in ended for mark in ".!?…") else None

    # --- the content around ------------------------------------------------------------------

    def _around(
        self, cue: Cue, sentence: Sentence, others: Sequence[Cue]
    ) -> tuple[int, int] | None:
        """The sentence but for the cue: before it, after it, or both with the cue in between."""
        stop = self._right_stop(cue, sentence, others)
        start = self._left_start(cue, sentence)
        cue_stop = self._tokens[cue.last - 1].stop
        lead = self._text[start : cue.near]
        left = bool(lead.strip(_EDGE)) and not self._is_opener(lead)
        right = self._goes_on(cue, sentence, stop, has_left=left)
        if left and not right and self._is_fragment(cue, sentence, others):
            return None
        if left and right:
            return start, stop
        if right:
            return cue_stop, self._with_quotation(cue_stop, stop)
        return (start, cue.near) if left else None

    def _is_fragment(self, cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> bool:
        """Whether only another tag stands before this one: then the verb is part of what it tells.

        «Деньги, как считает X, передавал Y»: Y reports nothing.
        """
        tags = [other for other in others if other.frame.is_tag and other.last <= cue.first]
        inside = {index for tag in tags for index in range(tag.first, tag.last)}
        return bool(tags) and not any(
            self._clauses.is_predicate(index)
            for index in range(sentence.first, cue.first)
            if index not in inside
        )

    def _left_start(self, cue: Cue, sentence: Sentence) -> int:
        """Where the clauses to the left of the cue begin to belong to it."""
        start = sentence.start
        opened = self._clauses.quoted[sentence.first]
        if opened is not None and opened.start < start:
            start = opened.start
        joint = cue.first - 1
        while joint > sentence.first and self._tokens[joint].text == ",":
            joint -= 1
        if joint > sentence.first and self._tokens[joint].text.lower() in words_of(WordClass.JOINT):
            return self._tokens[cue.first].start
        return start

    def _is_opener(self, lead: str) -> bool:
        """Whether a sentence has only a connective before the cue."""
        words = re.findall(r"\w+", lead.lower())
        return all(word in words_of(WordClass.OPENER) for word in words)

    def _goes_on(self, cue: Cue, sentence: Sentence, stop: int, *, has_left: bool) -> bool:
        """Whether what follows the cue is said by its speaker too."""
        begin = cue.last
        while begin < sentence.last and self._tokens[begin].text in BOUNDARIES | {"."}:
            begin += 1
        if begin >= sentence.last or self._tokens[begin].start >= stop:
            return False
        if not has_left:
            return True
        if _RELATIVE.match(self._text, self._tokens[begin].start):
            return False
        if self._tree.feat(begin, "VerbForm") == "Conv":
            return False
        if cue.frame is not Frame.COMMA_TAG:
            return True
        return any(
            self._clauses.is_predicate(word)
            for word in range(begin, min(sentence.last, begin + MAX_REACH))
            if self._tokens[word].start < stop
        )

    # --- the content on the right ------------------------------------------------------------

    def _after(self, cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> tuple[int, int] | None:
        start = cue.near
        if cue.far is not None:
            return start, cue.far
        stop = self._right_stop(cue, sentence, others)
        if cue.frame is Frame.COLON:
            begin = self._tree.token_at(start) + 1
            if begin < len(self._tokens):
                opened = self._quotations.opening_at(self._tokens[begin].start)
                if opened is not None:
                    return opened.inner_start, opened.inner_stop
            if begin >= sentence.last:
                return self._next_paragraph(sentence)
        if cue.frame is not Frame.COLON:
            stop = min(stop, self._own_stop(cue, sentence))
        stop = self._with_quotation(start, stop)
        if cue.frame is Frame.OBJECT and self._text[start : start + 2].lower() == "и ":
            start += 2  # «подчеркнул и важность …»: also, too
        return (start, stop) if stop > start else None

    def _with_quotation(self, start: int, stop: int) -> int:
        """The end of the quotation that begins in a span and runs over the sentence's end."""
        quotation = self._quotations.over(stop - 1)
        return max(stop, quotation.stop) if quotation and quotation.start >= start else stop

    def _next_paragraph(self, sentence: Sentence) -> tuple[int, int] | None:
        """The paragraph that a colon at a paragraph's end announces, or the quotation in it."""
        number = sentence.block + 1
        if number >= len(self._article.blocks):
            return None
        block = self._article.blocks[number]
        if block.kind is not BlockKind.BODY:
            return None
        opened = self._quotations.opening_at(block.start)
        if opened is not None:
            return opened.inner_start, opened.inner_stop
        return dash_turn(self._article, block) or block.start, block.stop

    def _own_stop(self, cue: Cue, sentence: Sentence) -> int:
        """Where the speaker does something else («…, но отказались», «… и покинул зал»)."""
        first = self._tree.token_at(cue.near)
        low = max(first, cue.token + 1)
        for index in range(low, min(sentence.last - 1, low + MAX_REACH)):
            token, follower = self._tokens[index], self._tokens[index + 1]
            if self._clauses.quoted[index] is not None:
                continue
            breaks = token.text == ";" or (token.text == "," and follower.text.lower() in _BREAKS)
            if cue.frame.is_phrase and breaks:
                return token.start
            if token.pos == "CCONJ" and self._is_second_verb(index + 1, cue):
                return token.start
        return self._strangers_start(cue, sentence)

    def _strangers_start(self, cue: Cue, sentence: Sentence) -> int:
        """Where somebody else does something («X пожаловался на боль, и врачи приехали»)."""
        if not cue.frame.is_phrase:
            return sentence.stop
        left = self._clauses.boundary_left(cue.token, sentence)
        if any(self._tokens[i].lemma == "который" for i in range(left + 1, cue.token)):
            # «В письме, в котором он сообщил о поездке, X признал …»: the main clause goes on
            last = self._clauses.boundary_right(max(cue.last, cue.token), sentence)
            main = last + 1 < sentence.last and self._tokens[last].text == ","
            if main and not _RELATIVE.match(self._text, self._tokens[last + 1].start):
                return self._tokens[last].start
        for verb in self._tree.children(cue.token, "conj"):
            subjects = [s for s in self._tree.children(verb, "nsubj") if s > cue.token]
            if not subjects or not self._clauses.is_finite(verb):
                continue
            for left in range(subjects[0] - 1, max(cue.last, subjects[0] - 1 - _JOINED), -1):
                if self._tokens[left].pos == "CCONJ" and self._clauses.quoted[left] is None:
                    return self._tokens[left].start
        return sentence.stop

    def _is_second_verb(self, index: int, cue: Cue) -> bool:
        """Whether a verb is coordinated with the reporting verb and has the same subject."""
        tree = self._tree
        return (
            self._tokens[index].head == cue.token
            and self._clauses.is_finite(index)
            and not tree.children(index, "nsubj")
            and all(tree.feat(index, name) == tree.feat(cue.token, name) for name in _AGREEMENT)
        )

    def _right_stop(self, cue: Cue, sentence: Sentence, others: Sequence[Cue]) -> int:
        """The end of the sentence, or where another cue's clause begins."""
        stop = sentence.stop
        for other in others:
            if other.token <= cue.token or other.near < cue.near:
                continue
            if other.frame.is_tag:
                if other.near > self._tokens[cue.last - 1].stop:
                    stop = min(stop, other.near)
            elif other.frame is not Frame.NOMINAL:
                edge = self._clause_edge(cue, other)
                if edge is not None:
                    stop = min(stop, edge)
        return stop

    def _clause_edge(self, cue: Cue, other: Cue) -> int | None:
        """Where a second reporting clause of the same level begins; None if it lies inside.

        Converbs («…, добавив, что») and verbs joined with «и» that agree with the first one and
        have no subject of their own are of the same level.
        """
        tree = self._tree
        index = other.token
        left = index - 1
        floor = cue.token
        while left > floor and self._tokens[left].text not in {",", ";", "и", "а", "но"}:
            left -= 1
        if left <= floor:
            return None
        if tree.feat(index, "VerbForm") == "Conv":
            return self._tokens[left].start
        if index >= cue.last and (cue.frame.is_tag or cue.frame is Frame.NOMINAL):
            return None  # «Как говорит X, Y не верит и просит …»: Y goes on, not X
        joined = self._tokens[left].text in {"и", "а", "но"}
        own_subject = any(left < child for child in tree.children(index, "nsubj"))
        agrees = all(tree.feat(index, name) == tree.feat(cue.token, name) for name in _AGREEMENT)
        adverse = self._tokens[left].text in {"а", "но"} and self._tokens[left - 1].text == ","
        named = any(
            tree.feat(word, "Case") == "Nom" or self._tokens[word].pos in {"PROPN", "X"}
            for word in range(left + 1, index)
        )
        if adverse and named and cue.frame is other.frame is Frame.CLAUSE:
            same = tree.feat(index, "Tense") == tree.feat(cue.token, "Tense")
            return self._tokens[left - 1].start if same else None  # «X сказал, что …, а Y — что …»
        if joined and agrees and not own_subject and index - left <= _JOINED:
            if left - 1 > floor and self._tokens[left - 1].text == ",":
                left -= 1
            return self._tokens[left].start
        return None

    # --- trimming ----------------------------------------------------------------------------

    def _trim(self, start: int, stop: int) -> tuple[int, int] | None:
        """The span without outer spaces, commas and dashes, and without enclosing marks."""
        text = self._text
        while start < stop and text[start] in _EDGE + ".":
            start += 1
        while stop > start and text[stop - 1] in _EDGE:
            stop -= 1
        if stop - start > len("«»"):
            opened = self._quotations.opening_at(start)
            if opened is not None and stop - 1 <= opened.stop <= stop:
                start, stop = opened.inner_start, opened.inner_stop
            elif text[stop - 1] == "." and text[stop - 2] != ".":
                stop -= 1
        return (start, stop) if re.search(r"\w", text[start:stop]) else None
