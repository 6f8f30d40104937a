"""Sources named by a noun: «по словам X», «по данным X», «согласно X»."""

from extract.claims.speech.clauses import BOUNDARIES, CLOSING, OPENING, Clauses
from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.reporting import WordClass, forces, words_of
from extract.records import Mention, MentionKind, Sentence
from extract.tree import Tree
from ontology.vocabulary import EntityType

PREPOSITIONS = frozenset({"по", "с", "со", "согласно"})
_OWNERS = frozenset({"его", "ее", "её", "их"})
_PHRASE_RELS = frozenset(
    {
        "nmod", "amod", "det", "appos", "flat", "conj", "cc", "case", "punct", "nummod", "fixed",
        "iobj",
    }
)  # fmt: skip
_BRACKET = 8
"""Tokens of a bracket behind a name that still belongs to the source («(Volker Bouffier)»)."""


class NominalFinder:
    """Finds nominal cues; slovnet hangs 98 % of them as parataxis, so only doubt needs commas."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._tree: Tree = clauses.tree
        self._tokens = clauses.tokens

    def find(self, index: int, sentence: Sentence) -> Cue | str | None:
        """The cue that begins with the preposition, why it names nobody, or None."""
        if self._clauses.quoted[index] is not None:
            return None
        noun, force, verb = index, "states", "согласно"
        if self._tree.lemma(index) != "согласно":
            noun = self._cue_noun(index, sentence)
            if noun < 0:
                return None
            force = forces(WordClass.CUE)[self._lemma(noun)]
            verb = f"{self._clauses.word(index)} {self._clauses.word(noun)}"
        elif self._refers_to_rule(index, sentence):
            return None
        if not self._opens(index, sentence) and self._tokens[noun].rel != "parataxis":
            after_verb = self._tokens[index - 1].pos == "VERB"  # «судя по словам X»
            if self._clauses.word(noun) != "словам" or after_verb:
                return None
        last = self._phrase_stop(index, noun, sentence)
        first = index
        while first > sentence.first and self._tokens[first - 1].rel == "fixed":
            first = self._tokens[first - 1].head  # «по крайней мере по словам X»
        owned = any(self._clauses.word(word) in _OWNERS for word in range(index, noun))
        if last <= noun + 1 and not owned:
            return "nobody is named"
        last = self._clauses.modified_stop(noun, last, sentence)
        return Cue(
            token=noun,
            verb=verb,
            force=force,
            frame=Frame.NOMINAL,
            first=first,
            last=last,
            near=self._tokens[first].start,
        )

    def _opens(self, index: int, sentence: Sentence) -> bool:
        """Whether the preposition stands at the head of a clause."""
        if index == sentence.first:
            return True
        before = self._tokens[index - 1]
        return before.text in BOUNDARIES or before.pos == "CCONJ"

    def _refers_to_rule(self, index: int, sentence: Sentence) -> bool:
        """«согласно закону», «согласно уставу X»: a rule, not a speaker."""
        for word in range(index + 1, min(index + 4, sentence.last)):
            if self._tokens[word].pos == "NOUN":
                named = any(m.head == word for m in self._tree.mentions_over(word))
                return not named and self._lemma(word) not in words_of(WordClass.REPORT)
        return False

    def _cue_noun(self, index: int, sentence: Sentence) -> int:
        """The noun of a nominal cue after its preposition and at most two modifiers, else -1."""
        for word in range(index + 1, min(index + 4, sentence.last)):
            if self._tree.lemma(index) in {"с", "со"} and self._clauses.word(word) != "слов":
                return -1
            if self._lemma(word) in words_of(WordClass.CUE) and self._tokens[word].rel != "amod":
                return word if self._tree.feat(word, "Case") in {"Dat", "Gen", None} else -1
            if self._tokens[word].pos not in {"ADJ", "DET", "PRON"}:
                return -1
        return -1

    def _lemma(self, index: int) -> str:
        """Lemma of a cue noun; «данным» is a noun here, whatever its lemma."""
        return "данные" if self._clauses.word(index) == "данным" else self._tokens[index].lemma

    def _phrase_stop(self, index: int, noun: int, sentence: Sentence) -> int:
        """The token after the cue's noun phrase."""
        tree = self._tree
        head = noun
        if noun == index:  # «согласно» hangs on its noun as a case word
            head = max(self._tokens[index].head, index + 1)
        members = set(
            tree.subtree(
                head,
                lambda word: (
                    self._tokens[word].rel.split(":")[0] not in _PHRASE_RELS
                    or self._clauses.is_finite(word)
                    or tree.feat(word, "Case") == "Nom"
                ),
            )
        )
        stop = max(head, noun) + 1
        while stop < sentence.last and (stop in members or self._clauses.word(stop) == "же"):
            stop += 1
        for edge in (stop - 1, min(noun + 1, sentence.last - 1)):
            for mention in tree.mentions_over(edge):
                if mention.type is EntityType.PERSON and self._is_subject(mention):
                    continue  # «по официальным данным X ушёл»
                if mention.first > noun or mention.last > stop > noun + 1:
                    stop = max(stop, mention.last)
        while stop > noun + 1 and self._tokens[stop - 1].text in {",", "и"}:
            stop -= 1
        return min(self._with_name(min(stop, sentence.last), sentence), sentence.last)

    def _with_name(self, stop: int, sentence: Sentence) -> int:
        """The end of the name, and of the bracket behind it, that a phrase's end runs into."""
        name = stop
        while name < sentence.last and self._tokens[name].text in OPENING:
            name += 1
        if name < sentence.last and self._tokens[stop - 1].pos in {"NOUN", "PROPN"}:
            for mention in self._tree.mentions_over(name):
                spoken = mention.type is EntityType.PERSON or mention.type.is_organization
                if mention.type is EntityType.PERSON and self._is_subject(mention):
                    continue  # «по данным газет X ушёл»: the comma is forgotten
                if mention.first == name and mention.kind is MentionKind.NAME and spoken:
                    stop = max(stop, mention.last)
            while name < stop < sentence.last and self._tokens[stop].text in CLOSING:
                stop += 1
        if stop < sentence.last and self._clauses.word(stop) == "(":
            for right in range(stop, min(stop + _BRACKET, sentence.last)):
                if self._clauses.word(right) == ")":
                    return right + 1
        return stop

    def _is_subject(self, mention: Mention) -> bool:
        """Whether a name stands in the nominative and is not one that never declines."""
        if self._tree.feat(mention.head, "Case") != "Nom":
            return False
        if self._tokens[mention.head].rel.split(":")[0] == "nsubj":
            return True
        verb = min(mention.last, len(self._tokens) - 1)  # «по данным полиции X скончался»
        return self._clauses.is_finite(verb) and not self._tree.children(verb, "nsubj")
