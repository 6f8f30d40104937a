"""When the clause around a time expression lies: the tense of the verb above it.

slovnet chooses heads independently and «будет» is tagged as present, so the forms of быть are read
as words, and a walk up the tree that finds no verb falls back to the nearest one in the clause.
"""

from extract.times.anchor import Tense
from extract.tree import Tree

FUTURE_FORMS = frozenset({"буду", "будешь", "будет", "будем", "будете", "будут"})
"""slovnet tags all 544 of 544 «будет» and «будут» as Tense=Pres."""
PAST_FORMS = frozenset({"был", "была", "было", "были"})
_AUXILIARY = ("aux", "cop")
_PREDICATES = frozenset(
    {"должный", "должен", "намеренный", "намерен", "готовый", "готов", "нужно", "надо", "можно"}
    | {"нельзя", "необходимо", "возможно"}
)
_PLANS = frozenset(
    {"планировать", "планироваться", "запланировать", "намереваться", "намечать", "наметить"}
    | {"намечаться", "собираться", "собраться", "ожидать", "ожидаться", "предстоять", "назначить"}
    | {"готовиться", "рассчитывать", "предполагать", "предполагаться", "намеченный", "назначать"}
)
"""Verbs whose content lies ahead whatever their own tense."""
_PLAN_MODIFIERS = frozenset(
    {"предстоящий", "грядущий", "будущий", "запланированный", "намеченный", "назначенный"}
    | {"готовящийся", "планируемый", "ожидаемый"}
)
_PLAN_NOUNS = frozenset({"план", "намерение", "готовность", "прогноз", "ожидание"})
_REALIZED = frozenset(
    {"мочь", "смочь", "удаться", "успеть", "начать", "стать", "продолжить", "прийтись"}
    | {"пытаться", "попытаться", "перестать", "закончить", "завершить", "решиться", "суметь"}
    | {"начинать", "продолжать", "помочь", "позволить", "заставить", "разрешить"}
)
"""Verbs whose infinitive happens when they do: «смог уехать в марте» lies in the past."""


def tense_at(tree: Tree, first: int, last: int) -> Tense:
    """Tense of the clause that holds the tokens `first:last`; past where nothing shows it."""
    top = top_of(tree, first, last)
    for index in (top, *tree.ancestors(top)):
        if first <= index < last:
            continue
        if tree.lemma(index) in _PLAN_MODIFIERS or tree.lemma(index) in _PLAN_NOUNS:
            return Tense.FUTURE
        if is_predicate(tree, index) and not _is_attributive_present(tree, index):
            return _tense_of(tree, index, first)
    nearest = _nearest_predicate(tree, first, last)
    return Tense.PAST if nearest is None else _tense_of(tree, nearest, first)


def top_of(tree: Tree, first: int, last: int) -> int:
    """The token of `first:last` that hangs on something outside, the last noun if several do."""
    outside = [i for i in range(first, last) if not first <= tree.tokens[i].head < last]
    named = [i for i in outside if tree.tokens[i].pos not in ("ADP", "PUNCT", "CCONJ")]
    return (named or outside or [first])[0]


def is_predicate(tree: Tree, index: int) -> bool:
    """Whether the token can carry a clause: a verb, or a word like «должен», «нужно»."""
    token = tree.tokens[index]
    if token.pos == "VERB":
        return True
    if token.pos == "AUX":
        return token.rel == "root" or token.rel.startswith(("ccomp", "conj", "acl", "advcl"))
    return token.lemma in _PREDICATES or any(
        tree.tokens[child].pos in ("AUX", "VERB") for child in tree.children(index, *_AUXILIARY)
    )


def _is_attributive_present(tree: Tree, index: int) -> bool:
    """«проходящий», «стоящий»: it has the tense of what is above it."""
    return tree.feat(index, "VerbForm") == "Part" and tree.feat(index, "Tense") == "Pres"


def _tense_of(tree: Tree, index: int, expression: int) -> Tense:
    form = tree.feat(index, "VerbForm")
    if form == "Inf":
        return _tense_of_infinitive(tree, index)
    if form == "Conv":
        governor = next((i for i in tree.ancestors(index) if is_predicate(tree, i)), None)
        return Tense.PAST if governor is None else _tense_of(tree, governor, expression)
    auxiliaries = {tree.tokens[i].text.lower() for i in tree.children(index, *_AUXILIARY)}
    if is_future(tree, index) or _is_plan(tree, index, expression):
        return Tense.FUTURE
    if tree.lemma(index) in _PREDICATES or tree.lemma(index) == "мочь":
        return Tense.PRESENT if auxiliaries & PAST_FORMS else Tense.FUTURE
    return Tense.PRESENT if tree.feat(index, "Tense") == "Pres" else Tense.PAST


def is_future(tree: Tree, index: int) -> bool:
    """Whether the verb form itself lies ahead: «подпишет», «будет подписан», «будут»."""
    forms = (index, *tree.children(index, *_AUXILIARY))
    return tree.feat(index, "Tense") == "Fut" or any(
        tree.tokens[i].text.lower() in FUTURE_FORMS for i in forms
    )


def _is_plan(tree: Tree, index: int, expression: int) -> bool:
    """Whether the verb puts what it governs ahead, and the expression dates just that."""
    lemma = tree.lemma(index)
    infinitives = [i for i in tree.children(index) if tree.feat(i, "VerbForm") == "Inf"]
    if lemma in ("назначить", "назначать"):
        # «назначен на среду» lies ahead, «назначен в среду» and «на днях назначил» do not.
        following = tree.tokens[min(expression + 1, len(tree.tokens) - 1)].text.lower()
        return tree.tokens[expression].text.lower() == "на" and following != "днях"
    if lemma in _PLANS and (infinitives or lemma != "собраться"):
        return True
    # «рассмотреть закон решено в марте»
    return tree.feat(index, "VerbForm") == "Part" and any(
        i < expression and lemma not in _REALIZED for i in infinitives
    )


def _tense_of_infinitive(tree: Tree, index: int) -> Tense:
    """«решил уехать в мае» lies ahead; «смог уехать в мае» has the tense of its verb."""
    governor = next((i for i in tree.ancestors(index) if is_predicate(tree, i)), None)
    if governor is None or tree.lemma(governor) not in _REALIZED:
        return Tense.FUTURE
    if tree.feat(governor, "Tense") == "Past":
        return Tense.PAST
    return Tense.FUTURE


def _nearest_predicate(tree: Tree, first: int, last: int) -> int | None:
    """The closest finite verb of the sentence; of two equally close the one to the right."""
    sentence = tree.sentence(first)
    verbs = [
        index
        for index in range(sentence.first, sentence.last)
        if tree.tokens[index].pos in ("VERB", "AUX") and tree.feat(index, "VerbForm") == "Fin"
    ]
    if not verbs:
        return None
    return min(verbs, key=lambda i: (first - i if i < first else i - last, i < first))
