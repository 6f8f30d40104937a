"""When events are by the words of their articles."""

from extract.records import Article, Event, TimeInterval


def worded_time(article: Article, event: Event) -> TimeInterval | None:
    """Return when an event is; None where the text only reports it on its own day.

    What the lead of a report tells is dated by the dateline. That holds to a day or so: another
    outlet prints the same news the next morning, so it may not keep the two apart.
    """
    time = event.time
    if time is None or not time.earliest == time.latest == article.published:
        return time
    return time if any(time.text in told.quote for told in event.evidence) else None
