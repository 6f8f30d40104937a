"""Noun phrases that name a body, an event, a document or an alliance by its kind.

«министерство торговли Китая», «администрация Трампа», «саммит ШОС», «война в Украине»,
«декларация о намерениях», «коалиция по редкоземельным металлам»: a class noun and what hangs on it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.mentions.nouns import noun_class
from extract.mentions.proposal import OPENING, RANK_PHRASE, Names, Proposal, base_form
from extract.records import MentionKind
from extract.tree import Tree, is_capitalized
from ontology.gazetteer import NameKind, default
from ontology.vocabulary import EntityType

_OF_ONE_STATE = frozenset({"мид", "министерство", "правительство", "парламент", "генштаб", "цб"})
"""Bodies that no two states share; so are «Минобороны» and its like."""
_MAX_COMPLEMENT = 9
"""Tokens after the head: «министерство науки, технологий и высшего образования Южной Кореи»."""
_MAX_MODIFIERS = 4
"""Adjectives before a body: «Объединённая государственная политическая служба»."""
_RUN_POS = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseKind:
    """What a class of nouns heads.

    Attributes:
        type: type of the thing that the phrase names.
        prepositions: those under which the complement may go on («соглашение о торговле»).
        needs_name: whether only a name inside makes the phrase a name; else any complement does.
        bears_names: whether a name in apposition is the mention instead («компания X»).
    """

    type: EntityType
    prepositions: frozenset[str] = frozenset()
    needs_name: bool = True
    bears_names: bool = False


KINDS: dict[str, PhraseKind] = {
    "government": PhraseKind(type=EntityType.GOVERNMENT_BODY, prepositions=frozenset({"по"})),
    "forces": PhraseKind(type=EntityType.GOVERNMENT_BODY),
    "event": PhraseKind(type=EntityType.EVENT, prepositions=frozenset({"по"})),
    "meeting": PhraseKind(type=EntityType.EVENT, prepositions=frozenset({"между"})),
    "document": PhraseKind(
        type=EntityType.AGREEMENT,
        prepositions=frozenset({"о", "об", "по", "между", "с", "со", "на"}),
        needs_name=False,
    ),
    "law": PhraseKind(type=EntityType.LAW, prepositions=frozenset({"о", "об"})),
    "alliance": PhraseKind(
        type=EntityType.ALLIANCE, prepositions=frozenset({"по"}), needs_name=False, bears_names=True
    ),
    "facility": PhraseKind(
        type=EntityType.FACILITY, prepositions=frozenset({"в", "на"}), bears_names=True
    ),
    "organization": PhraseKind(type=EntityType.ORGANIZATION, bears_names=True),
    "union": PhraseKind(type=EntityType.ORGANIZATION, needs_name=False, bears_names=True),
    "pressoffice": PhraseKind(type=EntityType.ORGANIZATION, needs_name=False),
}
_PLACE_PREPOSITIONS = frozenset({"в", "на", "во"})
_SINGULAR = frozenset({"event", "document", "government", "union"})
"""Classes whose plural speaks of several things at once."""
_PEOPLE_S_OFFICES = frozenset(
    {"администрация", "правительство", "кабинет", "канцелярия", "команда"}
)
"""Bodies that are named after the person who leads them."""
_CLAUSE_NOUNS = frozenset(
    {"итог", "результат", "слово", "данные", "информация", "мнение", "окончание", "случай", "время",
     "просьба", "приглашение", "поручение", "оценка", "видеосвязь", "телефон"}
)  # fmt: skip
"""Nouns whose «по ...» tells of the whole clause, not of the noun before it."""
_FORCES = frozenset(
    """
    вооруженный вооружить военно-морской военно-воздушный сухопутный пограничный внутренний
    ракетный специальный спасательный
    """.split()
)
"""Adjectives of armed forces, part of their names."""
_STATELESS_BODIES = frozenset(
    {"министерство", "департамент", "служба", "комитет", "комиссия", "управление"}
)
"""Bodies that a common complement names well enough: «министерство энергетики»."""


def phrases(tree: Tree, found: Names) -> Iterator[Proposal]:
    """One proposal for each class noun that has a complement.

    Args:
        tree: the document's tree.
        found: where the names are.
    """
    people = _people_in_genitive(tree, found)
    for head, token in enumerate(tree.tokens):
        if token.pos not in {"NOUN", "PROPN", "X"}:
            continue
        kind = noun_class(token.lemma) or _body_class(tree, head)
        if kind == "events" and tree.feat(head, "Number") != "Sing":
            kind = "event"
        elif kind in _SINGULAR and tree.feat(head, "Number") == "Plur":
            continue
        if kind not in KINDS:
            continue
        names = {**people, **found.ends} if token.lemma in _PEOPLE_S_OFFICES else found.ends
        if KINDS[kind].bears_names and _following_name(tree, head, names):
            continue
        last = _complement_end(tree, head, KINDS[kind].prepositions, names)
        if kind == "meeting":
            last = found.people.get(last - 1, last)  # never half a name
        if last == head + 1 and KINDS[kind].type is EntityType.EVENT:
            last = _place_end(tree, head, names)
        first = _modifiers_start(tree, head, kind)
        if not _is_name(tree, first, head, last, kind):
            continue
        first = _named_start(tree, first, head, last, found)
        yield Proposal(
            first=first,
            last=last,
            type=KINDS[kind].type,
            score=0.8,
            source=f"phrase-{kind}",
            rank=RANK_PHRASE,
            head=head,
            name=_administration_name(tree, head, last, found) if kind == "government" else None,
        )


def _people_in_genitive(tree: Tree, found: Names) -> dict[int, int]:
    """Names of people that may be a complement: «администрация Ивана П.»."""
    return {
        first: end
        for first, end in found.people.items()
        if first - 1 not in found.people and tree.feat(first, "Case") == "Gen"
    }


def _body_class(tree: Tree, head: int) -> str | None:
    token = tree.tokens[head]
    return "government" if is_capitalized(token) and default().expand_body(token.text) else None


def _following_name(tree: Tree, head: int, names: Mapping[int, int]) -> bool:
    """Whether a name beside the head follows, not below it: Latin, quoted or in its case."""
    following = head + 1
    if following >= len(tree.tokens):
        return False
    token = tree.tokens[following]
    if token.text in OPENING or token.pos == "X" or tree.feat(following, "Foreign"):
        return True
    if following not in names:
        return False
    if token.text[:1].isascii() or token.text.isupper():
        return True
    return tree.feat(following, "Case") == tree.feat(head, "Case") != "Gen"


def _complement_end(
    tree: Tree, head: int, prepositions: frozenset[str], names: Mapping[int, int]
) -> int:
    """End of the run of genitives (and phrases with the given prepositions) right of the head."""
    sentence = tree.sentence(head)
    limit = min(sentence.last, head + 1 + _MAX_COMPLEMENT)
    last = index = head + 1
    oblique = False  # inside a prepositional phrase any case may stand
    while index < limit:
        whole = _whole_name_end(tree, index, names, oblique=oblique)
        if whole is None and index == last:
            whole = _quote_end(tree, index, limit)
        if whole is not None and whole <= sentence.last:
            index = last = whole
        elif index == last and _opens_phrase(tree, index, prepositions):
            oblique = True
            index += 1
        elif _is_next_state(tree, head, index, names):
            break
        elif _links(tree, head, index, oblique=oblique):
            index += 1
        elif _is_run_word(tree, index, oblique=oblique):
            index += 1
            if tree.tokens[index - 1].pos in {"NOUN", "PROPN", "X"}:
                last = index
        else:
            break
    return last


def _opens_phrase(tree: Tree, index: int, prepositions: frozenset[str]) -> bool:
    """A preposition of the complement; «по итогам», «по словам» belong to the clause instead."""
    following = tree.lemma(index + 1) if index + 1 < len(tree.tokens) else ""
    return tree.tokens[index].text.lower() in prepositions and following not in _CLAUSE_NOUNS


def _whole_name_end(
    tree: Tree, index: int, names: Mapping[int, int], *, oblique: bool
) -> int | None:
    """End of the name that begins here, if any word of it could go on with the complement."""
    end = names.get(index)
    if end is None or not any(_belongs(tree, word, oblique=oblique) for word in range(index, end)):
        return None
    return end


def _links(tree: Tree, head: int, index: int, *, oblique: bool) -> bool:
    """Whether the token is an «и» or a comma between two parts of the complement."""
    text = tree.tokens[index].text.lower()
    return (text == "и" or (text == "," and oblique)) and _joins(tree, head, index, oblique=oblique)


def _is_next_state(tree: Tree, head: int, index: int, names: Mapping[int, int]) -> bool:
    """Whether «и» or a comma adds the next state's own: «МИД Польши и Литвы» are two."""
    lemma = tree.lemma(head)
    own = lemma in _OF_ONE_STATE or lemma.startswith("мин")
    return own and tree.tokens[index].text in {"и", ","} and index + 1 in names


def _is_run_word(tree: Tree, index: int, *, oblique: bool) -> bool:
    """Whether the token is a noun or modifier that may stand in the complement."""
    nominal = tree.tokens[index].pos in _RUN_POS or tree.feat(index, "VerbForm") == "Part"
    return nominal and _belongs(tree, index, oblique=oblique)


def _quote_end(tree: Tree, opening: int, limit: int) -> int | None:
    """End of the quotation that begins here, closing mark included."""
    close = OPENING.get(tree.tokens[opening].text)
    if close is None:
        return None
    for index in range(opening + 1, limit):
        if tree.tokens[index].text == close:
            return index + 1
    return None


def _belongs(tree: Tree, index: int, *, oblique: bool) -> bool:
    """Whether a word may stand in the complement: genitive, indeclinable, or part of the phrase."""
    token = tree.tokens[index]
    case = tree.feat(index, "Case")
    if oblique:
        return case != "Nom" or token.text.isupper()
    if token.pos == "X" or token.text.isupper() or tree.feat(index, "Foreign"):
        return True
    return case == "Gen"


def _joins(tree: Tree, head: int, index: int, *, oblique: bool) -> bool:
    """Whether «и» or a comma goes on with the complement: its next noun hangs below the head."""
    below = set(tree.subtree(head))
    for following in range(index + 1, min(index + 4, len(tree.tokens))):
        token = tree.tokens[following]
        if token.pos in {"NOUN", "PROPN"}:
            return following in below and _belongs(tree, following, oblique=oblique)
        if token.pos not in {"ADJ", "NUM", "DET", "VERB", "ADV"}:
            return False
    return False


def _place_end(tree: Tree, head: int, names: Mapping[int, int]) -> int:
    """«война в Украине», «выборы в Госдуму»: the place names the event that nothing else names."""
    index = head + 1
    if (
        index >= tree.sentence(head).last
        or tree.tokens[index].text.lower() not in _PLACE_PREPOSITIONS
    ):
        return head + 1
    return names.get(index + 1, head + 1)


def _modifiers_start(tree: Tree, head: int, kind: str) -> int:
    """Start of the adjectives that belong to the name: capital ones and those of places."""
    first = head
    while first > tree.sentence(head).first:
        token = tree.tokens[first - 1]
        if token.pos == "VERB" and not (kind == "forces" and token.lemma in _FORCES):
            break
        if token.pos not in {"ADJ", "VERB"} or not (
            (is_capitalized(token) and first - 1 != tree.sentence(head).first)
            or default().lookup(token.lemma, kinds=(NameKind.ADJECTIVE,), finding=True)
            or (kind == "event" and token.lemma.endswith(("ский", "цкий")))
            or (is_capitalized(token) and is_capitalized(tree.tokens[head]))
            or (kind == "forces" and token.lemma in _FORCES)
            or (
                kind == "government" and token.lemma in {"следственный", "верховный", "центральный"}
            )
        ):
            break
        first -= 1
    return first


def _named_start(tree: Tree, first: int, head: int, last: int, found: Names) -> int:
    """Where a name begins that holds the head: «Федеральной миграционной | службы России».

    Small adjectives do not show that they belong to the name; who saw the name knows.
    """
    for start in range(first - 1, max(first - _MAX_MODIFIERS, tree.sentence(head).first) - 1, -1):
        if tree.tokens[start].pos != "ADJ":
            break
        if head < found.ends.get(start, 0) <= last:
            first = start
    return first


def _is_name(tree: Tree, first: int, head: int, last: int, kind: str) -> bool:
    if first == head and last == head + 1:
        token = tree.tokens[head]
        return kind == "government" and (
            token.text.isupper() or (is_capitalized(token) and _body_class(tree, head) is not None)
        )
    if _has_name(tree, first, head, last):
        return kind != "organization" or is_capitalized(tree.tokens[head])
    if last == head + 1:
        return False
    if kind == "alliance":
        return tree.tokens[head + 1].text.lower() in KINDS[kind].prepositions
    if kind == "government":
        return tree.lemma(head) in _STATELESS_BODIES
    return not KINDS[kind].needs_name


def _has_name(tree: Tree, first: int, head: int, last: int) -> bool:
    sentence_start = tree.sentence(head).first
    return any(
        tree.tokens[index].text[:1].isupper() and index != sentence_start
        for index in range(first, last)
        if index != head
    ) or (
        first < head
        and bool(default().lookup(tree.lemma(first), kinds=(NameKind.ADJECTIVE,), finding=True))
    )


def _administration_name(tree: Tree, head: int, last: int, found: Names) -> str | None:
    """«администрация президента США Дональда Трампа» → «администрация Дональда Трампа»."""
    if last - 1 not in found.people:
        return None
    first = last - 1
    while first - 1 > head and first - 1 in found.people:
        first -= 1
    noun = base_form(tree, head, head + 1, head, EntityType.GOVERNMENT_BODY)
    return f"{noun} {tree.text(first, last)}"


def descriptions(tree: Tree) -> Iterator[Proposal]:
    """Bare class nouns that may refer back: «альянс», «издание», «ведомство», «страна»."""
    for index, token in enumerate(tree.tokens):
        if token.pos != "NOUN":
            continue
        kind = noun_class(token.lemma)
        type_ = _DESCRIBED.get(kind or "")
        if type_ is not None:
            yield Proposal(
                first=index,
                last=index + 1,
                type=type_,
                kind=MentionKind.NOMINAL,
                score=0.5,
                source="description",
                rank=0,
            )


_DESCRIBED = {
    "alliance": EntityType.ALLIANCE,
    "media": EntityType.MEDIA_OUTLET,
    "agency": EntityType.ORGANIZATION,
    "government": EntityType.GOVERNMENT_BODY,
    "organization": EntityType.ORGANIZATION,
    "country": EntityType.COUNTRY,
    "event": EntityType.EVENT,
    "events": EntityType.EVENT,
    "meeting": EntityType.EVENT,
    "document": EntityType.AGREEMENT,
    "pressoffice": EntityType.ORGANIZATION,
    "union": EntityType.ORGANIZATION,
    "product": EntityType.PRODUCT,
}
