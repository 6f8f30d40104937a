"""Which time expression dates a happening.

An expression belongs to a verb: the one above it in the tree, if that verb stands in the same
clause, else the clause's own. A noun has the expression that hangs on it («встреча 30 октября») or
shares its verb's, where the noun happens when the verb does («30 октября после встречи сообщил»,
but not «30 октября сообщил о визите»).
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extract.records import TimeMention
from extract.times.clauses import Clause, clause_at, is_finite
from extract.times.tense import is_predicate, top_of
from extract.tree import Tree

MAX_NEIGHBORS = 8
"""Expressions on each side of the token that are asked; keeps endless sentences linear."""
_SHARING = frozenset(
    {"в", "во", "на", "при", "после", "в ходе", "во время", "в рамках", "по итогам", "в результате"}
    | {"по окончании", "на полях", "в течение", "за", "по завершении", "по", "вслед за"}
)
"""Prepositions under which a noun happens on the day of its verb."""
_CARRIERS = frozenset(
    {"провести", "проводить", "проходить", "пройти", "начать", "начинать", "начаться"}
    | {"завершить", "завершать", "завершиться", "открыть", "открывать", "открыться", "закрыть"}
    | {"состояться", "нанести", "наносить", "совершить", "совершать", "ввести", "вводить"}
    | {"оказать", "оказывать", "заключить", "подписать", "принять", "вести", "продолжить"}
    | {"продолжать", "возобновить", "устроить", "организовать", "наложить", "предъявить"}
    | {"выдвинуть", "осуществить", "произойти", "быть", "стать", "объявить", "достичь"}
    | {"достигнуть", "одобрить", "утвердить", "подать"}
)
"""Verbs whose object or subject happens when they do; other verbs may speak of it from afar."""
_REALIZING = frozenset(
    {"начать", "начинать", "стать", "продолжить", "продолжать", "смочь", "суметь", "успеть"}
    | {"удаться", "завершить", "закончить", "мочь", "пытаться", "попытаться", "прекратить"}
    | {"помочь", "позволить", "отправиться", "прибыть", "приехать", "прилететь"}
)
"""Verbs whose infinitive happens when they do."""
_UNITS = frozenset(
    {"year", "century", "decade-of-years", "month-of-year", "month-of-shifted-year", "shifted-year"}
    | {"quarter-of-year", "year-of-birth", "that-year", "shifted-unit", "year-range"}
)
"""Rules whose reading, without a preposition, is a genitive that describes its noun."""
_PREPOSITIONS = frozenset({"в", "во", "на", "за", "с", "со", "c", "до", "по", "к", "ко", "после"})
_OWN_PREPOSITIONS = ("от ", "на ")
_BOUNDS = ("с ", "со ", "c ", "до ", "к ", "ко ", "вплоть ", "не ", "через ")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression with its place: tokens `first:last`, the noun and verb that it hangs on."""

    time: TimeMention
    first: int
    last: int
    noun: int | None
    verb: int | None

    @property
    def is_modifier(self) -> bool:
        """Whether it dates its noun alone: «закон от 6 июля», «выборы 2018 года»."""
        text = self.time.interval.text.lower()
        if text.startswith(_OWN_PREPOSITIONS):
            return True
        return self.time.rule in _UNITS and text.split()[0] not in _PREPOSITIONS


def nearest_time(tree: Tree, index: int) -> TimeMention | None:
    """The time expression that dates the happening which the token names.

    Args:
        tree: of a document whose `times` are found.
        index: a verb or an event noun.

    Returns:
        None where the sentence does not date it; the article's date alone is no date.
    """
    dated = _dated_in(tree, tree.sentence_index(index))
    if not dated:
        return None
    place = bisect_left(dated, index, key=lambda item: item.first)
    near = dated[max(0, place - MAX_NEIGHBORS) : place + MAX_NEIGHBORS]
    ranked = [(rank, item) for item in near if (rank := _rank(tree, index, item)) is not None]
    best = min(ranked, key=lambda it: (it[0], abs(it[1].first - index), it[1].first), default=None)
    return None if best is None else best[1].time


@lru_cache(maxsize=64)
def _dated_in(tree: Tree, sentence_index: int) -> tuple[_Dated, ...]:
    sentence = tree.document.sentences[sentence_index]
    times = tree.document.times
    first = bisect_left(times, sentence.start, key=lambda time: time.start)
    last = bisect_left(times, sentence.stop, key=lambda time: time.start)
    return tuple(_place(tree, time) for time in times[first:last])


def _place(tree: Tree, time: TimeMention) -> _Dated:
    first, last = tree.token_at(time.start), tree.token_at(time.stop - 1) + 1
    clause = clause_at(tree, first)
    noun = verb = None
    top = top_of(tree, first, last)
    for index in tree.ancestors(top):
        if first <= index < last:
            continue
        if is_predicate(tree, index):
            verb = index
            break
        if noun is None and tree.tokens[index].pos in ("NOUN", "PROPN", "PRON"):
            noun = index
    if noun is not None and not clause.first <= noun < clause.last:
        noun = None
    if verb is None or not clause.first <= verb < clause.last:
        own = [head for head in clause.heads if is_finite(tree, head)] or list(clause.heads)
        verb = min(own, key=lambda head: abs(head - first), default=verb)
    return _Dated(time, first, last, noun, verb)


def _rank(tree: Tree, index: int, dated: _Dated) -> int | None:
    """0 for an expression of the token's own, more for a shared one, None for a foreign one."""
    if dated.noun == index:
        return 0
    if is_predicate(tree, index):
        return _rank_for_verb(tree, index, dated)
    if dated.verb is not None and dated.verb in tree.children(index, "amod", "acl"):
        return 0
    if dated.noun is not None and dated.is_modifier:
        return None
    clause = clause_at(tree, index)
    verb = _verb_of(tree, index, clause)
    if verb is None or not _shares_day(tree, index, verb):
        return None
    rank = _rank_for_verb(tree, verb, dated)
    return None if rank is None else rank + 1


def _rank_for_verb(tree: Tree, verb: int, dated: _Dated) -> int | None:
    if dated.noun is not None and dated.is_modifier:
        return None
    if dated.verb == verb:
        return 0
    return 2 if _inherits(tree, verb, dated) else None


def _inherits(tree: Tree, verb: int, dated: _Dated) -> bool:
    """Whether the verb happens when the dated one does, or the expression dates both."""
    if dated.verb is None:
        return False
    head = tree.tokens[verb].head
    form = tree.feat(verb, "VerbForm")
    if form == "Inf" and dated.verb in tuple(tree.ancestors(verb))[:2]:
        if tree.lemma(dated.verb) in _REALIZING:
            return True
        text = dated.time.interval.text.lower()
        return dated.first > verb or (dated.first > dated.verb and text.startswith(_BOUNDS))
    if tree.feat(dated.verb, "VerbForm") == "Inf" and tree.tokens[dated.verb].head == verb:
        return tree.lemma(verb) in _REALIZING
    if form == "Conv":
        return dated.verb in tuple(tree.ancestors(verb))
    if tree.tokens[verb].rel == "conj" and head == dated.verb:
        # «30 октября он прибыл и сообщил»: the date stands before both, the subject is the same.
        return dated.first < dated.verb and not tree.children(verb, "nsubj")
    return False


def _verb_of(tree: Tree, noun: int, clause: Clause) -> int | None:
    """The predicate above a noun, kept inside its clause."""
    for index in tree.ancestors(noun):
        if is_predicate(tree, index):
            if clause.first <= index < clause.last:
                return index
            break
    finite = [head for head in clause.heads if is_finite(tree, head)]
    return min(finite, key=lambda head: abs(head - noun), default=None)


def _shares_day(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the noun happens on the day of its verb."""
    top = noun
    for index in tree.ancestors(noun):
        if is_predicate(tree, index):
            break
        if tree.tokens[index].pos in ("NOUN", "PROPN"):
            top = index
    case = tree.case_word(noun) or tree.case_word(top)
    if case is not None:
        return case in _SHARING
    if tree.feat(verb, "Tense") == "Fut" or tree.lemma(verb) in _CARRIERS:
        return True
    return tree.tokens[top].rel.startswith("nsubj") or tree.feat(verb, "Voice") == "Pass"
