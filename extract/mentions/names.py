"""Proper names: what the gazetteer knows, what natasha sees, what quotes and Latin letters show."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extract.annotate.morphology import CASES, vocabulary
from extract.annotate.normalize import is_dictionary_word, noun_cases
from extract.mentions.nouns import NAME_TYPE, noun_class
from extract.mentions.proposal import Proposal, base_form, head_of
from extract.records import MentionKind, Token
from extract.tree import Tree, is_capitalized
from ontology.gazetteer import Candidate, Entry, NameKind, default, fold
from ontology.vocabulary import EntityType

_PREFIX = 3
"""Letters of the first word by which windows are preselected: short enough to survive inflection
(«Чечня», «Чечни»)."""
_LINK_SHARE = 0.6
"""A name is linked when its likeliest sense holds this share of its uses; measured on NEREL dev:
precision .919 for any share, .936 from .6."""
_NAME_KINDS = frozenset(set(NameKind) - {NameKind.ADJECTIVE, NameKind.DEMONYM})
_QUOTES = frozenset("«»\"“”„'‘’")
_OPENING = frozenset('«"“„')
_CLOSING = {"«": "»", '"': '"', "“": "”", "„": "“"}
_NOT_NAMES = frozenset({"ии", "сми", "ввп", "ндс", "дтп", "чп", "ч", "гг", "hr", "covid"})
"""Acronyms of common nouns, which natasha takes for organizations."""
_MAX_QUOTED_WORDS = 7
_LATIN = re.compile(r"[A-Z][A-Za-z0-9.&’'-]*$")
_MODEL_NUMBER = re.compile(r"(?=.*\d)(?=.*[A-ZА-Я])[A-ZА-Яa-z0-9-]+$")
_ROMAN = re.compile(r"[IVXLCDM]+$")

RANK_GAZETTEER = 4
RANK_NATASHA = 3
RANK_QUOTED = 3
RANK_LATIN = 1


def gazetteer_names(tree: Tree) -> Iterator[Proposal]:
    """The longest window from each capitalized word that the gazetteer has a name for.

    Inside the name of a body its state is named too («Банк России»), but nothing else.
    """
    index = _windows()
    covered = -1
    outer: Entry | None = None
    for position, token in enumerate(tree.tokens):
        if not (is_capitalized(token) or token.text[:1].isdigit()):
            continue
        inside = position < covered
        if inside and (outer is None or not outer.type.is_organization):
            continue
        longest = index.get(fold(token.text)[:_PREFIX], 0)
        last = min(position + longest, tree.sentence(position).last)
        for stop in range(last, position, -1):
            found = window_candidates(tree, position, stop)
            if (
                inside
                and found
                and (
                    stop > covered
                    or outer is None
                    or found[0].entry.id == outer.id
                    or found[0].entry.type is not EntityType.COUNTRY
                )
            ):
                continue
            if found and not _is_plain_word(tree, position, stop):
                best = next((c for c in found if c.name.kind is not NameKind.METONYM), found[0])
                yield Proposal(
                    first=position,
                    last=stop,
                    type=best.entry.type,
                    score=best.name.share,
                    source="gazetteer",
                    rank=RANK_GAZETTEER,
                )
                if not inside:
                    covered, outer = stop, best.entry
                break


def window_candidates(tree: Tree, first: int, last: int) -> tuple[Candidate, ...]:
    """What the tokens may name, by surface, nominative and lemmas, in this order."""
    tokens = tree.tokens[first:last]
    if any(token.text in _QUOTES or token.text in ",;:()." for token in tokens):
        return ()
    surface = tree.text(first, last)
    found = _lookup(surface)
    if not found:
        head = head_of(tree, first, last)
        found = _lookup(base_form(tree, first, last, head, EntityType.ORGANIZATION))
        if not found and len(tokens) == 1:
            found = _lookup(token_lemma(tokens[0]))
        if not found:
            found = _lookup(" ".join(token.lemma for token in tokens))
    if found and any(letter.islower() for letter in surface):
        # «СК» is a body, «ск» is not; an all-capital abbreviation never matches mixed case.
        found = tuple(
            c
            for c in found
            if c.name.kind is not NameKind.ABBREVIATION or not c.name.name.isupper()
        ) or (found if len(tokens) == 1 and not surface[1:].islower() else ())
    return found


def token_lemma(token: Token) -> str:
    """Nominative of one word, in its number, by the likeliest reading of its case."""
    case = CASES.get(dict(token.feats).get("Case", ""))
    for parse in vocabulary().parse(token.text.lower()):
        if parse.tag.POS == "NOUN" and (case is None or parse.tag.case == case):
            return vocabulary().inflect(parse, {"nomn"}) or token.lemma
    return token.lemma


def _lookup(name: str) -> tuple[Candidate, ...]:
    """Senses of a name, if one of them dominates or the context can tell capital from state."""
    found = default().lookup(name, kinds=_NAME_KINDS)
    decidable = found and (
        found[0].name.share >= _LINK_SHARE
        or any(candidate.name.kind is NameKind.METONYM for candidate in found)
    )
    return found if decidable else ()


def _is_plain_word(tree: Tree, first: int, last: int) -> bool:
    """A single common word that is capital only because a sentence begins with it."""
    token = tree.tokens[first]
    return (
        last - first == 1
        and first == tree.sentence(first).first
        and token.pos not in {"PROPN", "X"}
        and not token.text.isupper()
        and is_dictionary_word(token.text)
        and not any(span.start <= token.start < span.stop for span in tree.document.spans)
    )


@lru_cache(maxsize=1)
def _windows() -> dict[str, int]:
    """First letters of a name → number of words of the longest name that begins so."""
    longest: dict[str, int] = defaultdict(int)
    for name in default().names:
        if name.kind in _NAME_KINDS:
            words = name.key.split()
            prefix = words[0][:_PREFIX]
            longest[prefix] = max(longest[prefix], len(words))
    return dict(longest)


def adjectives(tree: Tree) -> Iterator[Proposal]:
    """«китайский», «южнокорейские»: a state named by an adjective, and its people by a demonym."""
    for position, token in enumerate(tree.tokens):
        if token.pos == "ADJ" and len(token.text) > _PREFIX:
            kinds = (NameKind.ADJECTIVE,)
        elif token.pos in {"NOUN", "PROPN"} and len(token.text) > _PREFIX:
            kinds = (NameKind.DEMONYM,)
        else:
            continue
        found = default().lookup(_adjective_key(token), kinds=kinds)
        if not found and kinds == (NameKind.DEMONYM,):
            found = default().lookup(token_lemma(token), kinds=kinds)
        if found:
            yield Proposal(
                first=position,
                last=position + 1,
                type=found[0].entry.type
                if kinds == (NameKind.ADJECTIVE,)
                else EntityType.NATIONALITY,
                score=found[0].name.share,
                source="gazetteer-adjective"
                if kinds == (NameKind.ADJECTIVE,)
                else "gazetteer-demonym",
                rank=RANK_GAZETTEER,
                name=found[0].name.name,
            )


def _adjective_key(token: Token) -> str:
    return token.lemma


def natasha_names(tree: Tree) -> Iterator[Proposal]:
    """natasha's spans, mended: brackets split, neighbours parted, plain acronyms dropped."""
    for span in tree.document.spans:
        first, stop = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
        if first < 0 or first >= stop:
            continue
        for begin, end in _split_at_marks(tree, first, stop):
            yield from _mended(tree, begin, end, span.type, span.score)


def _mended(
    tree: Tree, first: int, last: int, type_: EntityType, score: float
) -> Iterator[Proposal]:
    words = [tree.tokens[index] for index in range(first, last)]
    if len(words) == 1 and (
        fold(words[0].text) in _NOT_NAMES
        or (noun_class(words[0].lemma) and not words[0].text.isupper())
    ):
        return
    if not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in words):
        return
    if type_ is EntityType.PERSON:
        if _is_body_between_post_and_person(tree, first, last):
            yield _natasha(first, last, EntityType.GOVERNMENT_BODY, score)
            return
        cut = _foreign_nominative(tree, first, last)
        if cut is not None:
            yield _natasha(first, cut, type_, score)
            yield _natasha(cut, last, type_, score)
            return
    elif type_ is EntityType.LOCATION:
        type_ = place_type(tree, first, last)
    elif type_ is EntityType.ORGANIZATION:
        type_ = organization_type(tree, first, last)
    yield _natasha(first, last, type_, score)


def _natasha(first: int, last: int, type_: EntityType, score: float) -> Proposal:
    return Proposal(
        first=first, last=last, type=type_, score=score, source="natasha", rank=RANK_NATASHA
    )


def _split_at_marks(tree: Tree, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Parts of a span between brackets; outer quotes are left out."""
    begin = first
    for index in range(first, last + 1):
        if index == last or tree.tokens[index].text in {"(", ")"}:
            part_first, part_last = begin, index
            while part_first < part_last and tree.tokens[part_first].text in _QUOTES:
                part_first += 1
            inner = {tree.tokens[i].text for i in range(part_first, part_last - 1)}
            while part_first < part_last and tree.tokens[part_last - 1].text in _QUOTES:
                if inner & _OPENING:
                    break  # «Фонд «Сколково»»: the last mark closes one inside the name
                part_last -= 1
            if part_first < part_last:
                yield part_first, part_last
            begin = index + 1


def _foreign_nominative(tree: Tree, first: int, last: int) -> int | None:
    """Where a second person begins: «Си Цзиньпином | Трамп».

    The word before cannot be a nominative, the word after cannot be in its case.
    """
    for index in range(first + 1, last):
        before, after = tree.tokens[index - 1], tree.tokens[index]
        case = CASES.get(tree.feat(index - 1, "Case") or "")
        if case in {None, "nomn"} or tree.feat(index, "Case") != "Nom":
            continue
        cases_before = noun_cases(before.text)
        cases_after = noun_cases(after.text)
        if (
            cases_before
            and "nomn" not in cases_before
            and "nomn" in cases_after
            and case not in cases_after
        ):
            return index
    return None


def _is_body_between_post_and_person(tree: Tree, first: int, last: int) -> bool:
    """«председатель Халк Маслахаты Туркменистана Гурбангулы Бердымухамедов»: not a person.

    A name right after a post and before a place that another person's name follows is a body.
    """
    if first == 0 or noun_class(tree.lemma(first - 1)) != "post":
        return False
    after = [s for s in tree.document.spans if s.start >= tree.tokens[last - 1].stop][:2]
    if len(after) < 2:  # noqa: PLR2004 - a place and a person
        return False
    place, person = after
    text = tree.document.article.text
    return (
        place.type is EntityType.LOCATION
        and person.type is EntityType.PERSON
        and text[tree.tokens[last - 1].stop : place.start].isspace()
        and text[place.stop : person.start].isspace()
    )


def repeated_surnames(tree: Tree, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Surnames of people whom the article names in full, where natasha overlooked them."""
    people = [p for p in found if p.type is EntityType.PERSON]
    covered = {index for p in people for index in range(p.first, p.last)}
    surnames = {
        base_form(tree, p.first, p.last, p.first, EntityType.PERSON).split()[-1]
        for p in people
        if p.last - p.first > 1
    }
    keys = {phonetic: name for name in sorted(surnames) if len(phonetic := fold(name)) > _PREFIX}
    for index, token in enumerate(tree.tokens):
        if (
            index in covered
            or not is_capitalized(token)
            or token.pos not in {"PROPN", "NOUN", "X", "ADJ"}
        ):
            continue
        name = base_form(tree, index, index + 1, index, EntityType.PERSON)
        if fold(name) in keys or fold(token.text) in keys:
            yield Proposal(
                first=index,
                last=index + 1,
                type=EntityType.PERSON,
                score=0.85,
                source="repeated-surname",
                rank=RANK_NATASHA,
                name=keys.get(fold(token.text)) or name,
            )


def place_type(tree: Tree, first: int, last: int) -> EntityType:
    """Type of a place that the gazetteer does not know, by the noun in it or before it."""
    for index in (*range(first, last), first - 1):
        if index >= 0:
            kind = noun_class(tree.lemma(index))
            if kind in {"state", "district", "city", "location", "facility"}:
                return NAME_TYPE[kind]
    return EntityType.CITY if last - first == 1 else EntityType.LOCATION


def organization_type(tree: Tree, first: int, last: int) -> EntityType:
    """Type of an organization by the class noun in its name or right before it."""
    before = first - 1
    while before >= 0 and tree.tokens[before].text in _QUOTES:
        before -= 1
    for index in (first, *range(first + 1, last), before):
        if index >= 0:
            kind = noun_class(tree.lemma(index))
            if kind in {"alliance", "media", "government", "facility"}:
                return NAME_TYPE[kind]
            if kind == "group" and index >= first and last - first > 1:
                return EntityType.ALLIANCE
            if kind in {"document", "law"} and index >= first:
                return EntityType.AGREEMENT if kind == "document" else EntityType.LAW
    body = default().expand_body(tree.tokens[first].text) or default().expand_body(
        tree.tokens[first].lemma
    )
    return body.type if body else EntityType.ORGANIZATION


def quoted_names(tree: Tree) -> Iterator[Proposal]:
    """«...» right after a class noun: партия «Единая Россия», программа «Артемида»."""
    for position, token in enumerate(tree.tokens):
        if token.text not in _OPENING or position == 0:
            continue
        kind = noun_class(tree.lemma(position - 1))
        if kind is None or kind not in NAME_TYPE:
            continue
        close = _CLOSING[token.text]
        last = position + 1
        limit = min(position + 2 + _MAX_QUOTED_WORDS, len(tree.tokens))
        while last < limit and tree.tokens[last].text != close:
            last += 1
        if last < limit and last > position + 1 and is_capitalized(tree.tokens[position + 1]):
            yield Proposal(
                first=position + 1,
                last=last,
                type=NAME_TYPE[kind],
                score=0.9,
                source="quoted-name",
                rank=RANK_QUOTED,
                name=tree.text(position + 1, last),
            )


def latin_names(tree: Tree) -> Iterator[Proposal]:
    """Runs of capitalized Latin words that no other rule took, and model numbers («H200»)."""
    position = 0
    while position < len(tree.tokens):
        last = _latin_run(tree, position)
        if last > position:
            before = noun_class(tree.lemma(position - 1)) if position else None
            text = tree.text(position, last)
            if before == "product" or _MODEL_NUMBER.match(text):
                yield _latin(position, last, EntityType.PRODUCT)
            elif not _ROMAN.match(text) and (len(text) > 2 or before in NAME_TYPE):  # noqa: PLR2004 - not «I», «TV»
                yield _latin(position, last, NAME_TYPE.get(before or "", EntityType.ORGANIZATION))
        position = max(last, position + 1)


def _latin_run(tree: Tree, position: int) -> int:
    """End of a run of capitalized Latin words; a number glued to a letter belongs to it.

    The tokenizer parts letters from digits: «H200» comes as two tokens without a gap.
    """
    last = position
    while last < len(tree.tokens):
        token = tree.tokens[last]
        glued = last > position and token.start == tree.tokens[last - 1].stop
        if not _LATIN.match(token.text) and not (glued and token.text.isdigit()):
            break
        last += 1
    return last


def _latin(first: int, last: int, type_: EntityType) -> Proposal:
    return Proposal(
        first=first,
        last=last,
        type=type_,
        kind=MentionKind.NAME,
        score=0.7,
        source="latin-name",
        rank=RANK_LATIN,
    )
