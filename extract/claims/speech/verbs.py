"""Reporting verbs with what they report on their right, or in the sentence before."""

from dataclasses import replace

from extract.claims.speech.clauses import BOUNDARIES, MAX_REACH, Clauses
from extract.claims.speech.frames import Cue, Frame, Site
from extract.claims.speech.reporting import WordClass, forces, words_of
from extract.claims.speech.tags import MAX_LEAD, TagFinder
from ontology.vocabulary import EntityType

COMPLEMENTIZERS = frozenset({"что", "чтобы", "будто", "якобы"})
ABOUT = frozenset({"о", "об", "обо", "про"})
GOVERNED = {
    "a": (frozenset({"на"}), "Acc"),
    "l": (frozenset({"на"}), "Loc"),
    "k": (frozenset({"к", "ко"}), "Dat"),
    "b": (frozenset({"в", "во"}), "Loc"),
    "z": (frozenset({"за"}), "Acc"),
    "r": (frozenset({"на"}), "Acc"),
    "w": (frozenset({"с", "со"}), "Ins"),
}
"""Prepositions and case of what a verb governs, by the letter of its frame."""
_WISHES = frozenset({"demands", "asks", "advises"})
"""Forces of verbs whose «чтобы» opens what is wished; elsewhere it names a purpose."""
_NOT_SAID_BEFORE = frozenset({"то", "того", "тому", "тем", "так", "потому", "том", "условии"})
"""Words before «, что» that make it another clause («при условии, что»), but for those governed."""
_POINTED = frozenset({"это", "тот", "то", "все", "что"})
"""What a preposition takes when the content stands in another clause («об этом», «о том, что»)."""
_POINTERS = frozenset({"этот", "данный", "такой", "подобный", "соответствующий", "аналогичный"})
_POINTING_LEAD = 4
"""Tokens from the start of a sentence to a noun that points back («Ранее с таким заявлением …»)."""
_PLACES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
        EntityType.LOCATION,
    }
)
_SOURCES = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.MEDIA_OUTLET,
        EntityType.GOVERNMENT_BODY,
        EntityType.COUNTRY,
    }
)
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
        elif self._is_negated(token) and tree.lemma(token) not in _DENIABLE:
            reason = "negated: it was not said"
        elif words & {"бы", "б", "будет", "будут"}:
            reason = "not said, only thought of"
        elif form == "Part" and tree.feat(token, "Voice") == "Pass":
            reason = "passive: no speaker"
        return reason

    def _is_negated(self, token: int) -> bool:
        return any(self._clauses.word(child) == "не" for child in self._tree.children(token))

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
        return (
            self._pointed_back(site)
            or self._about(site)
            or self._infinitive(site)
            or self._governed(site)
            or self._object(site)
        )

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

    def _pointed_back(self, site: Site) -> Cue | None:
        """«Такое заявление сделал X»: the content is the sentence before."""
        tree = self._tree
        if "s" not in site.verb.frames:
            return None
        for child in tree.children(site.token, "obj", "obl", "nsubj"):
            saying = words_of(WordClass.SAYING) | words_of(WordClass.POINTED)
            pointed = any(tree.lemma(word) in _POINTERS for word in tree.children(child))
            lead = child - site.sentence.first
            if pointed and tree.lemma(child) in saying and lead <= _POINTING_LEAD:
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
            for child in self._tree.children(site.token, "xcomp", "csubj", "ccomp"):
                if child > site.token and self._tree.feat(child, "VerbForm") == "Inf":
                    return self._after_subject(site, Frame.INFINITIVE)
        return None

    def _governed(self, site: Site) -> Cue | None:
        """«X указал на рост», «X обвинил Y в краже», «сославшись на нехватку рабочих»."""
        tree = self._tree
        for letter in sorted(site.verb.frames & GOVERNED.keys()):
            prepositions, case = GOVERNED[letter]
            for child in tree.children(site.token, "obl", "nmod"):
                governed = (
                    tree.case_word(child) in prepositions and tree.feat(child, "Case") == case
                )
                if not governed or child < site.token or self._is_circumstance(child):
                    continue
                if letter != "r":
                    return self._after_subject(site, Frame.OBJECT)
                if not self._is_source(child):
                    first = max(tree.children(child, "case")) + 1
                    return self._right(site, Frame.OBJECT, self._clauses.tokens[first].start, first)
        return None

    def _is_circumstance(self, noun: int) -> bool:
        """Whether a governed noun tells where or when, or only points («в этом»)."""
        tree = self._tree
        mention = tree.mention_headed(noun)
        return (
            tree.lemma(noun) in _POINTED
            or (mention is not None and mention.type in _PLACES)
            or any(
                time.start <= self._clauses.tokens[noun].start < time.stop
                for time in tree.times_in(*self._extent(noun))
            )
        )

    def _extent(self, noun: int) -> tuple[int, int]:
        """The tokens from the first to the last of a phrase."""
        inside = self._tree.subtree(noun)
        return inside[0], inside[-1] + 1

    def _is_source(self, noun: int) -> bool:
        """«сославшись на источники», «ссылаясь на X»: who said it, not why something is done."""
        sources = words_of(WordClass.REPORT) | words_of(WordClass.INTRODUCED)
        named = any(
            mention.type in _SOURCES and mention.head == noun
            for mention in self._tree.mentions_over(noun)
        )
        return named or self._tree.lemma(noun) in sources | words_of(WordClass.GROUP) | {"сми"}

    def _object(self, site: Site) -> Cue | None:
        """«X подтвердил готовность», «X выразил надежду», «X назвал Y ошибкой»."""
        tree, frames = self._tree, site.verb.frames
        objects = tree.children(site.token, "obj")
        if "p" in frames and self._is_calling(site.token, objects):
            return self._after_subject(site, Frame.CALLING)
        nouns = [child for child in objects if self._is_sayable(child)]
        if "n" in frames and nouns and self._is_object_said(site):
            return self._object_cue(site, nouns[0])
        if "v" in frames:
            for noun in nouns:
                force = forces(WordClass.SAYING).get(tree.lemma(noun))
                mark = self._clauses.boundary_right(max(noun, site.token), site.sentence) + 1
                if force is not None and self._is_that(mark, site):
                    near = self._clauses.tokens[mark].stop
                    return self._right(site, Frame.CLAUSE, near, mark - 1, force)
                if force is not None:
                    return self._object_cue(site, noun, force)
        if "m" in frames:
            for child in tree.children(site.token, "obl", "iobj", "obj"):
                if tree.feat(child, "Case") == "Ins" and child > site.token:
                    return self._after_subject(site, Frame.OBJECT)
        return None

    def _is_that(self, mark: int, site: Site) -> bool:
        """Whether «, что» follows a noun of saying («надежду, что», «уверенность в том, что»)."""
        return mark < site.sentence.last and self._clauses.word(mark) in COMPLEMENTIZERS

    def _is_object_said(self, site: Site) -> bool:
        """«не исключил отставки» says something, «исключил его из партии» does not."""
        return site.verb.lemma not in _DENIABLE or self._is_negated(site.token)

    def _object_cue(self, site: Site, noun: int, force: str | None = None) -> Cue:
        """The object is what is said, before the verb («претензии банк отвергает») or behind."""
        if noun > site.token:
            return self._after_subject(site, Frame.OBJECT, force)
        first = noun
        inside = set(self._tree.subtree(noun))
        while first - 1 in inside and first - 1 >= site.sentence.first:
            first -= 1
        far = self._clauses.tokens[self._run_stop(noun, site.token) - 1].stop
        near = self._clauses.tokens[first].start
        last = self._clauses.boundary_right(site.token, site.sentence)
        return replace(self._right(site, Frame.OBJECT, near, last, force), far=far)

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
