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

    @property
    def first_published(self) -> dt.date | None:
        """When it was first told as it stands."""
        return min((one.published for one in self.direct if one.published), default=None)

    @property
    def last_published(self) -> dt.date | None:
        """When it was last told as it stands."""
        return max((one.published for one in self.direct if one.published), default=None)


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
    still_planned = []
    fulfilled: list[tuple[Claimed, Telling]] = []
    for plan in by_standing.get(Status.PLANNED, ()):
        claim = _fulfillment(plan, done, lasting_days)
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
    exact: list[Claimed] = []
    for claim in sorted(dated.values(), key=lambda claim: (_days(claim.time), claim.date)):
        inside = [
            known
            for known in exact
            if _contains(claim.time, known.time) or _near(claim.time, known.time, lasting_days)
        ]
        if len(inside) == 1:
            inside[0].tellings.extend(claim.tellings)
        else:
            exact.append(claim)
    if undated is not None:
        if len(exact) == 1:
            exact[0].tellings.extend(undated.tellings)
        else:
            exact.append(undated)
    return exact


def _days(time: TimeInterval | None) -> int:
    if time is None or time.earliest is None or time.latest is None:
        return dt.timedelta.max.days
    return (time.latest - time.earliest).days


def _contains(outer: TimeInterval | None, inner: TimeInterval | None) -> bool:
    """Whether the one lies inside the other; only of intervals with both ends known."""
    if outer is None or inner is None:
        return False
    if outer.earliest is None or outer.latest is None:
        return False
    if inner.earliest is None or inner.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _near(left: TimeInterval | None, right: TimeInterval | None, lasting_days: int) -> bool:
    """Whether two dates without common days are those of one gathering."""
    if not lasting_days or left is None or right is None:
        return False
    days = days_apart(left, right)
    return days is not None and 0 < days <= lasting_days


def _fulfillment(plan: Telling, done: Iterable[Claimed], lasting_days: int) -> Claimed | None:
    """Return the claim that tells the plan as done, if there is one and only one."""
    fitting = [claim for claim in done if _fulfills(claim, plan, lasting_days)]
    same_date = [claim for claim in fitting if plan.time and claim.date == date_key(plan.time)]
    found = same_date or fitting
    return found[0] if len(found) == 1 else None


def _fulfills(claim: Claimed, plan: Telling, lasting_days: int) -> bool:
    first, last = claim.first_published, claim.last_published
    if plan.published is None or first is None or last is None:
        return False
    close = dt.timedelta(days=CLOSE_DAYS)
    if plan.published > first + close:
        return False
    if any(one.article == plan.article for one in claim.direct):
        return False
    if plan.time is None:
        return True
    if claim.time is not None:
        days = days_apart(plan.time, claim.time)
        return days is not None and days <= lasting_days
    return plan.time.earliest is None or plan.time.earliest <= last + close
