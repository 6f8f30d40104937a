"""Posts («замминистра торговли США»), people named only by them, and pronouns."""

from collections.abc import Iterator, Mapping

from extract.annotate.normalize import genitive, noun_forms
from extract.mentions.agreement import agree
from extract.mentions.nouns import noun_class
from extract.mentions.proposal import OPENING, RANK_PHRASE, Names, Proposal
from extract.records import MentionKind
from extract.tree import Tree, is_capitalized
from ontology.vocabulary import EntityType

_MAX_POST = 24
"""Tokens of a post before the name that it belongs to."""
_PRONOUNS = frozenset({"он", "она", "они"})
_DEMONSTRATIVES = frozenset({"тот", "та"})
_POST_PREPOSITIONS = frozenset({"по", "при", "в", "от"})
_MAX_COMPLEMENT = 12
_MAX_QUOTED = 9
"""Tokens of a quoted name with its marks."""
_BREAKS = frozenset({".", ";", ":", "—", "–", "(", ")", "!", "?", "…"})
_MODIFIERS = frozenset(
    {
        "официальный", "высокопоставленный", "генеральный", "исполнительный", "финансовый",
        "детский", "верховный", "первый", "постоянный", "специальный", "чрезвычайный",
        "полномочный", "бывший", "действующий", "исполняющий", "старший", "младший", "главный",
        "народный", "прежний", "предыдущий", "военный", "федеральный", "государственный",
        "почетный", "временный",
        "неназванный", "анонимный", "западный", "региональный", "коммерческий", "технический",
        "художественный", "научный", "политический", "заслуженный", "олимпийский", "нынешний",
        "тогдашний", "премьерный", "управляющий", "уполномоченный", "торговый", "экономический",
        "дипломатический", "внешнеполитический", "парламентский", "операционный", "гражданский",
        "административный", "юридический", "инвестиционный", "спортивный", "гуманитарный",
    }
)  # fmt: skip
"""Adjectives that are part of a post or of how an unnamed person is described."""
_SOURCES = frozenset({"источник", "собеседник"})
_FIGURES = frozenset({"данные", "сведение", "сведения", "информация", "слово", "оценка", "мнение"})
"""What is said to be of a source («по данным источников»)."""


def posts(tree: Tree, found: Names) -> Iterator[Proposal]:
    """A post as a mention of type Profession; without a name beside it, also a person described.

    Args:
        tree: the document's tree.
        found: where the names are.
    """
    people, names = found.people, found.ends
    for head, token in enumerate(tree.tokens):
        if token.pos not in {"NOUN", "PROPN"} or head in people:
            continue
        kind = noun_class(token.lemma)
        if kind not in {"post", "person", "member"}:
            continue
        first = _start(tree, head)
        if first > 0 and _is_inside_post(tree, head):
            continue
        last, person = _name_after(tree, head, people, names)
        if person is None:
            last = _complement_end(tree, head, people, names)
            first = _numeral_before(tree, first)
        if kind != "person":
            yield Proposal(
                first=first,
                last=last,
                type=EntityType.PROFESSION,
                kind=MentionKind.NAME,
                score=0.85,
                source="post",
                rank=RANK_PHRASE,
                head=head,
                name=None if person is None else _of_each(tree, head, last, names),
            )
        if (
            person is None
            and _is_described_person(tree, head, kind)
            and not _name_before(tree, first, people)
        ):
            yield Proposal(
                first=first,
                last=last,
                type=EntityType.PERSON,
                kind=MentionKind.NOMINAL,
                score=0.5,
                source="described-person",
                rank=RANK_PHRASE,
                head=head,
                name=_counted(tree, first, last),
            )


def _of_each(tree: Tree, head: int, last: int, names: Mapping[int, int]) -> str | None:
    """The post that each of several people holds in his own state, None where it is one post.

    «министры обороны Чили и Перу A и B»: «министр обороны».
    """
    links = [index for index in range(head + 1, last) if tree.tokens[index].text in {"и", ","}]
    links = [index for index in links if index + 1 in names]
    first = next((i for i in range(head + 1, last) if links and names.get(i) == links[0]), None)
    if first is None or "plur" not in {number for _, number in noun_forms(tree.tokens[head].text)}:
        return None
    return " ".join([tree.lemma(head), *(_singular(tree, i) for i in range(head + 1, first))])


def _singular(tree: Tree, index: int) -> str:
    """A post inside another one in the singular: «заместители министров» are each a deputy."""
    token = tree.tokens[index]
    if noun_class(token.lemma) != "post" or tree.feat(index, "Number") != "Plur":
        return token.text
    return genitive(token.lemma)


def _numeral_before(tree: Tree, first: int) -> int:
    """«два дипломата»: the numeral belongs to how unnamed people are described."""
    counted = first > tree.sentence(first).first and tree.tokens[first - 1].pos == "NUM"
    return first - 1 if counted else first


def _counted(tree: Tree, first: int, last: int) -> str | None:
    return tree.text(first, last).lower() if tree.tokens[first].pos == "NUM" else None


def _start(tree: Tree, head: int) -> int:
    first = head
    while first > tree.sentence(head).first:
        token = tree.tokens[first - 1]
        if token.pos not in {"ADJ", "VERB"} or token.lemma not in _MODIFIERS:
            break
        first -= 1
    return first


def _is_inside_post(tree: Tree, head: int) -> bool:
    """«помощник президента»: the second post is the complement of the first, in the genitive."""
    previous = head - 1
    while previous > tree.sentence(head).first and tree.tokens[previous].pos == "ADJ":
        previous -= 1
    return (
        previous >= 0
        and noun_class(tree.lemma(previous)) == "post"
        and tree.feat(head, "Case") == "Gen"
        and tree.tokens[head].head == previous
    )


def _is_described_person(tree: Tree, head: int, kind: str) -> bool:
    """One person, not a predicate: «станет председателем» describes nobody.

    Of several, only sources speak as one: «источники агентства», «источники на рынке».
    """
    if tree.feat(head, "Number") == "Plur" and not _are_sources(tree, head):
        return False
    if kind == "member":
        return False
    return tree.feat(head, "Case") != "Ins" or tree.case_word(head) is not None


def _are_sources(tree: Tree, head: int) -> bool:
    """Nameless sources, not springs: what they are the subject or the source of is told."""
    if tree.lemma(head) not in _SOURCES:
        return False
    governor = tree.tokens[head].head
    says = tree.tokens[head].rel == "nsubj" and bool(
        tree.children(governor, "ccomp") or tree.tokens[governor].rel == "parataxis"
    )
    return says or (governor >= 0 and tree.lemma(governor) in _FIGURES)


def _name_after(
    tree: Tree, head: int, people: Mapping[int, int], names: Mapping[int, int]
) -> tuple[int, int | None]:
    """End of the post and first token of the name that it belongs to, if one follows."""
    sentence = tree.sentence(head)
    nothing = head + 1, None
    for index in range(head + 1, min(sentence.last, head + _MAX_POST)):
        token = tree.tokens[index]
        if index in people:
            second = people[index]
            if second in people and second < sentence.last and agree(tree, head, second):
                # «адвокат Петрова Иван Сидоров»: the first name belongs to the post
                return second, second
            return (index, index) if agree(tree, head, index) else nothing
        if token.pos == "CCONJ" and index == head + 1:
            return nothing
        if token.text in _BREAKS or (
            token.pos in {"VERB", "AUX"} and tree.feat(index, "VerbForm") != "Part"
        ):
            return nothing
        ends = index + 1 in people or not _list_goes_on(tree, index, names)
        if token.text == "," and ends:
            person = _name_after_comma(tree, head, index, people)
            return (index, person) if person is not None else nothing
        if token.pos in {"SCONJ", "PRON"}:
            return nothing
        if noun_class(token.lemma) == "post" and tree.feat(index, "Case") not in {"Gen", None}:
            return nothing
    return nothing


def _name_after_comma(tree: Tree, head: int, comma: int, people: Mapping[int, int]) -> int | None:
    """«президента Беларуси, уважаемого Александра Лукашенко»: the name in the post's own case."""
    index = comma + 1
    while index < len(tree.tokens) and tree.tokens[index].pos == "ADJ" and index not in people:
        index += 1
    if index in people and index <= comma + 2:
        case = tree.feat(head, "Case")
        if case == tree.feat(index, "Case") != "Nom" and case is not None:
            return index
    return None


def _list_goes_on(tree: Tree, comma: int, names: Mapping[int, int]) -> bool:
    """A comma inside a post: «по вопросам роста, энергетики и среды» goes on in the genitive.

    So do the places of several posts: «президенты Чили, Перу и Кубы A, B и C».
    """
    if comma + 1 in names and tree.feat(comma + 1, "Case") == "Gen":
        return True
    for index in range(comma + 1, min(comma + 4, len(tree.tokens))):
        if tree.tokens[index].pos in {"NOUN", "PROPN"}:
            return (
                tree.feat(index, "Case") in {"Gen", "Dat"}
                and not is_capitalized(tree.tokens[index])
                and noun_class(tree.lemma(index)) != "post"
            )
        if tree.tokens[index].pos not in {"ADJ", "CCONJ", "VERB"}:
            return False
    return False


def _name_before(tree: Tree, first: int, people: Mapping[int, int]) -> bool:
    """«Трамп, президент США, ...»: the post stands in apposition to the name before it."""
    return first > 1 and tree.tokens[first - 1].text == "," and first - 2 in people


def _complement_end(
    tree: Tree, head: int, people: Mapping[int, int], names: Mapping[int, int]
) -> int:
    """End of the genitives (and «по вопросам ...») right of a post that has no name beside it."""
    limit = min(tree.sentence(head).last, head + _MAX_COMPLEMENT)
    last = index = head + 1
    oblique = False
    while index < limit and index not in people:
        whole = names.get(index) if index == last or oblique else None
        if whole is None and index == last:
            whole = _closing(tree, index)
        if whole is not None:
            index = last = whole
        elif index == last and _opens_phrase(tree, index, head):
            oblique = True
            index += 1
        elif _goes_on(tree, index, oblique=oblique):
            index += 1
            if tree.tokens[index - 1].pos in {"NOUN", "PROPN", "X"}:
                last = index
        else:
            break
    return last


def _opens_phrase(tree: Tree, index: int, head: int) -> bool:
    """A preposition under which a post goes on: «по вопросам», «при ЕС», «от партии»."""
    return tree.tokens[index].text.lower() in _POST_PREPOSITIONS and _hangs_on(tree, index, head)


def _goes_on(tree: Tree, index: int, *, oblique: bool) -> bool:
    """Whether the word stands in the case of the complement, or links two that do."""
    token = tree.tokens[index]
    cases = {"Gen", "Dat", "Loc"} if oblique else {"Gen"}
    if token.pos in {"ADJ", "NOUN", "PROPN", "X"}:
        unknown = oblique and token.pos == "ADJ" and tree.feat(index, "Case") is None
        return token.text.isupper() or unknown or tree.feat(index, "Case") in cases
    following = index + 1 < len(tree.tokens) and tree.feat(index + 1, "Case") in cases
    return oblique and token.text.lower() == "и" and following


def _closing(tree: Tree, opening: int) -> int | None:
    """End of the quoted name that begins here: «партии "Новый путь"»."""
    close = OPENING.get(tree.tokens[opening].text)
    if close is None:
        return None
    for index in range(opening + 1, min(opening + _MAX_QUOTED, len(tree.tokens))):
        if tree.tokens[index].text == close:
            return index + 1
    return None


def _hangs_on(tree: Tree, preposition: int, head: int) -> bool:
    """Whether the preposition's noun is a dependant of the post or of something inside it."""
    noun = tree.tokens[preposition].head
    return noun >= 0 and (
        tree.tokens[noun].head == head or tree.tokens[noun].head in range(head, preposition)
    )


def is_demonstrative(tree: Tree, index: int) -> bool:
    """Whether «тот» stands for somebody told before: «а тот отказался», not «тот, кто»."""
    token = tree.tokens[index]
    if token.text.lower() not in _DEMONSTRATIVES or not token.rel.startswith("nsubj"):
        return False
    following = tree.tokens[index + 1].text if index + 1 < len(tree.tokens) else ""
    return following != "," and not tree.children(index, "acl", "nmod")


def pronouns(tree: Tree) -> Iterator[Proposal]:
    """«он», «она», «они», «тот» and possessive «его», «ее», «их»: whom they mean is resolved."""
    for index, token in enumerate(tree.tokens):
        if (
            (token.pos == "PRON" and token.lemma in _PRONOUNS)
            or (token.pos == "DET" and token.text.lower() in {"его", "её", "ее", "их"})
            or is_demonstrative(tree, index)
        ):
            yield Proposal(
                first=index,
                last=index + 1,
                type=EntityType.PERSON,
                kind=MentionKind.PRONOUN,
                score=0.5,
                source="pronoun",
                rank=0,
                name=token.text.lower(),
            )
