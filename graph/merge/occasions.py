"""Identity of named events and documents: a summit recurs, so the name needs its weeks as well.

Two articles mean one occasion if its own words and the things named in it agree («саммит ШОС»,
«саммит Шанхайской организации сотрудничества в Астане»), no number, place or day is at odds, and
their dates lie close; a gathering lasts for days. A war or a treaty with a name of its own needs no
dates, and a name with its year in it («форум Порт-2026») allows that one of two dates is wrong.
"""

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.names.keys import words
from extract.records import EntityId, Event, Relation, TimeInterval
from graph.merge.descriptions import descriptions
from graph.merge.identities import OCCASIONS, Identities, Local, days_apart, days_between
from graph.merge.times import worded_time
from ontology.vocabulary import RelationType, Status

CLOSE_DAYS = 31
"""Longest distance in days between the first and the last article on one occasion: yearly and
half-yearly meetings stay apart, previews and reviews of one meeting come together."""
_RECURRING = frozenset(
    {
        "брифинг", "визит", "встреча", "выборы", "голосование", "договор", "доклад", "закон",
        "заседание", "игры", "конгресс", "конференция", "конкурс", "матч", "меморандум",
        "олимпиада", "парад", "переговоры", "план", "постановление", "прием", "разговор",
        "резолюция", "референдум", "саммит", "сессия", "совещание", "соглашение", "съезд", "удар",
        "указ", "учения", "фестиваль", "форум", "чемпионат",
    }
)  # fmt: skip
"""Nouns of what happens, or is signed, again and again under one name."""
_LASTING = frozenset(
    {
        "блокада", "война", "восстание", "кампания", "конфликт", "кризис", "операция", "пандемия",
        "революция", "реформа", "спецоперация", "эпидемия",
    }
)  # fmt: skip
"""Nouns of what goes on for months: it needs no dates to be the same."""
_SEVERAL_DAYS = frozenset(
    {
        "визит", "выборы", "игры", "конгресс", "конференция", "олимпиада", "саммит", "сессия",
        "съезд", "учения", "фестиваль", "форум", "чемпионат",
    }
)  # fmt: skip
"""Nouns of what lasts for days: each article may name another one of them."""
LASTING_DAYS = 3
"""Longest gap in days between two dates of one such occasion."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:-[а-я]+)?|[ivxlc]+")
_NO_THING = -1
"""Stands in a key for the thing that a wording like «Великая Отечественная война» lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    local: Local
    own: frozenset[str]
    things: frozenset[int]
    places: frozenset[int]
    numbers: frozenset[str]
    parties: frozenset[int]
    """Who takes part, as far as its article tells."""
    when: dt.date | None
    """Its own day where known, else that of the article."""
    time: TimeInterval | None
    is_lasting: bool


@dataclass(slots=True, kw_only=True)
class _Occasion:
    """A growing group of wordings of one occasion."""

    number: int
    first: dt.date | None
    own: frozenset[str]
    things: frozenset[int]
    places: frozenset[int]
    numbers: frozenset[str]
    parties: frozenset[int]
    times: list[TimeInterval] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)


def join_occasions(identities: Identities) -> None:
    """Join wordings of one event or document that different articles use."""
    wordings = sorted(
        _wordings(identities),
        key=lambda w: (
            w.when is None,
            w.when or dt.date.min,
            -len(w.things) - len(w.places),  # the fullest wording of a day leads
            w.local.number,
        ),
    )
    occasions: dict[tuple[str, str, int, bool], deque[_Occasion]] = {}
    for wording in wordings:
        keys = [
            (wording.local.group, word, thing, wording.is_lasting)
            for word in sorted(wording.own)
            for thing in sorted(wording.things | wording.places) or [_NO_THING]
        ]
        fits = {
            identities.clusters.find(known.number): known
            for key in keys
            for known in _recent(occasions.get(key), wording)
            if _fits(wording, known)
        }
        if len(fits) == 1:
            (occasion,) = fits.values()
            if identities.clusters.join(
                occasion.number, wording.local.number, f"occasion «{wording.local.entity.name}»"
            ):
                _grow(occasion, wording)
        else:
            occasion = _begin(wording)
        for key in keys:
            known_here = occasions.setdefault(key, deque())
            if occasion not in known_here:
                known_here.append(occasion)


def _recent(known: deque[_Occasion] | None, wording: _Wording) -> Iterable[_Occasion]:
    """Return the occasions of one key without those too long ago, which are dropped for good.

    Wordings come in the order of their days, so what is too old for one is so for all later ones.
    """
    if known is None:
        return ()
    if not wording.is_lasting and wording.when is not None:
        oldest = wording.when - dt.timedelta(days=CLOSE_DAYS)
        while known and known[0].first is not None and known[0].first < oldest:
            known.popleft()
    return known


def _fits(wording: _Wording, known: _Occasion) -> bool:
    if wording.local.article in known.articles:
        return False  # the article's own coreference kept them apart
    return (
        _words_agree(wording, known)
        and _parties_agree(wording, known)
        and _times_agree(wording, known)
    )


def _parties_agree(wording: _Wording, known: _Occasion) -> bool:
    """Talks that are known by their place alone («переговоры в Осло») are those of their parties.

    A summit or a fair is not: each article names other guests.
    """
    if wording.things or known.things or not (wording.parties and known.parties):
        return True
    return _nested(wording.parties, known.parties)


def _words_agree(wording: _Wording, known: _Occasion) -> bool:
    if not _nested(wording.own, known.own) or not _nested(wording.things, known.things):
        return False
    if wording.places and known.places and not wording.places & known.places:
        return False
    if wording.numbers and known.numbers and wording.numbers != known.numbers:
        return False
    if wording.things or wording.places:
        return True
    # Only words: they must be the whole name, and a proper one.
    return wording.own == known.own and wording.local.names_itself


def _times_agree(wording: _Wording, known: _Occasion) -> bool:
    if wording.time and not _is_edition(wording, known):
        most = LASTING_DAYS if wording.own & known.own & _SEVERAL_DAYS else 0
        apart = [days_apart(wording.time, time) for time in known.times]
        if any(days is None or days > most for days in apart):
            return False
    if wording.is_lasting:
        return True
    distance = days_between(wording.when, known.first)
    return distance is not None and distance <= CLOSE_DAYS


def _is_edition(wording: _Wording, known: _Occasion) -> bool:
    """Whether the name has a year, so that other dates of it are told by mistake: «Порт-2026»."""
    return any(_YEAR.fullmatch(number) for number in wording.numbers & known.numbers)


def _nested(left: frozenset[object], right: frozenset[object]) -> bool:
    return left <= right or right <= left


def _begin(wording: _Wording) -> _Occasion:
    return _Occasion(
        number=wording.local.number,
        first=wording.when,
        own=wording.own,
        things=wording.things,
        places=wording.places,
        numbers=wording.numbers,
        parties=wording.parties,
        times=[wording.time] if wording.time else [],
        articles={wording.local.article},
    )


def _grow(occasion: _Occasion, wording: _Wording) -> None:
    occasion.own |= wording.own
    occasion.things |= wording.things
    occasion.places |= wording.places
    occasion.numbers |= wording.numbers
    occasion.parties |= wording.parties
    occasion.articles.add(wording.local.article)
    if wording.time:
        occasion.times.append(wording.time)


def _wordings(identities: Identities) -> Iterable[_Wording]:
    times, places = _times_and_places(identities)
    parties = _parties(identities)
    place_roots = {identities.root(one) for one in identities.locals if one.entity.type.is_place}
    for one in identities.of_groups(*sorted(OCCASIONS)):
        own, named = frozenset(words(one.entity.name)), frozenset[int]()
        told = list(descriptions(identities, one))
        if told:
            # the wording that names most things says best what is meant
            own, named = max(told, key=lambda d: (len(d[1]), len(d[0]), sorted(d[0])))
        numbers = frozenset(word for word in own if _ORDINAL.fullmatch(word))
        own -= numbers
        if not own:
            continue
        time = times.get((one.article, one.entity.id))
        recurring = bool(own & _RECURRING)
        yield _Wording(
            local=one,
            own=own,
            things=frozenset(named - place_roots),
            places=frozenset(named & place_roots)
            | frozenset(places.get((one.article, one.entity.id), ())),
            numbers=numbers,
            parties=frozenset(parties.get((one.article, one.entity.id), ())),
            when=(time.earliest if time else None) or identities.published(one),
            time=time,
            is_lasting=bool(own & _LASTING) or (not named and not recurring),
        )


_OfEntity = tuple[int, EntityId]


def _parties(identities: Identities) -> dict[_OfEntity, set[int]]:
    """Return who acts in the named events of each article."""
    found: dict[_OfEntity, set[int]] = {}
    for article, extraction in enumerate(identities.extractions):
        for claim in extraction.claims:
            if isinstance(claim, Event) and claim.entity is not None:
                found.setdefault((article, claim.entity), set()).update(
                    identities.find(article, who) for _, who in claim.participants
                )
    return found


def _times_and_places(
    identities: Identities,
) -> tuple[dict[_OfEntity, TimeInterval], dict[_OfEntity, set[int]]]:
    """Return when and where the articles say that their named events are."""
    times: dict[_OfEntity, TimeInterval] = {}
    places: dict[_OfEntity, set[int]] = {}
    for article, extraction in enumerate(identities.extractions):
        for claim in extraction.claims:
            if isinstance(claim, Event) and claim.entity is not None:
                time = worded_time(extraction.article, claim)
                if time is not None:
                    times.setdefault((article, claim.entity), time)
                if claim.place is not None:
                    places.setdefault((article, claim.entity), set()).add(
                        identities.find(article, claim.place)
                    )
            elif isinstance(claim, Relation) and claim.status is not Status.DENIED:
                key = (article, claim.subject)
                if claim.type is RelationType.POINT_IN_TIME:
                    if isinstance(claim.object, TimeInterval):
                        times.setdefault(key, claim.object)
                elif claim.type is RelationType.TAKES_PLACE_IN and claim.object_is_entity:
                    places.setdefault(key, set()).add(
                        identities.find(article, EntityId(str(claim.object)))
                    )
    return times, places
