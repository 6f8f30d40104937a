"""Which person of the gazetteer the names of an article mean.

A full name says who is meant, in any order of its words, with a patronymic or without, in other
spellings. A surname or first name alone means whoever the article names in full; where it names
nobody, the gazetteer is asked only for names that nearly always mean one person, and for those who
hold the post that stands beside the name.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from extract.annotate.surnames import is_given_name
from extract.link import NIL, Choice, LinkRule, told
from extract.names.inflection import is_initial_of, phonetic_key
from extract.records import Mention
from extract.resolve.linking.context import Context
from extract.resolve.linking.names import MARGIN
from extract.tree import Tree, is_capitalized
from ontology.gazetteer import COUNTED, Candidate, Fact, FactRelation, Gazetteer, NameKind, fold
from ontology.vocabulary import EntityType

FULL_SHARE = 0.6
"""As `names.LINK_SHARE`, for full names."""
LONE_SHARE, LONE_DOCS = 0.8, 2
"""A lone name is linked when it meant one person in this share of its uses and in so many
documents, or when a person wrote so into the gazetteer. Read off NEREL dev: precision of links of
people .97 (.78 where lone names are looked up like all others)."""
_SPLIT = re.compile(r"[\s\-‐–]+")
_PATRONYMIC = re.compile(r".{2,}(вич|вна|ична|инична|оглы|оглу|кызы)$")
_FULL = 2
"""Words of a full name, and initials that are as good as a first name: «А. С. Пушкин»."""
_ENDINGS = tuple(
    (ending, nominative)
    for nominative, endings in (
        ("а", ("ы", "и", "е", "у", "ой", "ою")),
        ("я", ("и", "е", "ю", "ей", "ею")),
        ("", ("а", "у", "е", "ом", "ем", "ым")),
        ("ь", ("я", "ю", "е", "ем")),
        ("й", ("я", "ю", "е", "ем")),
    )
    for ending in endings
)
"""Endings of the singular, and what the nominative has in their place."""
_SHORTEST_STEM = 3
_HEADS = frozenset({"глава", "лидер", "руководитель"})
"""Posts by which those who head a state or a body are called whatever their post is."""

_TITLES = frozenset(
    """
    король королева принц принцесса герцог герцогиня князь княгиня царь царица император
    императрица султан эмир шейх папа понтифик патриарх пророк
    """.split()
)
"""Titles of those who are known by their first names."""


def person_choice(context: Context, mentions: Sequence[Mention]) -> Choice:
    """The person that all these names of one article mean.

    Args:
        context: of the article.
        mentions: the names that the article gives one person, at least one.
    """
    full = [each for each in mentions if len(spelling_key(each.name)) >= _FULL]
    for each in full:
        choice = _by_full_name(context, each)
        if choice.candidate is not None or choice.reason:
            return choice
    if full:
        return NIL  # somebody else with the surname of somebody known
    for each in mentions:
        choice = _by_lone_name(context, each)
        if choice.candidate is not None:
            return choice
    return NIL


@lru_cache(maxsize=65_536)
def spelling_key(name: str) -> tuple[str, ...]:
    """The key under which a full name meets in other spellings and another order.

    Initials are left out, and so is a patronymic where two other words are left.

    >>> spelling_key("Хельга Иванна Мюллер-Лунд") == spelling_key("Мюллер Лунд Гельга")
    False
    >>> spelling_key("Гольм Анна Ивановна") == spelling_key("Анна Холм")
    True
    """
    words = _written_out(name)
    if len(words) > _FULL:
        words = [word for word in words if not _PATRONYMIC.match(word)] or words
    return tuple(sorted(phonetic_key(word) for word in words))


def _by_full_name(context: Context, mention: Mention) -> Choice:
    names = _forms(context, mention)
    for name in names:
        found = [c for c in context.gazetteer.lookup(name) if c.entry.type is EntityType.PERSON]
        if found:
            return _one_of(found, context.states, LinkRule.FULL_NAME)
    for name in names:
        found = _people(context.gazetteer).by_spelling.get(spelling_key(name), [])
        if found:
            return _one_of(found, context.states, LinkRule.SPELLING)
    for name in _undeclined(context.tree.text(mention.first, mention.last)):
        found = [c for c in context.gazetteer.lookup(name) if c.entry.type is EntityType.PERSON]
        if found:
            return _one_of(found, context.states, LinkRule.FULL_NAME)
    return NIL


def _by_lone_name(context: Context, mention: Mention) -> Choice:
    if _is_cut(context.tree, mention):
        return NIL
    for name in _forms(context, mention):
        initials = _initials(name)
        if len(initials) >= _FULL:
            key = ("".join(initials), *spelling_key(name))
            found = _people(context.gazetteer).by_initials.get(key, [])
            if found:
                return _one_of(found, context.states, LinkRule.FULL_NAME)
        found = [
            c
            for c in context.gazetteer.lookup(" ".join(_written_out(name)))
            if c.entry.type is EntityType.PERSON and _may_have(c, initials)
        ]
        is_titled = _has_title(context.tree, mention)
        sure = [
            c
            for c in found
            if c.name.share >= LONE_SHARE and _is_supported(c) and (is_titled or not _is_given(c))
        ]
        if len({c.entry.id for c in sure}) == 1:
            return Choice(
                candidate=sure[0],
                rule=LinkRule.LONE_NAME,
                share=sure[0].name.share,
                runner_up=next((c for c in found if c.entry.id != sure[0].entry.id), None),
            )
    return _by_office(context, mention)


def _is_cut(tree: Tree, mention: Mention) -> bool:
    """Whether a word before or behind belongs to the name: «Тору | Камикава» is no lone name."""
    for index in (mention.first - 1, mention.last):
        if not 0 <= index < len(tree.tokens):
            continue
        token = tree.tokens[index]
        is_near = tree.sentence_index(index) == tree.sentence_index(mention.first)
        is_name = token.pos in {"PROPN", "X"} and is_capitalized(token)
        if is_near and is_name and not tree.mentions_over(index):
            return True
    return False


def _by_office(context: Context, mention: Mention) -> Choice:
    """The one person of the surname who holds the post beside it, in a state of the article."""
    post = context.posts.get((mention.start, mention.stop))
    words = _written_out(mention.name)
    if post is None or len(words) != 1:
        return NIL
    holders = {
        c.entry.id: c
        for c in _people(context.gazetteer).by_surname.get(phonetic_key(words[0]), ())
        if _may_have(c, _initials(mention.name))
        and any(_is_held(fact, post, context) for fact in context.gazetteer.facts_of(c.entry.id))
    }
    if len(holders) != 1:
        return NIL
    return Choice(candidate=next(iter(holders.values())), rule=LinkRule.OFFICE)


def _is_held(fact: Fact, post: str, context: Context) -> bool:
    """Whether the post may be that of the fact, on the day of the article and in its states."""
    if fact.relation is not FactRelation.WORKPLACE or fact.post is None:
        return False
    if context.day is not None and not fact.holds_on(context.day):
        return False
    place = context.gazetteer.by_id(fact.object)
    head = fact.post.split()[0]
    same = post in _HEADS or post == head or head.startswith(f"{post}-")
    return same and place is not None and place.country in context.states


def _one_of(found: Iterable[Candidate], states: Collection[str], rule: LinkRule) -> Choice:
    """One of the people with a full name."""
    ranked = sorted(found, key=lambda c: (-c.name.share, c.entry.id))
    best_names = {c.entry.id: c for c in reversed(ranked)}
    people = first, *others = [c for c in ranked if best_names[c.entry.id] is c]
    if not others or first.name.share >= MARGIN * others[0].name.share:
        if first.name.share < FULL_SHARE:
            return NIL
        return Choice(
            candidate=first,
            rule=rule,
            share=first.name.share,
            runner_up=others[0] if others else None,
        )
    near = [c for c in people if c.entry.country in states]
    if len(near) == 1:
        other = next(c for c in people if c is not near[0])
        return Choice(candidate=near[0], rule=LinkRule.CONTEXT, runner_up=other)
    reason = f"«{first.name.name}» may be {told(first.entry)} or {told(others[0].entry)}"
    return Choice(runner_up=first, reason=reason)


def _is_supported(candidate: Candidate) -> bool:
    """Whether a lone name was seen often enough, or was written by hand."""
    return candidate.name.docs >= LONE_DOCS or candidate.name.source != COUNTED


def _is_given(candidate: Candidate) -> bool:
    """Whether a counted lone name is a first name, which thousands have: «Ксения», «Чарльз».

    Those who are known by it («Мадонна») are written into the gazetteer by hand.
    """
    if candidate.name.source != COUNTED:
        return False
    name = candidate.name.name
    first, *others = candidate.entry.label_ru.split()
    is_plain = others and first.lower() not in _TITLES
    if is_plain and phonetic_key(name) in {phonetic_key(first), phonetic_key(others[-1])}:
        return phonetic_key(name) == phonetic_key(first)
    return is_given_name(fold(name))


def _has_title(tree: Tree, mention: Mention) -> bool:
    """Whether a title stands before the name that is borne with first names: «принц Альберт»."""
    before = mention.first - 1
    return before >= 0 and tree.lemma(before).lower() in _TITLES


def _forms(context: Context, mention: Mention) -> tuple[str, ...]:
    """What is looked up, in order: the nominative, the name as it stands, its lemmas."""
    tree = context.tree
    lemmas = " ".join(token.lemma for token in tree.tokens[mention.first : mention.last])
    return tuple(dict.fromkeys((mention.name, tree.text(mention.first, mention.last), lemmas)))


def _undeclined(name: str) -> Iterator[str]:
    """What a surname in an oblique case may be in the nominative: «Инессы Кошты» of «Кошта».

    Readings of words that no dictionary has are many; only a full name that is known is taken.
    """
    for ending, nominative in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + _SHORTEST_STEM:
            yield name.removesuffix(ending) + nominative


def _words(name: str) -> list[str]:
    return [word for word in _SPLIT.split(fold(name).replace(".", ". ")) if word]


def _written_out(name: str) -> list[str]:
    return [word for word in _words(name) if not word.endswith(".") and len(word) > 1]


def _initials(name: str) -> tuple[str, ...]:
    return tuple(word[0] for word in _words(name) if word.endswith(".") or len(word) == 1)


def _may_have(candidate: Candidate, initials: Sequence[str]) -> bool:
    """Whether the first initial may be the person's; none may be anybody's."""
    return not initials or is_initial_of(initials[0], candidate.entry.label_ru)


class _People:
    """People of a gazetteer by the spelling of their full names, initials and surnames."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.by_spelling: dict[tuple[str, ...], list[Candidate]] = {}
        self.by_initials: dict[tuple[str, ...], list[Candidate]] = {}
        self.by_surname: dict[str, list[Candidate]] = {}
        for name in gazetteer.names:
            entry = gazetteer.by_id(name.id)
            if entry is not None and entry.type is EntityType.PERSON:
                self._add(Candidate(entry=entry, name=name))

    def _add(self, candidate: Candidate) -> None:
        name = candidate.name.name
        initials, words = _initials(name), _written_out(name)
        key = spelling_key(name)
        if len(key) >= _FULL:
            self.by_spelling.setdefault(key, []).append(candidate)
        if len(words) == _FULL + 1 and _PATRONYMIC.match(words[1]):
            initials, key = (words[0][0], words[1][0]), (phonetic_key(words[2]),)
        if len(initials) >= _FULL and len(key) == 1:
            self.by_initials.setdefault(("".join(initials), *key), []).append(candidate)
        if words and candidate.name.kind is NameKind.SHORT:
            self.by_surname.setdefault(phonetic_key(words[-1]), []).append(candidate)
            latin = spelling_key(candidate.entry.label_en or "")
            if len(latin) >= _FULL:
                self.by_spelling.setdefault(latin, []).append(candidate)


@lru_cache(maxsize=1)
def _people(gazetteer: Gazetteer) -> _People:
    return _People(gazetteer)
