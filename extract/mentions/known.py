"""Names that the gazetteer knows: places, bodies, media, companies; adjectives of states."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from extract.annotate.normalize import is_dictionary_word, nominative_word
from extract.mentions.proposal import RANK_GAZETTEER, Proposal, base_form, head_of
from extract.tree import Tree, is_capitalized
from ontology.gazetteer import Candidate, Entry, Gazetteer, NameKind, default, fold
from ontology.vocabulary import EntityType

_PREFIX = 3
"""Letters of the first word by which windows are preselected: short enough to survive inflection
(«Чечня», «Чечни»)."""
_LINK_SHARE = 0.6
"""A name is linked when its likeliest sense holds this share of its uses; measured on NEREL dev:
precision .919 for any share, .936 from .6."""
NAME_KINDS = frozenset(set(NameKind) - {NameKind.ADJECTIVE, NameKind.DEMONYM})
"""Kinds of names that are names of the thing itself."""
_ACRONYM = 4
"""Capitals in a row that are no inflected word."""
_DOMAIN = re.compile(r"\.[a-zа-я]{2,4}\b")
_MARKS = frozenset("«»\"“”„'‘’,;:().")


def gazetteer_names(tree: Tree) -> Iterator[Proposal]:
    """The longest window from each capitalized word that the gazetteer has a name for.

    Inside the name of a body its state is named too («Банк России»), but nothing else.
    """
    index = _windows(default())
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
    """What the tokens name by themselves, by surface, nominative and lemmas, in this order."""
    text = tree.document.article.text
    if any(token.text in _MARKS for token in tree.tokens[first:last]):
        return ()
    if _DOMAIN.match(text, tree.tokens[last - 1].stop):
        return ()  # «Lenta.ru» is no Lenta
    for form in forms(tree, first, last):
        found = _lookup(form)
        if found:
            return without_other_case(tree.text(first, last), found)
    return ()


def forms(tree: Tree, first: int, last: int) -> Iterator[str]:
    """The forms in which tokens may stand in the gazetteer: as written, nominative, lemmas."""
    surface = tree.text(first, last)
    yield surface
    if surface.isupper() and len(surface) <= _ACRONYM:
        return  # «ДУМ» is no «Дума»
    if last - first == 1 and tree.tokens[first].pos == "VERB" and is_dictionary_word(surface):
        return  # «Вела» is no «Вести»
    head = head_of(tree, first, last)
    yield base_form(tree, first, last, head, EntityType.ORGANIZATION)
    if last - first == 1:
        yield nominative_word(tree.tokens[first])
    yield " ".join(token.lemma for token in tree.tokens[first:last])


def without_other_case(surface: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Senses without abbreviations in capitals where the text has small letters.

    «СК» is a body, «ск» is not. A word with one capital keeps them if it has no other sense.
    """
    if not any(letter.islower() for letter in surface):
        return found
    return tuple(
        c for c in found if c.name.kind is not NameKind.ABBREVIATION or not c.name.name.isupper()
    ) or (found if " " not in surface and not surface[1:].islower() else ())


def _lookup(name: str) -> tuple[Candidate, ...]:
    """Senses of a name, if one of them dominates or the context can tell capital from state.

    People are left out: who is meant is for the article to say.
    """
    found = tuple(
        candidate
        for candidate in default().lookup(name, kinds=NAME_KINDS, finding=True)
        if candidate.entry.type is not EntityType.PERSON
    )
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
        and not any(
            span.start <= token.start < span.stop and _may_be_known(span.type)
            for span in tree.document.spans
        )
    )


def _may_be_known(type_: EntityType) -> bool:
    """Whether names of the type stand in the gazetteer or are easily taken for such."""
    return type_.is_place or type_.is_organization or type_ is EntityType.PERSON


@lru_cache(maxsize=2)
def _windows(gazetteer: Gazetteer) -> dict[str, int]:
    """First letters of a name → number of words of the longest name that begins so."""
    longest: dict[str, int] = defaultdict(int)
    for key in gazetteer.finding_keys(NAME_KINDS):
        words = key.split()
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
        found = default().lookup(token.lemma, kinds=kinds, finding=True)
        if not found and kinds == (NameKind.DEMONYM,):
            found = default().lookup(nominative_word(token), kinds=kinds, finding=True)
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
