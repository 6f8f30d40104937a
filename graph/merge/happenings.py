"""Whether events of two articles may be one happening: parties, time, and the words of the texts.

The parties must agree: everyone whom one article names is named by the other as well, or acts for a
state that it names (`acting`). The times must allow it. How much the words must be alike depends on
how much that leaves open: nothing more is asked where both parties and the day are known; for an
actor alone, for days that are only near, for what states do every day (strikes, accusations), and
for a plan against its fulfillment the sentences must tell of the same things. Alike is the share of
the shorter sentence's word stems that the other one has, actors left out.
"""

import datetime as dt

from graph.merge.acting import Acting
from graph.merge.gist import stems_of
from graph.merge.identities import days_between, overlap
from graph.merge.told_events import Telling
from ontology.vocabulary import EventMode, EventType, Status

CLOSE_DAYS = 3
"""Days between two publications, or between a date and a publication, within which news of one
type about the same actors may be the same news."""
_SHORT_DAYS = 31
"""An interval up to this length («в октябре») dates an event; «в 2025 году» does not. A plan
without a date may have been told so much earlier than the deed."""
_SOON_DAYS = 7
"""The same for talks and what happens daily: the next plan is soon made."""

ALIKE_NEAR = 0.2
"""Least likeness (0..1) of reports that fit, a day apart."""
ALIKE_DAILY = 0.3
"""The same for what happens every day, and where a state stands for its minister."""
ALIKE_ALONE = 0.4
"""The same where only one side is known, the types differ, or one article tells a plan."""
ALIKE_FAR = 0.5
"""The same for two undated reports two or three days apart, and for reports of what happens every
day that name different things beside the parties."""
ALIKE_ITSELF = 0.6
"""The same where only one side is known and the reports name nothing else in common."""
_BOTH = 2
"""Actors that two reports must share for both sides of an event to be known."""
_FEWEST_STEMS = 3
"""Stems that two sentences must share to be alike at all, a figure for two: short ones share one
by chance."""
_FEWEST_IN_PASSAGE = 4
"""The same for two passages."""
_FEWEST_WHOLE = 2
"""The same where these are most of a short sentence («США введут пошлины»)."""

_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT})
"""Types whose sides may be told either way round: who received whom."""
_DAILY = frozenset(
    {
        EventType.ACCUSE,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.SANCTION,
        EventType.THREATEN,
    }
)
"""What the same sides do to each other day after day."""


def may_be_one(left: Telling, right: Telling, acting: Acting) -> bool:
    """Whether events of two articles are the same happening, as far as the two tell."""
    if left.article == right.article or _at_odds(left, right):
        return False
    needed = _needed_for_times(left, right)
    if needed is None:
        return False
    matched, is_exact = _matched(left, right, acting)
    if not matched:
        return False
    if _happens_once(left, right, matched):
        return True
    needed = max(needed, _needed_for_parties(left, right, matched, is_exact=is_exact))
    if left.named != right.named:
        if not is_exact or left.actors != right.actors or matched < _BOTH:
            return False
        if left.day is None or left.day != right.day:
            needed = max(needed, ALIKE_ALONE)
    return needed <= 0 or alike(left, right) >= needed


def _happens_once(left: Telling, right: Telling, matched: int) -> bool:
    """Whether nobody does twice in a month what both tell: to resign, to leave one body."""
    if left.claim.mode != right.claim.mode or left.standing is not right.standing:
        return False
    if left.claim.mode == EventMode.WITHDRAW:
        return bool(left.recipients & right.recipients) and matched >= _BOTH
    return left.claim.mode == EventMode.RESIGN


def _needed_for_parties(left: Telling, right: Telling, matched: int, *, is_exact: bool) -> float:
    """Return how alike two reports must be, as far as their parties and types go."""
    kinds = left.claim.type, right.claim.type
    one_sided = matched < _BOTH or not (
        set(kinds) <= _MUTUAL or (left.recipients and right.recipients)
    )
    if one_sided:
        return ALIKE_ALONE if left.others & right.others else ALIKE_ITSELF
    if kinds[0] is not kinds[1]:
        return ALIKE_ALONE
    if kinds[0] in _DAILY:
        strange = left.others and right.others and not left.others & right.others
        return ALIKE_FAR if strange else ALIKE_DAILY
    return ALIKE_DAILY if kinds[0] is not EventType.CONSULT or not is_exact else 0.0


def alike(left: Telling, right: Telling) -> float:
    """Return how much two reports tell of the same things, 0..1.

    The sentences decide, or the passages around them if these have more in common. Words of the
    act itself («нанести удар») do not count where such acts happen every day.
    """
    act = frozenset[str]()
    if left.claim.type in _DAILY or right.claim.type in _DAILY:
        act = stems_of(left.claim.trigger) | stems_of(right.claim.trigger)
    return max(
        _share(left.sentences - act, right.sentences - act, _FEWEST_STEMS),
        _share(left.passages - act, right.passages - act, _FEWEST_IN_PASSAGE),
    )


def _share(left: frozenset[str], right: frozenset[str], fewest: int) -> float:
    shared = left & right
    share = len(shared) / max(1, min(len(left), len(right)))
    weight = len(shared) + sum(stem.isdigit() for stem in shared)  # a figure is no chance
    is_most = weight >= _FEWEST_WHOLE and share >= ALIKE_ITSELF
    return share if weight >= fewest or is_most else 0.0


def _at_odds(left: Telling, right: Telling) -> bool:
    """Whether one is known to be what the other is not."""
    if (left.claim.status is Status.DENIED) is not (right.claim.status is Status.DENIED):
        return True
    if left.named and right.named:
        return left.named != right.named
    if left.city and right.city and left.city != right.city:
        return True
    if left.places and right.places and not left.places & right.places:
        return True
    return {left.by_phone, right.by_phone} == {True, False}


def _matched(left: Telling, right: Telling, acting: Acting) -> tuple[int, bool]:
    """Return how many actors the two share, and whether all of them by name.

    0 if one of the actors of the article that names fewer is none of the other's.
    """
    fewer, more = sorted((left, right), key=lambda one: (len(one.actors), one.article))
    mutual = left.claim.type in _MUTUAL and right.claim.type in _MUTUAL
    matched, is_exact = 0, True
    for mine, theirs in (
        ((fewer.actors, more.actors),)
        if mutual
        else ((fewer.agents, more.agents), (fewer.recipients, more.recipients))
    ):
        for actor in sorted(mine):
            if actor in theirs:
                matched += 1
            elif _stands_for(actor, theirs, acting):
                matched, is_exact = matched + 1, False
            else:
                return 0, False
    return matched, is_exact


def _stands_for(actor: str, theirs: frozenset[str], acting: Acting) -> bool:
    """Whether an actor is the state that one of the others acts for, or acts for one of them."""
    if acting.is_state(actor):
        return any(actor in acting.states(one) for one in theirs)
    return bool(acting.states(actor) & theirs)


def _needed_for_times(left: Telling, right: Telling) -> float | None:
    """Return how alike two reports must be, as far as their times go; None if these forbid it."""
    times = left.time, right.time
    if times[0] is not None and times[1] is not None and not overlap(times[0], times[1]):
        return None
    if left.day is not None and left.day == right.day:
        return 0.0  # planned before, told after: the day decides
    if left.standing is not right.standing:
        if not _may_fulfill(left, right):
            return None
        distance = days_between(left.published, right.published)
        return ALIKE_ALONE if distance is not None and distance <= CLOSE_DAYS else ALIKE_FAR
    if times[0] is not None and times[1] is not None:
        return ALIKE_NEAR if _is_short(left) or _is_short(right) else ALIKE_FAR
    distance = days_between(left.when, right.when)
    if distance is None or distance > CLOSE_DAYS:
        return None
    return _needed_for_days(left, right, distance)


def _needed_for_days(left: Telling, right: Telling, distance: int) -> float | None:
    """Return the same for reports of which one at least is known by its publication."""
    if distance == 0:
        return 0.0
    dated = next((one for one in (left, right) if one.day is not None), None)
    if dated is not None:
        other = right if dated is left else left
        is_before = other.published is not None and dated.when and other.published < dated.when
        if is_before and dated.standing is Status.OCCURRED:
            return None  # nobody tells as done what comes tomorrow
        return 0.0 if distance == 1 else ALIKE_NEAR
    return ALIKE_NEAR if distance == 1 else ALIKE_FAR


def _may_fulfill(left: Telling, right: Telling) -> bool:
    """Whether the one is a plan that the other tells as done: planned before, or the same days."""
    plan, done = (left, right) if left.standing is Status.PLANNED else (right, left)
    if plan.published is None or done.published is None:
        return False
    close = dt.timedelta(days=CLOSE_DAYS)
    if plan.published > done.published + close:
        return False
    if plan.time is not None and plan.time.earliest is not None:
        last = plan.time.latest or plan.time.earliest
        first = plan.time.earliest
        done_on = done.when or done.published
        return first - close <= done_on <= last + close
    often = plan.claim.type in _DAILY or plan.claim.type is EventType.CONSULT
    ahead = dt.timedelta(days=_SOON_DAYS if often else _SHORT_DAYS)
    return done.published - ahead <= plan.published


def _is_short(one: Telling) -> bool:
    time = one.time
    return (
        time is not None
        and time.earliest is not None
        and time.latest is not None
        and (time.latest - time.earliest).days <= _SHORT_DAYS
    )
