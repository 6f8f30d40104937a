"""Who did what to whom: subjects, objects and prepositional phrases of an event's trigger.

Trees of news sentences are broken in every fifth case, so every question has a fallback by
position: the subject of a finite verb that lost its own is the nearest fitting nominative to its
left inside the clause; prepositional phrases count below the verb and below its object alike, as
the parser hangs them on the nearest noun.
"""

from extract.annotate.normalize import may_be_nominative
from extract.claims.actors import NOBODY, Actors
from extract.claims.lexicon import word_group
from extract.claims.nominatives import (
    aside_between,
    is_stray_plural,
    may_be_nominative_name,
    subjects_go_on,
)
from extract.claims.nouns import antecedent, is_indeclinable
from extract.claims.participles import SEARCH_LEFT, Participles
from extract.mentions.nouns import noun_class
from extract.tree import Tree

_OBJECT_CONTROL = word_group("object-control")
"""Verbs whose infinitive is done by their object («призвал Иран прекратить»)."""
_WHO = frozenset({"который", "которая", "которое", "которые"})
"""Forms of the relative pronoun that may be a subject, whatever case the tagger chose."""
_CLAUSE_ENDS = frozenset({":", ";", "—", "–", "«", "»", '"'})


class Roles:
    """Syntactic questions about the triggers of one document."""

    def __init__(self, tree: Tree, actors: Actors) -> None:
        self.tree = tree
        self.actors = actors
        self.participles = Participles(tree, actors)
        self._objects: dict[int, tuple[int, ...]] = {}
        self._own_subjects: dict[int, int | None] = {}

    # --- the verb ----------------------------------------------------------------------------

    def is_passive(self, verb: int) -> bool:
        """Whether the verb is a passive participle, short or long, or a passive in -ся."""
        return self.tree.feat(verb, "Voice") == "Pass"

    def subject(self, verb: int) -> int | None:
        """The token that does what an active verb says, or None (indefinite-personal, lost)."""
        return self._subject(verb, set())

    def _subject(self, verb: int, seen: set[int]) -> int | None:
        if verb in seen:
            return None
        seen.add(verb)
        if self.participles.is_attributive(verb):
            return self.participles.described(verb)
        own = self._own_subject(verb)
        if own is not None:
            return own
        form = self.tree.feat(verb, "VerbForm")
        above = self._governor(verb)
        if form == "Inf":
            return None if above is None else self._subject_of_infinitive(above, seen)
        if above is not None and self._shares_subject(verb, above):
            found = self._subject(above, seen)
            if found is not None and not self.is_passive(above) and self._agrees(found, verb):
                return found
        matrix = self._matrix_subject(verb, seen)
        return self._lost_subject(verb) if matrix is None else matrix

    def indoors(self, verb: int) -> tuple[int, ...]:
        """Where the nameless doers of a plural verb sit («в НАТО осудили, но ответить отказались»).

        The second of two such verbs shares the place of the first.
        """
        tree = self.tree
        if tree.feat(verb, "Number") != "Plur" or tree.feat(verb, "VerbForm") != "Fin":
            return ()
        above = self._governor(verb)
        joined = above is not None and tree.tokens[verb].rel == "conj"
        sites = (verb, above) if joined and above is not None else (verb,)
        return tuple(
            child
            for site in sites
            for child in tree.children(site, "obl")
            if tree.case_word(child) in {"в", "во"} and tree.feat(child, "Case") in {"Loc", None}
        )

    def _shares_subject(self, verb: int, above: int) -> bool:
        """Whether the verb has the subject of the one that it is joined to."""
        tree = self.tree
        if tree.tokens[above].pos not in {"VERB", "AUX", "ADJ"}:
            return False
        if tree.feat(verb, "VerbForm") == "Conv":
            return True
        return tree.tokens[verb].rel == "conj" and self._same_number(verb, above)

    def _matrix_subject(self, verb: int, seen: set[int]) -> int | None:
        """The subject that a clause of place takes over («прилетел в Рим, где встретится ...»)."""
        tree = self.tree
        if not any(tree.lemma(child) in {"где", "куда"} for child in tree.children(verb)):
            return None
        if tree.feat(verb, "Number") == "Plur":
            return None
        noun = antecedent(tree, verb)
        for above in () if noun is None else tree.ancestors(noun):
            if tree.tokens[above].pos == "VERB":
                return self._subject(above, seen)
        return None

    def _own_subject(self, verb: int) -> int | None:
        if verb not in self._own_subjects:
            self._own_subjects[verb] = self._subject_below(verb)
        return self._own_subjects[verb]

    def _subject_below(self, verb: int) -> int | None:
        tree = self.tree
        found = [
            child
            for child in tree.children(verb, "nsubj")
            if tree.case_word(child) is None and not self._oblique(child)
        ]
        found = found or self._mistaken_object(verb)
        if not found:
            return None
        uncounted = [child for child in found if not tree.children(child, "nummod")]
        found = uncounted or found
        relative = [child for child in found if tree.lemma(child) == "который"]
        if relative:
            # «которая должна объединить A»: the parser may call the object a second subject
            found = [
                child
                for child in found
                if child not in relative
                and (tree.feat(child, "Case") != "Acc" or is_indeclinable(tree, child))
            ]
            if not found:
                return antecedent(tree, verb)
        certain = [c for c in found if not is_indeclinable(tree, c)]
        if len(found) > 1 and certain:
            found = certain
        declined = [c for c in found if tree.feat(c, "Case") == "Nom" or is_indeclinable(tree, c)]
        if tree.feat(verb, "Number") == "Plur":
            # «девочку ударили» has no doer, whatever singular name stands near
            found = [c for c in found if not tree.mentions_over(c) or self._agrees(c, verb)]
            declined = [c for c in declined if c in found]
            if not found:
                return None
        agreeing = [c for c in declined or found if self._agrees(c, verb)]
        return (agreeing or declined or found)[-1]

    def _mistaken_object(self, verb: int) -> list[int]:
        """A subject that the parser took for an object of a verb without a subject.

        It is a nominative person («Петрова ударил Иванов»), or the first of two objects around
        the verb («страны приняли декларацию»).
        """
        tree = self.tree
        bare = [c for c in tree.children(verb, "obj") if tree.case_word(c) is None]
        nominative = [
            c for c in bare if tree.feat(c, "Case") == "Nom" and tree.feat(c, "Animacy") == "Anim"
        ]
        if nominative:
            return nominative
        around = len(bare) > 1 and bare[0] < verb < bare[-1]
        return bare[:1] if around and not self._oblique(bare[0]) else []

    def _oblique(self, index: int) -> bool:
        """Whether the word's form cannot be a subject («Россию обвинили», «Слиппера обвиняют»)."""
        tree = self.tree
        case = tree.feat(index, "Case")
        if is_indeclinable(tree, index) or case in {None, "Nom"}:
            return False
        if tree.lemma(index) == "который":
            return tree.tokens[index].text.lower() not in _WHO
        if tree.children(index, "nummod"):
            return False
        if case == "Gen" and may_be_nominative(tree.tokens[index].text):
            return False  # «президенты» and «президента» are told apart by form alone
        if case == "Acc":
            feminine = tree.feat(index, "Gender") == "Fem" and tree.feat(index, "Number") == "Sing"
            return feminine or tree.feat(index, "Animacy") == "Anim"
        return True

    def _subject_of_infinitive(self, above: int, seen: set[int]) -> int | None:
        tree = self.tree
        if tree.lemma(above) in _OBJECT_CONTROL:
            for case in ("Acc", "Dat"):
                for child in tree.children(above, "obj", "iobj", "obl", "nsubj"):
                    if tree.case_word(child) is None and (
                        tree.feat(child, "Case") == case or tree.tokens[child].rel == "iobj"
                    ):
                        return child
            return None
        if tree.tokens[above].pos in {"NOUN", "PROPN"}:
            for child in tree.children(above, "nmod"):
                if tree.case_word(child) is None and tree.feat(child, "Case") == "Gen":
                    return child
            carrier = self._governor(above)
            if carrier is not None and tree.tokens[carrier].pos == "VERB":
                return None if self.is_passive(carrier) else self._subject(carrier, seen)
            return None
        return self._subject(above, seen)

    def _governor(self, verb: int) -> int | None:
        head = self.tree.tokens[verb].head
        return head if head >= 0 and head != verb else None

    def _lost_subject(self, verb: int) -> int | None:
        """The nearest nominative name to the left in the clause that agrees with a finite verb."""
        tree = self.tree
        if tree.feat(verb, "VerbForm") != "Fin":
            return None
        first = max(tree.sentence(verb).first, verb - SEARCH_LEFT)
        aside = aside_between(tree, first, verb)
        for index in range(verb - 1, first - 1, -1):
            token = tree.tokens[index]
            if token.text in _CLAUSE_ENDS or token.pos == "SCONJ":
                return None
            if index in aside:
                continue
            if token.pos == "VERB" and tree.feat(index, "VerbForm") == "Fin":
                return None
            plural = tree.feat(verb, "Number") == "Plur"
            if plural and is_stray_plural(tree, index) and self.actors.named(index):
                return index
            if (
                self._may_be_subject(index)
                and tree.case_word(index) is None
                and self._agrees(index, verb)
                and self.actors.is_actor(index)
            ):
                return index
        return None

    def _may_be_subject(self, index: int) -> bool:
        return may_be_nominative_name(self.tree, index) and (
            self.tree.feat(index, "Case") == "Nom" or not self._oblique(index)
        )

    def _agrees(self, noun: int, verb: int) -> bool:
        tree = self.tree
        if is_indeclinable(tree, noun) or len(self.actors.joined(noun)) > 1:
            return True
        if len(self.actors.named(noun, NOBODY)) > 1:
            return True  # «компания «Мост» и Nordel подписали»: the list hangs on the name
        if tree.feat(verb, "Number") == "Plur" and subjects_go_on(tree, noun, verb):
            return True
        number = tree.feat(verb, "Number")
        gender = tree.feat(verb, "Gender")
        return (number is None or tree.feat(noun, "Number") in {number, None}) and (
            gender is None
            or tree.feat(noun, "Gender") in {gender, None}
            or noun_class(tree.lemma(noun)) == "post"
        )

    def _same_number(self, verb: int, other: int) -> bool:
        numbers = {self.tree.feat(verb, "Number"), self.tree.feat(other, "Number")}
        return len(numbers - {None}) <= 1

    def objects(self, verb: int) -> tuple[int, ...]:
        """Tokens that undergo what the verb says, in either voice."""
        found = self._objects.get(verb)
        if found is None:
            found = self._objects[verb] = self._find_objects(verb)
        return found

    def _find_objects(self, verb: int) -> tuple[int, ...]:
        tree = self.tree
        if self.is_passive(verb):
            if self.participles.is_attributive(verb):
                described = self.participles.described(verb)
                return () if described is None else (described,)
            found = [c for c in tree.children(verb, "nsubj") if tree.case_word(c) is None]
            if any(tree.feat(c, "Case") == "Nom" for c in found):
                found = [c for c in found if not is_indeclinable(tree, c)] or found
            if not found and tree.tokens[verb].rel == "conj" and tree.tokens[verb].head >= 0:
                above = tree.tokens[verb].head
                if self.is_passive(above):
                    found = list(tree.children(above, "nsubj"))
        else:
            found = [
                c
                for c in tree.children(verb, "obj", "nsubj", "iobj", "obl")
                if tree.case_word(c) is None
                and (
                    tree.tokens[c].rel == "obj"
                    or (tree.tokens[c].rel == "nsubj" and self._oblique(c))
                    or (tree.feat(c, "Case") == "Acc" and tree.tokens[c].pos != "NUM")
                    or (tree.feat(c, "Case") == "Gen" and bool(tree.children(c, "nummod")))
                )
                and c != self._own_subject(verb)
            ]
            found = found or self._strayed_objects(verb) or self._own_object(verb)
        return tuple(self._resolve_relative(index) for index in found)

    def _strayed_objects(self, verb: int) -> list[int]:
        """Bare accusatives that hang on a phrase before them («принимает в Риме президента»).

        No Russian noun governs an accusative, so they are the verb's.
        """
        tree = self.tree
        return [
            below
            for child in tree.children(verb, "obl")
            for below in tree.children(child, "nmod")
            if verb < child < below
            and tree.feat(below, "Case") == "Acc"
            and tree.case_word(below) is None
        ]

    def _own_object(self, verb: int) -> list[int]:
        """The object that a participle was hung on as if it described it."""
        head = self.tree.tokens[verb].head
        mistaken = (
            head > verb
            and self.participles.is_attributive(verb)
            and self.participles.described(verb) != head
        )
        return [head] if mistaken else []

    def _resolve_relative(self, index: int) -> int:
        if self.tree.lemma(index) != "который":
            return index
        noun = antecedent(self.tree, index)
        return index if noun is None else noun

    def instrumental_agent(self, verb: int) -> tuple[int, ...]:
        """Fillers of the doer's place in a passive («санкции введены Вашингтоном»).

        The parser may hang the instrumental on the noun before it («нанесен удар Россией»).
        """
        tree = self.tree
        found = [
            child
            for site in (verb, *self.objects(verb))
            for child in tree.children(site, "obl", "iobj", "nsubj", "nmod", "obj")
            if tree.case_word(child) is None
            and (site == verb or verb < site < child)
            and (tree.feat(child, "Case") == "Ins" or tree.tokens[child].rel == "obl:agent")
        ]
        if found:
            return tuple(dict.fromkeys(found))
        subjects = [c for c in tree.children(verb, "nsubj") if tree.case_word(c) is None]
        declined = [c for c in subjects if not is_indeclinable(tree, c)]
        if declined:
            return tuple(c for c in subjects if is_indeclinable(tree, c))
        return ()
