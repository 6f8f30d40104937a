"""Reporting cues: the words that say «somebody said this», and the frame that they stand in.

A cue is found by its lemma; the frame by punctuation first and by the tree where punctuation does
not tell. slovnet makes a second root of two thirds of the tags after a comma, so a tag is known by
the comma or dash before it and the subject after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extract.claims.quotes import Quotation, Quotations, dash_turn
from extract.claims.reporting import (
    NOMINAL_CUES,
    REPORT_NOUNS,
    SAYING_NOUNS,
    UNSAID_OBJECTS,
    ReportingVerb,
    reporting_verbs,
)
from extract.records import Rejection, Sentence
from extract.tree import Tree
from ontology.vocabulary import EntityType

MAX_LEAD = 8
"""Tokens between the dash and the verb of a tag («— в ответ на это заявил X»)."""

MAX_REACH = 200
"""Tokens that a search for the end of a clause looks at; keeps endless sentences linear."""

BOUNDARIES = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "!", "?", "…", "..."})
DASHES = frozenset({"—", "–", "-"})
COMPLEMENTIZERS = frozenset({"что", "чтобы", "будто", "якобы"})
_GAP = " \xa0,.!?…—–-"
_ABOUT = frozenset({"о", "об", "обо", "про"})
_WISHES = frozenset({"demands", "asks", "advises", "proposes", "warns", "threatens"})
_NOT_SAID_BEFORE = frozenset({"то", "того", "тому", "тем", "так", "потому", "том", "условии"})
"""Words before «, что» that make it another clause («при условии, что»), «о том» excepted."""
_LIGHT_POS = frozenset({"ADV", "PART", "CCONJ", "SCONJ", "INTJ"})
_PHRASE_RELS = frozenset("nmod amod det appos flat conj cc case punct nummod fixed iobj".split())


class Frame(StrEnum):
    """How the reported words stand to the reporting ones; the value is the pattern's id."""

    QUOTE_TAG = "quote-tag"
    """«…», — сказал X."""
    COMMA_TAG = "comma-tag"
    """Порт закрыт, передаёт X."""
    AS_TAG = "as-tag"
    """Как пишет X, порт закрыт."""
    CLAUSE = "that-clause"
    """X заявил, что порт закрыт."""
    COLON = "colon"
    """X сказал: «…»."""
    ABOUT = "about"
    """X сообщил о закрытии порта."""
    INFINITIVE = "infinitive"
    """X призвал закрыть порт."""
    OBJECT = "object"
    """X подтвердил закрытие порта."""
    CALLING = "calling"
    """X назвал порт опасным."""
    PREVIOUS = "previous-sentence"
    """Об этом сообщил X."""
    NOMINAL = "according-to"
    """По словам X, порт закрыт."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting word with its frame.

    `first:last` are the tokens of the reporting clause, where its speaker is looked for. `near`
    is the offset where the content begins (frames with the content on the right) or stops (tags).
    `quotation` is the one that a tag closes or stands in; none in a turn of dash speech.
    """

    token: int
    verb: str
    force: str
    frame: Frame
    first: int
    last: int
    near: int
    quotation: Quotation | None = None


class CueFinder:
    """Finds the cues of one document; linear in its tokens."""

    def __init__(self, tree: Tree, quotations: Quotations) -> None:
        self._tree = tree
        self._tokens = tree.tokens
        self._text = tree.document.article.text
        self._quotations = quotations

    @cached_property
    def quoted(self) -> tuple[Quotation | None, ...]:
        """For each token the outermost quotation that covers it."""
        return tuple(self._quotations.over(token.start) for token in self._tokens)

    def find(self) -> Iterator[Cue | Rejection]:
        """Cues in the order of the text, and near misses."""
        verbs = reporting_verbs()
        for sentence in self._tree.document.sentences:
            for index in range(sentence.first, sentence.last):
                token = self._tokens[index]
                if token.pos in {"VERB", "AUX"} and (verb := verbs.get(token.lemma)):
                    cue = self._verbal(index, verb, sentence)
                elif token.lemma in {"по", "со", "согласно"}:
                    cue = self._nominal(index, sentence)
                else:
                    continue
                if cue:
                    yield cue

    # --- verbs -------------------------------------------------------------------------------

    def _verbal(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | Rejection | None:
        reason = self._unasserted(index)
        cue = self._framed(index, verb, sentence)
        if cue is None or reason is None:
            return cue
        token = self._tokens[index]
        return Rejection(
            start=token.start, stop=token.stop, extractor=f"statements/{cue.frame}", reason=reason
        )

    def _unasserted(self, index: int) -> str | None:
        """Why the verb does not report something that was said, or None."""
        tree = self._tree
        if tree.feat(index, "VerbForm") == "Inf":
            return "an infinitive reports nothing that was said"
        if tree.feat(index, "Person") in {"1", "2"} or tree.feat(index, "Mood") == "Imp":
            return "the author's own words, not reported speech"
        if tree.feat(index, "Tense") == "Fut":
            return "not said yet"
        for child in tree.children(index, "advmod", "aux"):
            word = self._tokens[child].text.lower()
            if word == "не" and self._tokens[index].lemma not in {"исключать", "исключить"}:
                return "negated: it was not said"
            if word in {"бы", "б", "будет", "будут"}:
                return "not said, only thought of"
        if tree.feat(index, "VerbForm") == "Part" and tree.feat(index, "Voice") == "Pass":
            return "passive: no speaker"
        return None

    def _framed(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | None:
        """The frame in which the verb stands, the surest first."""
        frames = verb.frames
        tag = self._tag(index, verb, sentence) if frames & {"t", "d"} else None
        if self.quoted[index] is not None or (tag and tag.frame is Frame.QUOTE_TAG):
            return tag
        if "c" in frames or "d" in frames:
            mark = self._complementizer(index, sentence)
            if mark is not None:
                near = self._tokens[mark].stop
                return self._right(index, verb, Frame.CLAUSE, near, sentence, mark - 1)
        if frames & {"t", "d"}:
            found = (
                tag
                or self._previous(index, verb, sentence)
                or self._colon(index, verb, sentence)
            )
            if found:
                return found
        return self._governed(index, verb, sentence)

    def _governed(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | None:
        """Frames in which the content is a phrase that the verb governs."""
        tree, frames = self._tree, verb.frames
        if "o" in frames and tree.feat(index, "VerbForm") != "Conv":
            for child in tree.children(index, "obl", "nmod"):
                if tree.case_word(child) in _ABOUT and tree.lemma(child) != "это":
                    first = min(tree.children(child, "case"))
                    if first > index:
                        near = self._tokens[first].start
                        return self._right(index, verb, Frame.ABOUT, near, sentence, first)
        if "i" in frames:
            for child in tree.children(index, "xcomp"):
                if child > index and tree.feat(child, "VerbForm") == "Inf":
                    return self._after_subject(index, verb, Frame.INFINITIVE, sentence)
        objects = tree.children(index, "obj")
        if "p" in frames and self._is_calling(index, objects):
            return self._after_subject(index, verb, Frame.CALLING, sentence)
        nouns = [
            child
            for child in objects
            if self._tokens[child].pos in {"NOUN", "PROPN"}
            and tree.lemma(child) not in UNSAID_OBJECTS
            and not any(tree.lemma(det) in {"этот", "данный", "такой"} for det in tree.children(child))
        ]
        if "n" in frames and nouns:
            return self._after_subject(index, verb, Frame.OBJECT, sentence)
        if "v" in frames and any(tree.lemma(noun) in SAYING_NOUNS for noun in nouns):
            return self._after_subject(index, verb, Frame.OBJECT, sentence)
        if "m" in frames:
            for child in tree.children(index, "obl", "iobj", "obj"):
                if tree.feat(child, "Case") == "Ins" and child > index:
                    return self._after_subject(index, verb, Frame.OBJECT, sentence)
        return None

    def _is_calling(self, index: int, objects: tuple[int, ...]) -> bool:
        """«назвал A B»: an object and a predicate in the instrumental or in quotation marks."""
        tree = self._tree
        if tree.feat(index, "Voice") != "Act" or not objects:
            return False
        return any(
            child not in objects
            and (tree.feat(child, "Case") == "Ins" or self.quoted[child] is not None)
            and not tree.children(child, "case")
            for child in tree.children(index, "xcomp", "obl", "iobj", "nmod", "advcl", "parataxis")
        )

    def _after_subject(
        self, index: int, verb: ReportingVerb, frame: Frame, sentence: Sentence
    ) -> Cue:
        """A cue whose content begins after the verb and a subject right behind it."""
        tree = self._tree
        after = index + 1
        for child in tree.children(index, "nsubj"):
            if child > index:
                span = tree.subtree(child, lambda token: self._tokens[token].text in BOUNDARIES)
                if span[0] <= index + 2:
                    after = max(after, span[-1] + 1)
        after = min(after, sentence.last - 1)
        near = self._tokens[after].start
        return self._right(index, verb, frame, near, sentence, max(after, index + 1))

    def _right(
        self,
        index: int,
        verb: ReportingVerb,
        frame: Frame,
        near: int,
        sentence: Sentence,
        last: int,
    ) -> Cue:
        return Cue(
            token=index,
            verb=verb.lemma,
            force=verb.force,
            frame=frame,
            first=sentence.first,
            last=max(last, index + 1),
            near=near,
        )

    def _complementizer(self, index: int, sentence: Sentence) -> int | None:
        """The «что» or «чтобы» that opens the verb's content."""
        boundary = self._boundary_right(index, sentence)
        if boundary + 1 < sentence.last and self._tokens[boundary].text == ",":
            if self._opens_content(boundary + 1, index):
                return boundary + 1
        for child in self._tree.children(index, "ccomp"):
            for mark in self._tree.children(child, "mark", "obj", "nsubj"):
                if mark > index + 1 and self._opens_content(mark, index):
                    return mark
        return None

    def _opens_content(self, mark: int, verb: int) -> bool:
        """Whether a word after a comma is the «что» of what is said, not of «за то, чтобы»."""
        word = self._tokens[mark].text.lower()
        if word not in COMPLEMENTIZERS or self._tokens[mark - 1].text != ",":
            return False
        if word == "чтобы" and reporting_verbs()[self._tokens[verb].lemma].force not in _WISHES:
            return False
        before = self._tokens[mark - 2].text.lower()
        return before not in _NOT_SAID_BEFORE or (
            before == "том" and self._tokens[mark - 3].text.lower() in _ABOUT
        )

    def _colon(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | None:
        for right in range(index + 1, min(sentence.last, index + MAX_REACH)):
            token = self._tokens[right]
            if self.quoted[right] is not None:
                continue
            if token.text == ":":
                near = token.stop
                return self._right(index, verb, Frame.COLON, near, sentence, right)
            if token.pos == "VERB" and self._tree.feat(right, "VerbForm") == "Fin":
                return None
        return None

    def _previous(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | None:
        """«Об этом сообщил X»: the content is the sentence before."""
        reach = range(max(sentence.first, index - MAX_LEAD), min(index + MAX_LEAD, sentence.last - 1))
        for left in reach:
            if (
                self._tokens[left].text.lower() == "об"
                and self._tokens[left + 1].text.lower() == "этом"
                and self.quoted[left] is None
            ):
                last = self._boundary_right(index, sentence)
                near = sentence.start
                return self._right(index, verb, Frame.PREVIOUS, near, sentence, last)
        return None

    # --- tags --------------------------------------------------------------------------------

    def _tag(self, index: int, verb: ReportingVerb, sentence: Sentence) -> Cue | None:
        """A tag after the words said: after a quote, in a turn of speech, after a comma."""
        own = self.quoted[index]
        first = self._boundary_left(index, sentence) + 1
        lead = range(first, index)
        if len(lead) > MAX_LEAD or any(self._is_finite(word) for word in lead):
            return None
        start = self._tokens[first].start
        near = self._gap_start(start)
        gap = self._text[near:start]
        closed = self._quotations.closing_at(near)
        if any(mark in gap for mark in DASHES):
            block = self._tree.document.article.blocks[sentence.block]
            turn = dash_turn(self._tree.document.article, block)
            if own is not None:
                inner = near > own.inner_start and self._is_light(lead)
                return self._tag_cue(index, verb, first, near, sentence, own) if inner else None
            if closed is not None:
                return self._tag_cue(index, verb, first, near, sentence, closed)
            if turn is not None and near > turn:
                return self._tag_cue(index, verb, first, near, sentence, None)
        if own is not None or not self._is_light(lead):
            return None
        as_said = any(self._tokens[word].text.lower() == "как" for word in lead)
        last = self._boundary_right(index, sentence)
        colon = last < sentence.last and self._tokens[last].text == ":"
        if (first == sentence.first and not as_said) or colon:
            return None
        if closed is not None and "," in gap and self._has_subject(index, sentence):
            return self._tag_cue(index, verb, first, near, sentence, closed)
        if as_said or ("," in gap and self._has_subject(index, sentence)):
            return Cue(
                token=index,
                verb=verb.lemma,
                force=verb.force,
                frame=Frame.AS_TAG if as_said else Frame.COMMA_TAG,
                first=first,
                last=last,
                near=near,
            )
        return None

    def _tag_cue(
        self,
        index: int,
        verb: ReportingVerb,
        first: int,
        near: int,
        sentence: Sentence,
        quotation: Quotation | None,
    ) -> Cue:
        return Cue(
            token=index,
            verb=verb.lemma,
            force=verb.force,
            frame=Frame.QUOTE_TAG,
            first=first,
            last=self._boundary_right(index, sentence),
            near=near,
            quotation=quotation,
        )

    def _gap_start(self, offset: int) -> int:
        """Where the spaces, stops and dashes before the offset begin."""
        while offset and self._text[offset - 1] in _GAP:
            offset -= 1
        return offset

    def _is_light(self, lead: range) -> bool:
        """Whether nothing but adverbs, particles and «об этом» stands before a tag's verb."""
        return all(
            self._tokens[word].pos in _LIGHT_POS
            or self._tokens[word].text.lower() in {"об", "о", "этом", "чем", "же", "как"}
            for word in lead
        )

    def _has_subject(self, index: int, sentence: Sentence) -> bool:
        """Whether a tag's verb has something on its right that can be its speaker."""
        tree = self._tree
        last = self._boundary_right(index, sentence)
        if tree.feat(index, "VerbForm") != "Fin":
            return False
        for child in tree.children(index, "nsubj"):
            if index < child < last:
                return True
        plural = tree.feat(index, "Number") == "Plur"
        for word in range(index + 1, last):
            if self._tokens[word].pos not in {"NOUN", "PROPN", "PRON", "X", "ADJ"}:
                continue
            if tree.feat(word, "Case") in {"Nom", None}:
                return True
            if plural and tree.feat(word, "Case") == "Loc":
                return True
        return "d" in reporting_verbs()[tree.lemma(index)].frames and last > index + 1

    # --- «по словам» ---------------------------------------------------------------------------

    def _nominal(self, index: int, sentence: Sentence) -> Cue | Rejection | None:
        """«по словам X», «по данным X», «согласно X», set off or at the head of its clause."""
        if self.quoted[index] is not None:
            return None
        noun = index
        force = "states"
        verb = "согласно"
        if self._tree.lemma(index) != "согласно":
            noun = self._cue_noun(index, sentence)
            if noun < 0:
                return None
            lemma = self._noun_lemma(noun)
            force = NOMINAL_CUES[lemma]
            verb = f"{self._tokens[index].text.lower()} {self._tokens[noun].text.lower()}"
        before = self._tokens[index - 1] if index > sentence.first else None
        opens = before is None or before.text in BOUNDARIES or before.pos == "CCONJ"
        if not opens and self._tokens[noun].rel != "parataxis":
            return None
        if noun == index and self._refers_to_law(index, sentence):
            return None
        last = self._phrase_stop(index, noun, sentence)
        if last <= noun + 1 and not any(
            self._tokens[word].lemma in {"он", "она", "они", "его", "ее", "их"}
            for word in range(index, noun)
        ):
            token = self._tokens[index]
            return Rejection(
                start=token.start,
                stop=self._tokens[noun].stop,
                extractor=f"statements/{Frame.NOMINAL}",
                reason="nobody is named",
            )
        return Cue(
            token=noun,
            verb=verb,
            force=force,
            frame=Frame.NOMINAL,
            first=index,
            last=last,
            near=self._tokens[index].start,
        )

    def _refers_to_law(self, index: int, sentence: Sentence) -> bool:
        """«согласно закону», «согласно уставу X»: a rule, not a speaker."""
        for word in range(index + 1, min(index + 4, sentence.last)):
            if self._tokens[word].pos == "NOUN":
                lemma = self._noun_lemma(word)
                return not (
                    lemma in REPORT_NOUNS
                    or any(m.head == word for m in self._tree.mentions_over(word))
                )
        return False

    def _cue_noun(self, index: int, sentence: Sentence) -> int:
        """The noun of a nominal cue after its preposition and at most two modifiers, else -1."""
        for word in range(index + 1, min(index + 4, sentence.last)):
            if self._noun_lemma(word) in NOMINAL_CUES and self._tokens[word].rel != "amod":
                return word if self._tree.feat(word, "Case") in {"Dat", "Gen", None} else -1
            if self._tokens[word].pos not in {"ADJ", "DET", "PRON"}:
                return -1
        return -1

    def _noun_lemma(self, index: int) -> str:
        """Lemma of a cue noun; «данным» is a noun here, whatever its lemma."""
        token = self._tokens[index]
        return "данные" if token.text.lower() == "данным" else token.lemma

    def _phrase_stop(self, index: int, noun: int, sentence: Sentence) -> int:
        """The token after the cue's noun phrase."""
        tree = self._tree
        head = noun
        if noun == index:
            # «согласно» hangs on its noun as a case word
            head = self._tokens[index].head if self._tokens[index].head > index else index + 1
        inside = tree.subtree(
            head,
            lambda word: self._tokens[word].rel.split(":")[0] not in _PHRASE_RELS
            or self._is_finite(word)
            or tree.feat(word, "Case") == "Nom",
        )
        stop = max(head, noun) + 1
        members = set(inside)
        while stop < sentence.last and stop in members:
            stop += 1
        for edge in {stop - 1, min(noun + 1, sentence.last - 1)}:
            for mention in tree.mentions_over(edge):
                if mention.first > noun or mention.last > stop > noun + 1:
                    stop = max(stop, mention.last)
        while stop > noun + 1 and self._tokens[stop - 1].text in {",", "и"}:
            stop -= 1
        stop = self._with_name(min(stop, sentence.last), sentence)
        return min(stop, sentence.last)

    def _with_name(self, stop: int, sentence: Sentence) -> int:
        """The end of the name, and of the bracket behind it, that a phrase's end runs into."""
        if stop < sentence.last:
            for mention in self._tree.mentions_over(stop):
                if mention.first == stop and mention.type is EntityType.PERSON:
                    stop = max(stop, mention.last)
        if stop < sentence.last and self._tokens[stop].text == "(":
            for right in range(stop, min(stop + MAX_LEAD, sentence.last)):
                if self._tokens[right].text == ")":
                    return right + 1
        return stop

    # --- boundaries --------------------------------------------------------------------------

    def _boundary_right(self, index: int, sentence: Sentence) -> int:
        """The first mark after the token that ends its clause; the sentence's last at most."""
        for right in range(index + 1, min(sentence.last, index + MAX_REACH)):
            token = self._tokens[right]
            if self.quoted[right] == self.quoted[index] and (
                token.text in BOUNDARIES or (token.text == "." and self._ends(right, sentence))
            ):
                return right
        return min(sentence.last, index + MAX_REACH)

    def _ends(self, index: int, sentence: Sentence) -> bool:
        """Whether a full stop ends something more than an abbreviation."""
        return index + 1 == sentence.last or self._tokens[index + 1].text in DASHES

    def _boundary_left(self, index: int, sentence: Sentence) -> int:
        """The last mark before the token that ends another clause; one before the sentence."""
        for left in range(index - 1, max(sentence.first, index - MAX_REACH) - 1, -1):
            if self._tokens[left].text in BOUNDARIES and self.quoted[left] == self.quoted[index]:
                return left
        return max(sentence.first, index - MAX_REACH) - 1

    def _is_finite(self, index: int) -> bool:
        return self._tree.feat(index, "VerbForm") == "Fin"
