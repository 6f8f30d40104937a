"""Reporting verbs with what they report on their right, or in the sentence before."""

from dataclasses import replace

from extract.claims.speech.clauses import BOUNDARIES, MAX_REACH, Clauses
from extract.claims.speech.frames import Cue, Frame, Site
from extract.claims.speech.reporting import WordClass, forces, words_of
from extract.claims.speech.tags import MAX_LEAD, TagFinder

COMPLEMENTIZERS = frozenset({"что", "чтобы", "будто", "якобы"})
ABOUT = frozenset({"о", "об", "обо", "про"})
_WISHES = frozenset({"demands", "asks", "advises"})
"""Forces of verbs whose «чтобы» opens what is wished; elsewhere it names a purpose."""
_NOT_SAID_BEFORE = frozenset({"то", "того", "тому", "тем", "так", "потому", "том", "условии"})
"""Words before «, что» that make it another clause («при условии, что»), «о том» excepted."""
_POINTED = frozenset({"это", "тот", "то"})
"""What «о» takes when the content stands in another clause («об этом», «о том, что»)."""
_POINTERS = frozenset({"этот", "данный", "такой"})
_DENIABLE = frozenset({"исключить", "исключать"})
"""Verbs whose negation says something («не исключил, что»)."""


class VerbFinder:
    """Finds the frame in which a reporting verb stands."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree
        self._tags = TagFinder(clauses)

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
        elif "не" in words and tree.lemma(token) not in _DENIABLE:
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
        if frames & {"c", "d"}:
            mark = self._complementizer(site)
            about = None if mark is None else self._about(site)
            if about is not None and about.far is None:
                return about  # «заявил о выходе, что …»: the clause comments on the phrase
            if mark is not None:
                near = self._clauses.tokens[mark].stop
                return self._right(site, Frame.CLAUSE, near, mark - 1)
        if frames & {"t", "d"}:
            found = tag or self._previous(site) or self._colon(site)
            if found is not None:
                return found
        return self._about(site) or self._infinitive(site) or self._object(site)

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

    def _opens_content(self, mark: int, site: Site) -> bool:
        """Whether a word after a comma is the «что» of what is said, not of «за то, чтобы»."""
        word = self._clauses.word(mark)
        if word not in COMPLEMENTIZERS or self._clauses.word(mark - 1) != ",":
            return False
        if word == "чтобы" and site.verb.force not in _WISHES:
            return False
        before = self._clauses.word(mark - 2)
        about = before == "том" and self._clauses.word(mark - 3) in ABOUT
        return about or before not in _NOT_SAID_BEFORE

    def _colon(self, site: Site) -> Cue | None:
        """«X сказал: …»."""
        for right in range(site.token + 1, min(site.sentence.last, site.token + MAX_REACH)):
            if self._clauses.quoted[right] is not None:
                continue
            if self._clauses.word(right) == ":":
                return self._right(site, Frame.COLON, self._clauses.tokens[right].stop, right)
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
                return self._right(site, Frame.PREVIOUS, site.sentence.start, last)
        return None

    # --- phrases -----------------------------------------------------------------------------

    def _about(self, site: Site) -> Cue | None:
        """«X сообщил о …»; a converb («говоря о …») only names the topic."""
        tree = self._tree
        if "o" not in site.verb.frames or tree.feat(site.token, "VerbForm") == "Conv":
            return None
        for child in tree.children(site.token, "obl", "nmod"):
            if tree.case_word(child) not in ABOUT or tree.lemma(child) in _POINTED:
                continue
            first = min(tree.children(child, "case"))
            near = self._clauses.tokens[first].start
            if first > site.token:
                return self._right(site, Frame.ABOUT, near, first)
            if first == site.sentence.first:
                last = self._clauses.boundary_right(site.token, site.sentence)
                far = self._clauses.tokens[self._run_stop(child, site.token) - 1].stop
                return replace(self._right(site, Frame.ABOUT, near, last), far=far)
        return None

    def _run_stop(self, head: int, limit: int) -> int:
        """The token after the unbroken run of a phrase's own words."""
        inside = set(self._tree.subtree(head))
        stop = head + 1
        while stop < limit and stop in inside:
            stop += 1
        return stop

    def _infinitive(self, site: Site) -> Cue | None:
        """«X призвал Y уступить»."""
        if "i" in site.verb.frames:
            for child in self._tree.children(site.token, "xcomp"):
                if child > site.token and self._tree.feat(child, "VerbForm") == "Inf":
                    return self._after_subject(site, Frame.INFINITIVE)
        return None

    def _object(self, site: Site) -> Cue | None:
        """«X подтвердил готовность», «X выразил надежду», «X назвал Y ошибкой»."""
        tree, frames = self._tree, site.verb.frames
        objects = tree.children(site.token, "obj")
        if "p" in frames and self._is_calling(site.token, objects):
            return self._after_subject(site, Frame.CALLING)
        nouns = [child for child in objects if self._is_sayable(child)]
        if "n" in frames and nouns:
            return self._after_subject(site, Frame.OBJECT)
        if "v" in frames:
            for noun in nouns:
                force = forces(WordClass.SAYING).get(tree.lemma(noun))
                if force is not None:
                    return self._after_subject(site, Frame.OBJECT, force)
        if "m" in frames:
            for child in tree.children(site.token, "obl", "iobj", "obj"):
                if tree.feat(child, "Case") == "Ins" and child > site.token:
                    return self._after_subject(site, Frame.OBJECT)
        return None

    def _is_sayable(self, noun: int) -> bool:
        """Whether an object can be what is said; «эту информацию» was told elsewhere."""
        tree = self._tree
        return (
            self._clauses.tokens[noun].pos in {"NOUN", "PROPN"}
            and tree.lemma(noun) not in words_of(WordClass.UNSAID)
            and not any(tree.lemma(child) in _POINTERS for child in tree.children(noun))
        )

    def _is_calling(self, token: int, objects: tuple[int, ...]) -> bool:
        """«назвал A B»: an object and a predicate in the instrumental or in quotation marks."""
        tree = self._tree
        if tree.feat(token, "Voice") != "Act" or not objects:
            return False
        return any(
            child not in objects
            and (tree.feat(child, "Case") == "Ins" or self._clauses.quoted[child] is not None)
            and not tree.children(child, "case")
            for child in tree.children(token, "xcomp", "obl", "iobj", "nmod", "advcl", "parataxis")
        )

    def _after_subject(self, site: Site, frame: Frame, force: str | None = None) -> Cue:
        """A cue whose content begins after the verb and a subject right behind it."""
        after = site.token + 1
        for child in self._tree.children(site.token, "nsubj"):
            if child > site.token:
                span = self._tree.subtree(
                    child, lambda token: self._clauses.tokens[token].text in BOUNDARIES
                )
                if span[0] <= site.token + 2:
                    after = max(after, span[-1] + 1)
        after = min(after, site.sentence.last - 1)
        return self._right(site, frame, self._clauses.tokens[after].start, after, force)

    def _right(
        self, site: Site, frame: Frame, near: int, last: int, force: str | None = None
    ) -> Cue:
        return Cue(
            token=site.token,
            verb=site.verb.lemma,
            force=force or site.verb.force,
            frame=frame,
            first=site.sentence.first,
            last=max(last, site.token + 1),
            near=near,
        )
