"""Names with Wikidata ids that were counted in texts: people, organizations, laws, awards, places.

None of them makes a mention: they tell what a mention means that was found otherwise.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log2

from ontology.gazetteer.build.cities import SAME_SHARE, City, identify_city
from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Entry, Name, NameKind, Use
from ontology.gazetteer.tables import Linked
from ontology.vocabulary import EntityType

_REGIONS = frozenset({EntityType.CITY, EntityType.STATE_OR_PROVINCE, EntityType.DISTRICT})
_MOST_WEIGHT = 6


def add_linked(draft: Draft, rows: Sequence[Linked], cities: Mapping[str, list[City]]) -> list[str]:
    """Add the names of linked texts, unless the draft has them for another thing.

    A body that every state has is nobody's by its bare name («ВМС»), whatever texts mean by it.
    A city or region that the draft has by GeoNames or ISO alone gets the id that texts link its
    name to.

    Returns:
        what a person should look at: things written by hand that may have a Wikidata id.
    """
    bare = {fold(name) for body in draft.bodies for name in (body.short, body.full)}
    by_id: defaultdict[str, list[Linked]] = defaultdict(list)
    for row in rows:
        if fold(row.name) not in bare:
            by_id[row.wikidata].append(row)
    owners = {entry.wikidata: entry.id for entry in draft.entries.values() if entry.wikidata}
    suggestions = []
    for wikidata in sorted(by_id, key=lambda id_: int(id_[1:])):
        own = by_id[wikidata]
        label = next((row for row in own if row.kind is NameKind.SHORT), None)
        if label is None:
            continue
        id_ = owners.get(wikidata)
        if id_ is None:
            id_ = _same_place(draft, label)
            if id_ is not None:
                _identify(draft, id_, label)
                id_ = wikidata
        if id_ is None:
            suggestions += _rivals(draft, label)
            id_ = _added(draft, own, label, cities)
        if id_ is not None:
            _add_names(draft, id_, own)
    return suggestions


def _same_place(draft: Draft, label: Linked) -> str | None:
    """The place with this name that has a GeoNames id alone, if the name is not ambiguous."""
    if label.type not in _REGIONS:
        return None
    for id_ in draft.holders(fold(label.name)):
        entry = draft.entries[id_]
        name = draft.name_of(id_, fold(label.name))
        certain = name is not None and name.share >= SAME_SHARE
        if entry.wikidata is None and entry.geonames and entry.type is label.type and certain:
            return id_
    return None


def _identify(draft: Draft, id_: str, label: Linked) -> None:
    entry = draft.entries[id_]
    draft.identify(
        id_,
        replace(
            entry,
            id=label.wikidata,
            wikidata=label.wikidata,
            weight=max(entry.weight, _weight(label.docs)),
            sources=tuple(sorted({*entry.sources, label.source})),
        ),
    )


def _rivals(draft: Draft, label: Linked) -> list[str]:
    """Things written by hand that are called so and have no Wikidata id."""
    return [
        f"{id_} «{label.name}»: {label.wikidata} in {label.docs} linked texts"
        for id_ in sorted(draft.holders(fold(label.name)))
        if draft.entries[id_].wikidata is None and "hand" in draft.entries[id_].sources
    ]


def _added(
    draft: Draft, own: Sequence[Linked], label: Linked, cities: Mapping[str, list[City]]
) -> str | None:
    """The id of a new entry under a name that is free; None if a thing written by hand has it."""
    free = [
        row
        for row in own
        if row.kind is not NameKind.ADJECTIVE and not draft.rivals(fold(row.name), label.type)
    ]
    if label not in free:
        return None
    entry = Entry(
        id=label.wikidata,
        type=label.type,
        wikidata=label.wikidata,
        geonames=None,
        iso=None,
        label_ru=label.name,
        label_en=next((row.name for row in free if row.kind is NameKind.LATIN), None),
        country=None,
        weight=_weight(label.docs),
        sources=tuple(sorted({row.source for row in own})),
        until=None,
    )
    same = cities.get(fold(label.name))
    if same and label.type is EntityType.CITY:
        entry = identify_city(draft, entry, same)
    draft.add_entry(entry)
    return entry.id


def _add_names(draft: Draft, id_: str, own: Sequence[Linked]) -> None:
    entry = draft.entries[id_]
    for row in own:
        key = fold(row.name)
        if row.kind is NameKind.ADJECTIVE:
            if draft.has_adjective(key, entry.type):
                continue
        elif draft.rivals(key, entry.type):
            continue
        kind = row.kind
        if kind is NameKind.SHORT and row.name != entry.label_ru:
            kind = NameKind.ALIAS
        draft.add_name(
            Name(
                name=row.name,
                key=key,
                type=entry.type,
                id=id_,
                kind=kind,
                share=row.share,
                docs=row.docs,
                source=row.source,
                use=Use.LINK,
            )
        )


def _weight(docs: int) -> int:
    """Prominence by articles: 1 for one, 6 from 32."""
    return min(_MOST_WEIGHT, 1 + int(log2(max(1, docs))))
