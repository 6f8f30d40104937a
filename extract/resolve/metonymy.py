"""When a capital or a seat of power stands for its state.

Counted on 962 news texts: of 557 such names 24 were subjects, and by their verbs all but one of
those meant the state. So a subject, an agent in the instrumental and a party («между Москвой и
Вашингтоном») mean the state; a name after «в», «из», «под» means the city, and so does the
genitive of a noun for something that stands in a city.
"""

from extract.tree import Tree

_CITY_NOUNS = frozenset(
    {
        "город", "аэропорт", "суд", "житель", "жительница", "мэр", "мэрия", "улица", "район",
        "центр", "окраина", "пригород", "метро", "вокзал", "университет", "театр", "музей",
        "стадион", "администрация", "губернатор", "площадь", "порт", "больница", "школа",
        "население", "столица", "юг", "север", "запад", "восток", "округ", "парк", "гостиница",
        "бомбардировка", "обстрел", "осада", "штурм", "оборона", "взятие", "освобождение",
        "территория", "карта", "клуб", "команда", "полиция", "прокуратура", "епископ",
    }
)  # fmt: skip
_CITY_VERBS = frozenset(
    {
        "находиться",
        "располагаться",
        "расположить",
        "принимать",
        "принять",
        "насчитывать",
        "встретить",
    }
)
_POLITICAL_VERBS = frozenset(
    {
        "обвинить", "обвинять", "призвать", "призывать", "поддержать", "поддерживать", "осудить",
        "осуждать", "критиковать", "раскритиковать", "предупредить", "предупреждать", "винить",
        "поблагодарить", "подозревать", "упрекнуть", "просить", "попросить", "заставить",
        "вынудить", "убедить", "обязать", "беспокоить", "раздражать", "устраивать", "интересовать",
    }
)  # fmt: skip
"""Verbs whose object is somebody: one accuses a state, one visits a city."""
_STATE_PREPOSITIONS = frozenset(
    {"с", "со", "между", "против", "от", "для", "к", "перед", "вслед за", "у", "над", "без"}
)
_SPEECH_PLURALS = frozenset(
    {
        "считать", "заявить", "заявлять", "подчеркивать", "подчеркнуть", "отмечать", "отметить",
        "полагать", "надеяться", "опасаться", "утверждать", "сообщить", "сообщать", "ожидать",
        "рассчитывать", "понимать", "признавать", "обвинять", "осудить", "отвергать", "говорить",
        "пообещать", "предупредить", "предупреждать", "призвать", "призывать", "требовать",
        "отвергнуть", "отклонить", "приветствовать", "раскритиковать", "предложить", "предлагать",
        "решить", "потребовать", "попросить", "просить", "осуждать", "критиковать", "намерен",
        "рассказать", "рассказывать", "объяснить", "пояснить", "уточнить", "напомнить", "указать",
        "указывать", "назвать", "называть", "ответить", "признать", "опровергнуть", "подтвердить",
        "объявить", "настаивать", "выразить", "поддержать", "одобрить", "отказаться", "добавить",
        "согласиться", "пригрозить", "обещать", "исключить", "исключать", "допустить", "заверить",
    }
)  # fmt: skip


def means_state(tree: Tree, head: int) -> bool:
    """Whether the capital or seat at token `head` stands for the state."""
    token = tree.tokens[head]
    first = next((i for i in tree.ancestors(head) if token.rel == "conj"), head)
    rel = tree.tokens[first].rel if token.rel == "conj" else token.rel
    governor = tree.tokens[first].head if token.rel == "conj" else token.head
    preposition = tree.case_word(head) or tree.case_word(first)
    if preposition is None:
        preposition = _word_before(tree, head)
    if preposition in _STATE_PREPOSITIONS:
        return True
    if preposition is not None:
        return (
            preposition in {"в", "во"} and governor >= 0 and _is_indefinite_speech(tree, governor)
        )
    if rel.split(":")[0] in {"nsubj", "root"} and governor >= 0:
        return tree.lemma(governor) not in _CITY_VERBS
    if governor < 0:
        return False
    if tree.feat(head, "Case") == "Ins" or rel == "obl:agent":
        return True
    if rel == "obj" and tree.lemma(governor) not in _POLITICAL_VERBS:
        return False
    if rel in {"iobj", "obj"}:
        return tree.tokens[governor].pos == "VERB" and tree.feat(head, "Case") in {
            "Dat",
            "Acc",
            "Gen",
        }
    if rel.startswith("nmod"):
        noun = tree.tokens[governor]
        return (noun.lemma not in _CITY_NOUNS and tree.feat(governor, "Animacy") != "Anim") or (
            noun.lemma in {"союзник", "партнер", "представитель", "противник"}
        )
    return False


def _word_before(tree: Tree, head: int) -> str | None:
    """The preposition right before the name, where the tree lost it."""
    if head and tree.tokens[head - 1].pos == "ADP":
        return tree.tokens[head - 1].text.lower()
    return None


def _is_indefinite_speech(tree: Tree, verb: int) -> bool:
    """«в Вашингтоне считают»: a plural verb of speech without a subject."""
    return (
        tree.lemma(verb) in _SPEECH_PLURALS
        and tree.feat(verb, "Number") == "Plur"
        and not tree.children(verb, "nsubj")
    )
