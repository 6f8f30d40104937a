"""When a fact of the graph holds: the days that every format writes.

Every date has both ends: an open end ("с 2022 года") closes at the publication of the latest
article that tells it, or at the known end if that lies further. What begins at a known time closes
there instead: a plan ("введут с 1 ноября"), and an event that has occurred, if the day is known.
That day is its sv:date then; sv:dateText keeps the words, and sv:openStart or sv:openEnd says that
the end is not told.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.records import TimeInterval
from graph.records import ClaimNode, EventNode, StatementNode
from ontology.vocabulary import Status

_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)(?!\S*\s+(?:квартал|полугоди|век))")
"""A number that may be a day of the month: no year, quarter or century."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When something is told to happen, as the graph writes it: both days or neither."""

    value: str | None
    """ISO 8601 in the text's own precision."""
    text: str
    """The words of the text."""
    earliest: dt.date | None
    latest: dt.date | None
    open_start: bool = False
    """Whether nobody tells when it begins: `earliest` closes what is open."""
    open_end: bool = False


def dated(
    node: ClaimNode | EventNode | StatementNode, published: Mapping[str, dt.date | None]
) -> Dating | None:
    """Return when a node of the graph is told to happen, or None if nothing says so.

    Args:
        node: a claim, event or statement; a claim about a date has that date.
        published: day of publication by article.
    """
    time = node.time
    if time is None and isinstance(node, ClaimNode) and isinstance(node.object, TimeInterval):
        time = node.object
    if time is None:
        return None
    day = first_day(time)
    begins = not isinstance(node, StatementNode) and (
        node.status is Status.PLANNED
        or (isinstance(node, EventNode) and node.status is Status.OCCURRED and day is not None)
    )
    value = time.value or (day.isoformat() if begins and day is not None else None)
    days = [when for told in node.evidence if (when := published.get(told.article))]
    earliest, latest = closed(time, max(days, default=None), begins=begins) or (None, None)
    return Dating(
        value=value,
        text=time.text,
        earliest=earliest,
        latest=latest,
        open_start=time.earliest is None,
        open_end=time.latest is None,
    )


def closed(
    time: TimeInterval, published: dt.date | None, *, begins: bool = False
) -> tuple[dt.date, dt.date] | None:
    """Return both ends of an interval, an open one closed; None if neither is known.

    Args:
        time: what the text says.
        published: when the latest article that says so appeared.
        begins: it is the beginning that is told, not how long it lasts.
    """
    earliest, latest = time.earliest, time.latest
    if earliest is not None and latest is None:
        latest = earliest if begins else max(earliest, published or earliest)
    elif latest is not None and earliest is None:
        earliest = min(latest, published or latest)
    return None if earliest is None or latest is None else (earliest, latest)


def first_day(time: TimeInterval) -> dt.date | None:
    """Return the day on which a stretch with an open end begins, if the words tell the day.

    «с 1 ноября» does, «с 2027 года» and «с осени» do not.
    """
    if time.earliest is None or time.latest is not None:
        return None
    numbers = {int(number) for number in _SMALL_NUMBER.findall(time.text)}
    return time.earliest if time.earliest.day in numbers else None
