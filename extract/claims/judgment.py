"""What the status decisions share: the case to decide, the answer, negation and hedges."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.claims.reasons import STATUS
from extract.claims.status_cues import Cue, cues_of
from extract.records import BlockKind, Reason, TimeInterval
from extract.times.clauses import Clause, clause_at
from extract.tree import Tree
from ontology.vocabulary import ACTUAL, EntityType, Status

MAX_REACH = 100
"""Tokens on each side of a trigger among which cues are sought; keeps endless sentences linear."""
_AUXILIARY = ("aux", "cop")
_NO_NEGATION = frozenset(
    {"только", "просто", "раз", "менее", "более", "позднее", "ранее", "столько"}
)
"""Words after «не» that make it something else: «не только», «тем не менее», «не раз»."""
_ALMOST = frozenset({"едва", "чуть"})
_YET = frozenset({"еще", "ещё", "пока", "пор"})
NOT_YET = "«ещё не»"
"""Why a decision is open: so far it has not happened, and nothing tells whether it will."""
_YET_REACH = 3
"""Words before «не» among which «ещё», «пока», «до сих пор» are looked for."""
_HEDGES = frozenset(
    {"якобы", "предположительно", "возможно", "вероятно", "наверное", "видимо", "будто", "вряд"}
    | {"ошибочно", "ложно", "мнимо"}
)
_FICTION = frozenset({"фильм", "роман", "сериал", "игра", "видеоигра", "книга", "сюжет"})
_DOCUMENTARY = frozenset({"документальный", "мемуарный"})
_MATCH = frozenset({"против", "с", "со", "за", "на"})
"""Prepositions below «игра» that make it a match: «в игре против хозяев»."""
_NARRATING = frozenset(
    {"повествовать", "описывать", "описать", "изображать", "показывать", "показать"}
    | {"говориться", "рассказываться", "утверждаться"}
)
_SPEAKING = frozenset({Cue.REPORTS, Cue.ACTS, Cue.DEMANDS, Cue.CONSIDERS, Cue.BELIEVES})
_PERFORMING = frozenset(
    {"сняться", "сниматься", "снять", "снимать", "сыграть", "играть", "исполнить", "появиться"}
    | {"озвучить", "участвовать"}
)
"""What really happens in a film: «снялся в сериале»."""
_IF = frozenset({"если", "коли", "ежели"})
_IN_CASE = frozenset({"в", "лишь", "только"})
_CONJUNCTION_REACH = 4
"""Words at the beginning of a clause among which «если» and «чтобы» stand."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The status of a happening, None where nothing may be asserted, and why."""

    status: Status | None
    reason: str

    def as_reason(self) -> Reason:
        """What `svyaz explain` shows."""
        return Reason(part=STATUS, why=self.reason)


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger to decide on."""

    tree: Tree
    index: int
    time: TimeInterval | None = None
    published: dt.date | None = None
    depth: int = 0

    def above(self, index: int) -> "Case":
        """The case of a governor: one step further from the trigger, without its date."""
        return replace(self, index=index, time=None, depth=self.depth + 1)

    @property
    def lemma(self) -> str:
        """Lemma of the trigger."""
        return self.tree.lemma(self.index)

    @property
    def cues(self) -> frozenset[Cue]:
        """Classes of the trigger in the lexicon of status."""
        return cues_of(self.lemma)

    @property
    def around(self) -> range:
        """The tokens of the sentence near the trigger: all, save in endless sentences."""
        sentence = self.tree.sentence(self.index)
        first = max(sentence.first, self.index - MAX_REACH)
        return range(first, min(sentence.last, self.index + MAX_REACH))

    @property
    def after(self) -> range:
        """Those of them that follow the trigger."""
        return range(self.index + 1, self.around.stop)

    @property
    def clause(self) -> Clause:
        """The clause that holds the trigger."""
        return clause_at(self.tree, self.index)

    @property
    def lies_ahead(self) -> bool:
        """Whether the date of the happening is after the article's."""
        if self.time is None or self.published is None or self.time.earliest is None:
            return False
        return self.time.earliest > self.published

    @property
    def is_over(self) -> bool:
        """Whether the date of the happening ended before the article's."""
        if self.time is None or self.published is None or self.time.latest is None:
            return False
        return self.time.latest < self.published

    @property
    def in_headline(self) -> bool:
        """Whether the trigger stands in a headline."""
        block = self.tree.sentence(self.index).block
        return self.tree.document.article.blocks[block].kind is BlockKind.HEADLINE


Verdict = Callable[[Case, int, Decision], Status | None]
"""From the case, its governor and the governor's own decision, the status of what is governed."""
Step = Callable[[Case], Decision | None]
"""A decision: None where it has no opinion."""


def going_on(_: Case, __: int, outer: Decision) -> Status | None:
    """«начал строить», «продолжил переговоры»: it goes on where the governor is a fact."""
    return Status.ONGOING if outer.status in ACTUAL else outer.status


def word_at(tree: Tree, index: int) -> str:
    """The token's text in lower case, "" outside the document."""
    return tree.tokens[index].text.lower() if 0 <= index < len(tree.tokens) else ""


def auxiliaries(tree: Tree, index: int) -> tuple[int, ...]:
    """The forms of быть that belong to a predicate."""
    return tree.children(index, *_AUXILIARY)


def negation(tree: Tree, index: int) -> int | None:
    """The token «не» (or «нет», «ни») that negates a predicate, or None."""
    words = (index, *auxiliaries(tree, index))
    candidates = [child for word in words for child in tree.children(word)]
    for candidate in sorted({*candidates, *(word - 1 for word in words)}):
        if (
            word_at(tree, candidate) == "не"
            and word_at(tree, candidate + 1) not in _NO_NEGATION
            and (candidate + 1 in words or _reaches(tree, candidate, words))
        ):
            return candidate
    return None


def _reaches(tree: Tree, candidate: int, words: tuple[int, ...]) -> bool:
    """Whether only light words stand between «не» and what it negates («не так давно введены»)."""
    target = min((word for word in words if word > candidate), default=candidate)
    between = range(candidate + 1, target)
    return target > candidate and not any(
        tree.tokens[i].pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "PUNCT") for i in between
    )


def is_almost(tree: Tree, index: int) -> bool:
    """«едва не», «чуть было не»."""
    mark = negation(tree, index)
    return mark is not None and bool({word_at(tree, mark - 1), word_at(tree, mark - 2)} & _ALMOST)


def is_not_yet(tree: Tree, mark: int) -> bool:
    """Whether the negation leaves the matter open: «ещё не», «пока не», «до сих пор не»."""
    return any(word_at(tree, mark - back) in _YET for back in range(1, _YET_REACH + 1))


def is_question(case: Case) -> Decision | None:
    """A question asserts nothing."""
    sentence = case.tree.sentence(case.index)
    text = case.tree.document.article.text
    if text[sentence.start : sentence.stop].rstrip('»"” )').endswith("?"):
        return Decision(None, "a question")
    return None


def is_hedged(case: Case) -> Decision | None:
    """«якобы», «предположительно» in the same clause, «по слухам» in the sentence."""
    tree, clause = case.tree, case.clause
    for index in case.around:
        word = word_at(tree, index)
        if word == "слухам" and word_at(tree, index - 1) == "по":
            return Decision(None, "a rumor")
        if word in _HEDGES and clause.first <= index < clause.last:
            return Decision(None, f"hedged by «{word}»")
    return None


def is_fiction(case: Case) -> Decision | None:
    """«В фильме армия напала на город», «Роман рассказывает, как она напала»."""
    tree, clause = case.tree, case.clause
    for index in case.around:
        inside = clause.first <= index < clause.last and _is_work(tree, index)
        if inside and _holds(tree, index) and not _is_made(tree, index):
            return Decision(None, "told in a work of fiction")
    for above in tree.ancestors(case.index):
        if Cue.REPORTS not in cues_of(tree.lemma(above)) and tree.lemma(above) not in _NARRATING:
            continue
        for index in tree.children(above, "nsubj", "obl"):
            tells = tree.case_word(index) is None or _holds(tree, index)
            if tells and _is_work(tree, index):
                return Decision(None, "told by a work of fiction")
    return None


def _is_work(tree: Tree, index: int) -> bool:
    """Whether the token names a film, novel, series, game or book that may be invented."""
    if tree.lemma(index) not in _FICTION:
        return False
    below = tree.children(index)
    following = min(index + 1, len(tree.tokens) - 1)
    is_name = tree.tokens[index].pos == tree.tokens[following].pos == "PROPN"
    return not (
        (is_name and following > index)  # «Роман Петров»
        or any(tree.lemma(child) in _DOCUMENTARY for child in below)
        or (tree.lemma(index) == "игра" and any(tree.case_word(i) in _MATCH for i in below))
        or any(mention.type is EntityType.PERSON for mention in tree.mentions_over(index))
    )


def _is_made(tree: Tree, index: int) -> bool:
    """Whether somebody real acts or speaks in the work: «снялся в», «обвинил его в книге»."""
    verb = next((i for i in tree.ancestors(index) if tree.tokens[i].pos == "VERB"), None)
    if verb is None:
        return False
    return tree.lemma(verb) in _PERFORMING or bool(cues_of(tree.lemma(verb)) & _SPEAKING)


def _holds(tree: Tree, index: int) -> bool:
    """«в фильме», «по сюжету»; «в книгу» is a way, not a place."""
    place = tree.case_word(index) in ("в", "во") and tree.feat(index, "Case") == "Loc"
    return place or (tree.lemma(index) == "сюжет" and tree.case_word(index) == "по")


def has_subjunctive(case: Case) -> bool:
    """Whether «бы» belongs to the predicate."""
    tree, index = case.tree, case.index
    near = (index - 1, index + 1, index + 2, *tree.children(index))
    return any(word_at(tree, i) == "бы" for i in near)


def opening(tree: Tree, clause: Clause) -> list[str]:
    """The first words of a clause."""
    last = min(clause.first + _CONJUNCTION_REACH, clause.last)
    return [word_at(tree, index) for index in range(clause.first, last)]


def in_condition(case: Case) -> bool:
    """Whether the trigger stands in an «если» clause."""
    return bool(_IF & set(opening(case.tree, case.clause)))


def has_condition(case: Case) -> bool:
    """Whether an «если» clause, «в случае» or «при условии» goes with the trigger."""
    tree, own = case.tree, case.clause
    for index in case.around:
        word = word_at(tree, index)
        if own.first <= index < own.last:
            if word == "условии" or (word == "случае" and word_at(tree, index - 1) in _IN_CASE):
                return True
        elif word in _IF and clause_at(tree, index).first + _CONJUNCTION_REACH > index:
            return True
    return False


def is_counterfactual(case: Case) -> bool:
    """Whether an «если» clause with a «бы» of its own holds the trigger or goes with it."""
    tree = case.tree
    for index in case.around:
        if word_at(tree, index) not in _IF:
            continue
        clause = clause_at(tree, index)
        opens = clause.first + _CONJUNCTION_REACH > index
        if opens and any(word_at(tree, i) == "бы" for i in range(index, clause.last)):
            return True
    return False
