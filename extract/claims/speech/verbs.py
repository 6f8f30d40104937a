"""Reporting verbs with what they report on their right, or in the sentence before."""

from extract.claims.speech.clauses import MAX_REACH, Clauses
from extract.claims.speech.frames import Cue, Frame, Site, cue_right
from extract.claims.speech.phrases import (
    ABOUT,
    COMPLEMENTIZERS,
    GOVERNED,
    POINTERS,
    PhraseFinder,
)
from extract.claims.speech.reporting import WordClass, forces, words_of
from extract.claims.speech.tags import MAX_LEAD, TagFinder
from extract.claims.status_cues import VAGUE_REFUSALS

_QUESTIONS = frozenset({"почему", "зачем", "как", "сколько", "каким", "какие", "кто"})
"""Words that open what is told by an indirect question."""
_TOPICS = frozenset({"где", "когда", "куда", "откуда", "чем", "кого", "кому", "какой", "какая"})
"""More of them, that open other clauses as well: only behind «о том»."""
_WISHES = frozenset({"demands", "asks", "advises"})
"""Forces of verbs whose «чтобы» opens what is wished; elsewhere it names a purpose."""
_NOT_SAID_BEFORE = frozenset({"то", "того", "тому", "тем", "так", "потому", "том", "условии"})
"""Words before «, что» that make it another clause («при условии, что»), but for those governed."""
_POINTING_LEAD = 4
"""Tokens from the start of a sentence to a noun that points back («Ранее с таким заявлением …»)."""


class VerbFinder:
    """Finds the frame in which a reporting verb stands."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tags = TagFinder(clauses)
        self._phrases = PhraseFinder(clauses)

    def unasserted(self, token: int) -> str | None:
        """Why the verb does not report something that was said, or None."""
        tree = self._tree
        form = tree.feat(token, "VerbForm")
        words = {self._clauses.word(child) for child in tree.children(token, "advmod", "aux")}
        reason = None
        if form == "Inf":
            reason = "an infinitive reports nothing that was said"
        elif tree.feat(token, "Person") in {"1", "2"} or tree.feat(token, "Mood") == "Imp":
            reason = "the author's own words, not reported speech"
        elif tree.feat(token, "Tense") == "Fut":
            reason = "not said yet"
        elif self._phrases.is_negated(token) and tree.lemma(token) not in VAGUE_REFUSALS:
            reason = "negated: it was not said"
        elif words & {"бы", "б", "будет", "будут"}:
            reason = "not said, only thought of"
        elif form == "Part" and tree.feat(token, "Voice") == "Pass":
            reason = "passive: no speaker"
        return reason

    def find(self, site: Site) -> Cue | None:
        """The frame of a verb, the surest first, or None."""
        frames = site.verb.frames
        tag = self._tags.find(site) if frames & {"t", "d"} else None
        if self._clauses.quoted[site.token] is not None:
            return tag
        if tag is not None and tag.frame is Frame.QUOTE_TAG:
            return tag
        if frames & {"c", "d", *GOVERNED}:
            mark = self._complementizer(site)
            about = None if mark is None else self._phrases.about(site)
            if about is not None and about.far is None:
                return about  # «заявил о выходе, что …»: the clause comments on the phrase
            if mark is not None:
                near = self._clauses.tokens[mark].stop
                return cue_right(site, Frame.CLAUSE, near, mark - 1)
        if frames & {"t", "d"}:
            found = self._pointer_first(site, tag) or tag
            found = found or self._previous(site) or self._colon(site)
            if found is not None:
                return found
        return self._pointed_back(site) or self._question(site) or self._phrases.find(site)

    # --- clauses -----------------------------------------------------------------------------

    def _complementizer(self, site: Site) -> int | None:
        """The «что» or «чтобы» that opens the verb's content."""
        follower = self._clauses.boundary_right(site.token, site.sentence) + 1
        if follower < site.sentence.last and self._opens_content(follower, site):
            return follower
        for child in self._tree.children(site.token, "ccomp"):
            for mark in self._tree.children(child, "mark", "obj", "nsubj"):
                if mark > site.token + 1 and self._opens_content(mark, site):
                    return mark
        return None

    def _question(self, site: Site) -> Cue | None:
        """«X объяснил, почему …», «X рассказал, как …»: an indirect question is told, too."""
        mark = self._clauses.boundary_right(site.token, site.sentence) + 1
        subjects = self._tree.children(site.token, "nsubj")
        if "c" not in site.verb.frames or any(site.token < child < mark for child in subjects):
            return None
        asked = _QUESTIONS | _TOPICS if self._is_about_that(mark - 1) else _QUESTIONS
        if mark < site.sentence.last and self._clauses.word(mark) in asked:
            near = self._clauses.tokens[mark].start
            return cue_right(site, Frame.CLAUSE, near, mark - 1)
        return None

    def _is_about_that(self, comma: int) -> bool:
        """Whether «о том» stands before the comma."""
        word = self._clauses.word
        return comma > 1 and word(comma - 1) == "том" and word(comma - 2) in ABOUT

    def _opens_content(self, mark: int, site: Site) -> bool:
        """Whether a word after a comma is the «что» of what is said, not of «за то, чтобы»."""
        word = self._clauses.word(mark)
        if word not in COMPLEMENTIZERS or self._clauses.word(mark - 1) != ",":
            return False
        if word == "чтобы" and site.verb.force not in _WISHES:
            return False
        before, governor = self._clauses.word(mark - 2), self._clauses.word(mark - 3)
        if before not in _NOT_SAID_BEFORE:
            return bool(site.verb.frames & {"c", "d"})
        letters = site.verb.frames & GOVERNED.keys()
        prepositions = ABOUT.union(*(GOVERNED[letter][0] for letter in letters))
        return before in {"том", "то", "тому", "тем"} and governor in prepositions

    def _colon(self, site: Site) -> Cue | None:
        """«X сказал: …»."""
        for right in range(site.token + 1, min(site.sentence.last, site.token + MAX_REACH)):
            if self._clauses.quoted[right] is not None:
                continue
            if self._clauses.word(right) == ":":
                return cue_right(site, Frame.COLON, self._clauses.tokens[right].stop, right)
            if self._clauses.is_finite(right):
                return None
        return None

    def _previous(self, site: Site) -> Cue | None:
        """«Об этом сообщил X»: the content is the sentence before."""
        low = max(site.sentence.first, site.token - MAX_LEAD)
        high = min(site.token + MAX_LEAD, site.sentence.last - 1)
        for left in (site.sentence.first, *range(low, high)):
            pair = self._clauses.word(left), self._clauses.word(left + 1)
            if pair == ("об", "этом") and self._clauses.quoted[left] is None:
                last = self._clauses.boundary_right(site.token, site.sentence)
                return cue_right(site, Frame.PREVIOUS, site.sentence.start, last)
        return None

    def _pointer_first(self, site: Site, tag: Cue | None) -> Cue | None:
        """«Об этом в среду, 5 мая, сообщил X»: the comma does not make a tag of it."""
        first = site.sentence.first
        opens = self._clauses.word(first) == "об" and self._clauses.word(first + 1) == "этом"
        comma = tag is not None and tag.frame is Frame.COMMA_TAG
        if not opens or not comma or self._clauses.quoted[first] is not None:
            return None
        low = self._behind_inserted(first, site)
        if any(self._clauses.is_predicate(word) for word in range(low, site.token)):
            return None
        return self._previous(site)

    def _behind_inserted(self, first: int, site: Site) -> int:
        """The token behind «как передаёт X» in «Об этом, как передаёт X, заявил Y»."""
        opened = first + len(("об", "этом"))
        if self._clauses.word(opened) != "," or self._clauses.word(opened + 1) != "как":
            return first
        return min(self._clauses.boundary_right(opened + 1, site.sentence), site.token)

    def _pointed_back(self, site: Site) -> Cue | None:
        """«Такое заявление сделал X»: the content is the sentence before."""
        tree = self._tree
        if "q" in site.verb.frames and self._is_repeated(site):
            last = self._clauses.boundary_right(site.token, site.sentence)
            return cue_right(site, Frame.PREVIOUS, site.sentence.start, last)
        if "s" not in site.verb.frames:
            return None
        pointing = forces(WordClass.POINTED)
        saying = words_of(WordClass.SAYING) | pointing.keys()
        for child in tree.children(site.token, "obj", "obl", "nsubj"):
            pointed = any(tree.lemma(word) in POINTERS for word in tree.children(child))
            lead = child - site.sentence.first
            if pointed and tree.lemma(child) in saying and lead <= _POINTING_LEAD:
                last = self._clauses.boundary_right(site.token, site.sentence)
                force = pointing.get(tree.lemma(child)) or None
                return cue_right(site, Frame.PREVIOUS, site.sentence.start, last, force)
        return None

    def _is_repeated(self, site: Site) -> bool:
        """«Это подтвердил X», «эту информацию подтвердили в X»: the object opens the sentence."""
        tree, first = self._tree, site.sentence.first
        for child in tree.children(site.token, "obj", "nsubj"):
            told = tree.lemma(child) in words_of(WordClass.TOLD)
            noun = told and not tree.children(child, "nmod")
            pointed = child == first + 1 and tree.lemma(first) in POINTERS
            if noun and (child == first or pointed):
                return True
            if child == first and self._clauses.word(child) == "это":
                return True
        return False
