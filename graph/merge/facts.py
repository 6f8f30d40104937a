"""Tellings of one fact as claims: which status and which date they agree on.

A claim is told as done or going on, as planned, or as denied, and it has a date or none:

- «вошла в союз» and «входит в союз» tell the same;
- a telling without a date is that of the only date told; «в марте» is that of the only day in
  March; what belongs to a gathering of several days may have any of them;
- the plan of one article and the fulfillment that another one tells are one claim, if the plan was
  published no later than the fulfillment, or in the same days. A later plan is a new one («снова
  войдёт»). What one article tells both as planned and as done stays two claims.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.records import TimeInterval
from graph.merge.identities import days_apart
from graph.merge.references import best_time, date_key
from ontology.vocabulary import ACTUAL, Status

CLOSE_DAYS = 3
"""Days within which one outlet tells as planned what another one tells as done: a decree of
Friday is still to come in one Friday's paper, signed in another's, and in both on Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What matters of one article's claim when claims are told apart."""

    number: int
    """Number of the claim, in an order that does not depend on that of the articles."""
    article: int
    status: Status
    time: TimeInterval | None
    published: dt.date | None


@dataclass(slots=True, kw_only=True)
class Claimed:
    """Tellings of one claim."""

    standing: Status
    """Its status, with "Ongoing" as "Occurred"."""
    date: str
    """`date_key` of the most exact date told; "" if none is."""
    tellings: list[Telling] = field(default_factory=list)

    @property
    def direct(self) -> list[Telling]:
        """The tellings with the claim's own standing: without plans of what has been done."""
        return [one for one in self.tellings if standing(one.status) is self.standing]

    @property
    def time(self) -> TimeInterval | None:
        """The most exact time told with the claim's own standing, else that of its plans."""
        own = best_time(one.time for one in self.direct if one.time is not None)
        return own or best_time(one.time for one in self.tellings if one.time is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """What plans are compared with: a claim of what has been done, before any plan joins it."""

    claim: Claimed
    time: TimeInterval | None
    first_published: dt.date | None
    last_published: dt.date | None
    articles: frozenset[int]


def _deed(claim: Claimed) -> _Deed:
    days = [one.published for one in claim.tellings if one.published]
    return _Deed(
        claim=claim,
        time=claim.time,
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        articles=frozenset(one.article for one in claim.tellings),
    )


def standing(status: Status) -> Status:
    """Return a status with "Ongoing" as "Occurred": both tell that it is so."""
    return Status.OCCURRED if status in ACTUAL else status


def claims_of(tellings: Sequence[Telling], *, lasting_days: int = 0) -> list[Claimed]:
    """Return the claims that tellings of one subject, relation and object make.

    Every telling is in one claim; no two claims have the same standing and date.

    Args:
        tellings: all that is told of them, in an order that does not depend on that of the input.
        lasting_days: how many days two dates of one claim may lie apart.
    """
    by_standing: dict[Status, list[Telling]] = {}
    for one in tellings:
        by_standing.setdefault(standing(one.status), []).append(one)
    done = _by_date(Status.OCCURRED, by_standing.get(Status.OCCURRED, ()), lasting_days)
    deeds = [_deed(claim) for claim in done]
    still_planned = []
    fulfilled: list[tuple[Claimed, Telling]] = []
    for plan in by_standing.get(Status.PLANNED, ()):
        claim = _fulfillment(plan, deeds, lasting_days)
        if claim is None:
            still_planned.append(plan)
        else:
            fulfilled.append((claim, plan))
    for claim, plan in fulfilled:
        claim.tellings.append(plan)
    return [
        *done,
        *_by_date(Status.PLANNED, still_planned, lasting_days),
        *_by_date(Status.DENIED, by_standing.get(Status.DENIED, ()), lasting_days),
    ]


def _by_date(status: Status, tellings: Iterable[Telling], lasting_days: int) -> list[Claimed]:
    """Return one claim for each date, vaguer ones with the only one inside them."""
    dated: dict[str, Claimed] = {}
    for one in tellings:
        key = date_key(one.time)
        claim = dated.setdefault(key, Claimed(standing=status, date=key))
        claim.tellings.append(one)
    undated = dated.pop("", None)
    exact: list[tuple[TimeInterval, Claimed]] = []
    timed = [(claim.time, claim) for claim in dated.values()]
    for time, claim in sorted(
        ((time, claim) for time, claim in timed if time is not None),
        key=lambda one: (_days(one[0]), one[1].date),
    ):
        inside = [
            known
            for known_time, known in exact
            if _contains(time, known_time) or _near(time, known_time, lasting_days)
        ]
        if len(inside) == 1:
            inside[0].tellings.extend(claim.tellings)
        else:
            exact.append((time, claim))
    claims = [claim for _, claim in exact]
    if undated is not None:
        if len(claims) == 1:
            claims[0].tellings.extend(undated.tellings)
        else:
            claims.append(undated)
    return claims


def _days(time: TimeInterval) -> int:
    if time.earliest is None or time.latest is None:
        return dt.timedelta.max.days
    return (time.latest - time.earliest).days


def _contains(outer: TimeInterval, inner: TimeInterval) -> bool:
    """Whether the one lies inside the other; only of intervals with both ends known."""
    if outer.earliest is None or outer.latest is None:
        return False
    if inner.earliest is None or inner.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _near(left: TimeInterval, right: TimeInterval, lasting_days: int) -> bool:
    """Whether two dates without common days are those of one gathering."""
    days = days_apart(left, right) if lasting_days else None
    return days is not None and 0 < days <= lasting_days


def _fulfillment(plan: Telling, deeds: Iterable[_Deed], lasting_days: int) -> Claimed | None:
    """Return the claim that tells the plan as done, if there is one and only one."""
    fitting = [deed.claim for deed in deeds if _fulfills(deed, plan, lasting_days)]
    same_date = [claim for claim in fitting if plan.time and claim.date == date_key(plan.time)]
    found = same_date or fitting
    return found[0] if len(found) == 1 else None


def _fulfills(deed: _Deed, plan: Telling, lasting_days: int) -> bool:
    first, last = deed.first_published, deed.last_published
    if plan.published is None or first is None or last is None:
        return False
    close = dt.timedelta(days=CLOSE_DAYS)
    if plan.published > first + close or plan.article in deed.articles:
        return False
    if plan.time is None:
        return True
    if deed.time is not None:
        days = days_apart(plan.time, deed.time)
        return days is not None and days <= lasting_days
    return plan.time.earliest is None or plan.time.earliest <= last + close
