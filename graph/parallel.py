"""Extraction of many articles, batch by batch, in one process or several.

What an article gives does not depend on its batch or its process, so the caller may order the
results by article and has the same bytes for any number of workers.
"""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context

from extract.defaults import DEFAULT_MODEL
from extract.errors import AnnotationError, ExtractError
from extract.records import Article, Extraction, ScoredSpan

BATCH = 32
"""Articles a batch: 94 of them took 0.64 s so, and 0.94 s one by one."""
WATCHED_BATCH = 8
"""The same while somebody watches: the bar moves, and an interrupt loses less. On articles of
usual length it takes as long as 32 (measured on 33 articles)."""
_QUEUED = 2
"""Batches a worker has before it, so that it never waits while results are written."""

Result = Extraction | ExtractError


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Neighboring articles, extracted together; `at` is the number of the first."""

    at: int
    articles: tuple[Article, ...]
    given: tuple[tuple[ScoredSpan, ...], ...] | None
    """The mentions of each article, where they are not to be looked for."""
    model: str
    """Name or file of the learned model."""
    gazetteer: str | None
    """File of a user's own gazetteer: each process reads it for itself, once."""


def extract_all(
    articles: Sequence[Article],
    *,
    given: Sequence[tuple[ScoredSpan, ...]] | None = None,
    n_workers: int = 1,
    size: int = BATCH,
    model: str = DEFAULT_MODEL,
    gazetteer: str | None = None,
) -> Iterator[tuple[int, list[Result]]]:
    """The results of one batch after another, as they finish.

    Args:
        articles: what to extract from.
        given: the mentions of each article; None to find them.
        n_workers: processes; each loads the models for itself (0.4 s, 250 MB).
        size: articles a batch.
        model: name or file of the learned model, "none" for the rules alone.
        gazetteer: file of a user's own gazetteer.

    Yields:
        For each batch the number of its first article, and an extraction or an error for each of
        its articles in their order.
    """
    batches = [
        Batch(
            at=at,
            articles=tuple(articles[at : at + size]),
            given=tuple(given[at : at + size]) if given is not None else None,
            model=model,
            gazetteer=gazetteer,
        )
        for at in range(0, len(articles), size)
    ]
    if n_workers <= 1 or len(batches) <= 1:
        for batch in batches:
            yield batch.at, _extract(batch)
        return
    yield from _spread(batches, min(n_workers, len(batches)))


def _extract(batch: Batch) -> list[Result]:
    from extract.pipeline import extract_batch  # noqa: PLC0415 - loads the models' libraries

    return extract_batch(
        batch.articles, given=batch.given, model=batch.model, gazetteer=batch.gazetteer
    )


def _spread(batches: Sequence[Batch], n_workers: int) -> Iterator[tuple[int, list[Result]]]:
    """Results from several processes; a batch that kills its process is taken up again alone."""
    lost: list[Batch] = []
    running: dict[Future[list[Result]], Batch] = {}
    waiting = iter(batches)
    pool = _pool(n_workers)

    def start(n_batches: int) -> None:
        for batch in islice(waiting, n_batches):
            try:
                running[pool.submit(_extract, batch)] = batch
            except BrokenProcessPool:
                lost.append(batch)

    try:
        start(n_workers * _QUEUED)
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                batch = running.pop(future)
                try:
                    yield batch.at, future.result()
                except BrokenProcessPool:
                    lost.append(batch)
                start(1)
    finally:
        pool.shutdown(cancel_futures=True)
    for batch in lost:
        yield batch.at, _extract_apart(batch)


def _extract_apart(batch: Batch) -> list[Result]:
    """The results of a batch from a process of its own; the article that kills it is named."""
    with _pool(1) as pool:
        try:
            return pool.submit(_extract, batch).result()
        except BrokenProcessPool:
            pass
    if len(batch.articles) == 1:
        source = batch.articles[0].source
        return [AnnotationError(source, "ended its process, perhaps for want of memory")]
    return [result for single in _singles(batch) for result in _extract_apart(single)]


def _singles(batch: Batch) -> Iterator[Batch]:
    for number, article in enumerate(batch.articles):
        given = None if batch.given is None else (batch.given[number],)
        yield replace(batch, at=batch.at + number, articles=(article,), given=given)


def _pool(n_workers: int) -> ProcessPoolExecutor:
    # Not forked: a child of a process with threads (a progress bar has one) may hang.
    return ProcessPoolExecutor(
        max_workers=n_workers, mp_context=get_context("spawn"), initializer=_leave_interrupts
    )


def _leave_interrupts() -> None:
    """Ctrl-C is the parent's business: a worker ends the batch in hand and is then sent home."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
