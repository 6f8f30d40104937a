"""Reporting verbs whose content is a phrase: «сообщил о …», «призвал …», «указал на …»."""

from dataclasses import replace

from extract.claims.speech.clauses import BOUNDARIES, Clauses
from extract.claims.speech.frames import Cue, Frame, Site, cue_right
from extract.claims.speech.reporting import WordClass, forces, words_of
from extract.claims.status_cues import VAGUE_REFUSALS
from extract.records import MentionKind
from extract.tree import words
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
    "e": (frozenset({"от"}), "Gen"),
    "g": (frozenset({"в", "во"}), "Acc"),
}
"""Prepositions and case of what a verb governs, by the letter of its frame."""
_POINTED = frozenset({"это", "тот", "то", "все", "что"})
"""What a preposition takes when the content stands in another clause («об этом», «о том, что»)."""
POINTERS = frozenset({"этот", "данный", "такой", "подобный", "соответствующий", "аналогичный"})
"""Words that make a noun of saying point to what was told elsewhere («такое заявление»)."""
_JUDGING = frozenset({"condemns", "supports"})
"""Forces of verbs that speak of whatever their object is («осудил решение»)."""
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


class PhraseFinder:
    """Finds the phrase that a reporting verb governs, the surest first."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree = clauses.tree

    def find(self, site: Site) -> Cue | None:
        """The frame of a verb with its content in a phrase, or None."""
        return (
            self.about(site) or self._infinitive(site) or self._governed(site) or self._object(site)
        )

    def is_negated(self, token: int) -> bool:
        """Whether «не» stands before the verb."""
        return any(self._clauses.word(child) == "не" for child in self._tree.children(token))

    def about(self, site: Site) -> Cue | None:
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
                return cue_right(site, Frame.ABOUT, near, first)
            if first == site.sentence.first:
                last = self._clauses.boundary_right(site.token, site.sentence)
                far = self._clauses.tokens[self._run_stop(child, site.token) - 1].stop
                return replace(cue_right(site, Frame.ABOUT, near, last), far=far)
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
        fixed = " " in site.verb.lemma  # «обратил внимание на …» hangs on «внимание» or the verb
        partners = tree.children(site.token, "obj", "xcomp") if fixed else ()
        if site.verb.frames & {"b", "z", "g"}:  # the tree may hang it on the object
            partners = tree.children(site.token, "obj", "iobj")
            partners += tuple(name for p in partners for name in tree.children(p, "appos"))
        phrases = [
            child
            for head in (site.token, *partners)
            for child in tree.children(head, "obl", "nmod")
        ]
        if site.verb.frames & {"b", "g"}:
            phrases += self._in_clause(site)
        for letter in sorted(site.verb.frames & GOVERNED.keys()):
            prepositions, case = GOVERNED[letter]
            for child in phrases:
                counted = letter == "g" and bool(tree.children(child, "nummod"))
                governed = tree.case_word(child) in prepositions and (
                    counted or tree.feat(child, "Case") == case
                )
                if not governed or child < site.token or self._is_circumstance(child):
                    continue
                if letter != "r" and not fixed:
                    return self._after_subject(site, Frame.OBJECT)
                if fixed or not self._is_source(child):
                    first = max(tree.children(child, "case")) + (0 if fixed else 1)
                    return cue_right(site, Frame.OBJECT, self._clauses.tokens[first].start, first)
        return None

    def _in_clause(self, site: Site) -> list[int]:
        """Nouns with a preposition up to the next verb: the tree may give them to that verb."""
        found = []
        for index in range(site.token + 1, self._clauses.boundary_right(site.token, site.sentence)):
            if self._clauses.is_predicate(index):
                break
            if self._tree.children(index, "case"):
                found.append(index)
        return found

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
        nouns = [child for child in objects if self._is_sayable(child, site)]
        if "n" in frames and nouns and self._is_object_said(site, nouns[0]):
            return self._object_cue(site, nouns[0])
        if "v" in frames:
            for noun in nouns:
                force = forces(WordClass.SAYING).get(tree.lemma(noun))
                mark = self._clauses.boundary_right(max(noun, site.token), site.sentence) + 1
                if force is not None and self._is_that(mark, site):
                    near = self._clauses.tokens[mark].stop
                    return cue_right(site, Frame.CLAUSE, near, mark - 1, force)
                if force is not None:
                    return self._object_cue(site, noun, force)
        if "m" in frames:
            for child in tree.children(site.token, "obl", "iobj", "obj"):
                if tree.feat(child, "Case") == "Ins" and child > site.token:
                    return self._after_subject(site, Frame.OBJECT)
        return self._worded(site, objects) if "i" in frames else None

    def _worded(self, site: Site, objects: tuple[int, ...]) -> Cue | None:
        """«предложил "переговоры равных"»: what one asks for, in one's very words."""
        for noun in objects:
            quotation = self._clauses.quoted[noun]
            if noun > site.token and quotation is not None and self._is_wording(noun):
                first = self._tree.token_at(quotation.start)
                return cue_right(site, Frame.OBJECT, quotation.start, first)
        return None

    def _is_wording(self, noun: int) -> bool:
        """«предложил "переговоры равных"»: somebody's words in quotation marks, not a name."""
        quotation = self._clauses.quoted[noun]
        named = any(m.kind is MentionKind.NAME for m in self._tree.mentions_over(noun))
        if quotation is None or named:
            return False
        return len(words(self._clauses.text[quotation.inner_start : quotation.inner_stop])) > 1

    def _is_that(self, mark: int, site: Site) -> bool:
        """Whether «, что» follows a noun of saying («надежду, что», «уверенность в том, что»)."""
        return mark < site.sentence.last and self._clauses.word(mark) in COMPLEMENTIZERS

    def _is_object_said(self, site: Site, noun: int) -> bool:
        """«не исключил отставки» says something, «исключил его из партии» does not."""
        denied = self.is_negated(site.token) and self._tree.feat(noun, "Case") == "Gen"
        return denied or site.verb.lemma not in VAGUE_REFUSALS

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
        return replace(cue_right(site, Frame.OBJECT, near, last, force), far=far)

    def _is_sayable(self, noun: int, site: Site) -> bool:
        """Whether an object can be what is said; «эту информацию» was told elsewhere.

        To confirm a verdict is to pass one, to condemn it is to speak.
        """
        tree = self._tree
        unsaid = () if site.verb.force in _JUDGING else words_of(WordClass.UNSAID)
        return (
            self._clauses.tokens[noun].pos in {"NOUN", "PROPN"}
            and tree.lemma(noun) not in unsaid
            and not any(tree.lemma(child) in POINTERS for child in tree.children(noun))
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
            and not tree.times_in(child, child + 1)
            for child in (
                *tree.children(token, "xcomp", "obl", "iobj", "nmod", "advcl", "parataxis"),
                # «назвал решение о … «позорным шагом»»: the tree hangs it on the object
                *(word for noun in objects for word in tree.subtree(noun) if self._is_quoted(word)),
            )
        )

    def _is_quoted(self, word: int) -> bool:
        return self._clauses.quoted[word] is not None and self._tree.feat(word, "Case") == "Ins"

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
        return cue_right(site, frame, self._clauses.tokens[after].start, after, force)
