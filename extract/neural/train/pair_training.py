"""Training of the relation net on a CPU.

    train_pairs(train, dev, seed=0, predicted=found) -> arrays and settings for a pack

Recipe: AdamW with warm-up and cosine decay, matrix products in bfloat16, batches of articles of
like length, an exponential mean of the weights, which is what is kept; mentions left out at random
and, where a span net's are at hand, found mentions with their errors in turn with drawn ones.
People overlook relations, and each in their own way: so the labels are mixed with the answers of
nets that have not seen the article.
"""

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from extract.neural.calibration import UNCALIBRATED
from extract.neural.pairs import PairModel
from extract.neural.spans import Span
from extract.neural.train.example import Example
from extract.neural.train.pair_batch import collate
from extract.neural.train.pair_calibration import POOLED, calibration
from extract.neural.train.pair_course import Course, Found
from extract.neural.train.pair_lessons import Lesson, drawn_spans, thinned
from extract.neural.train.pair_net import PairNet, PairShape
from extract.neural.train.recipe import Log, adamw, follow

PLAIN = {"floor": 0.0, "precision": {POOLED: UNCALIBRATED}}
"""A score is the net's own probability, and none is held back."""
_WARM_UP = 0.05
"""Share of the steps over which the rate rises."""
_CLIP = 5.0
_DISORDER = 0.15
"""Share by which lengths are disturbed before articles are sorted into batches."""
_SAMPLE = 8
"""One article in so many measures the mean and deviation of the features."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSchedule:
    """How the relation net is trained."""

    shape: PairShape = field(default_factory=PairShape)
    epochs: int = 14
    batch: int = 8
    rate: float = 2e-3
    decay: float = 0.02
    dropout: tuple[float, float, float] = (0.3, 0.3, 0.35)
    """Shares of the features, between the layers and of a pair's numbers."""
    mean: float = 0.998
    """Weight of the past in the mean of the weights."""
    found: float = 0.5
    """Share of articles read with found instead of drawn mentions."""
    thinned: float = 0.5
    """Share of articles from which mentions are left out."""
    left_out: float = 0.1
    """Share of mentions left out of such an article."""
    folds: int = 3
    """Parts of the corpus that are answered by a net trained on the others; 0 for no teacher."""
    teacher: float = 0.5
    """Share of those answers in the labels."""


class PairTraining:
    """One run: its lessons, net, optimizer and the mean of its weights."""

    def __init__(self, course: Course, schedule: PairSchedule, *, seed: int) -> None:
        torch.manual_seed(seed)
        self.course = course
        self.scheme = course.scheme
        self.schedule = schedule
        self.random = np.random.default_rng(seed)
        self.net = PairNet(schedule.shape, self.scheme, dropout=schedule.dropout)
        sample = [own[0].reading for own in course.lessons[::_SAMPLE]]
        features = np.concatenate(
            [np.concatenate([each.hidden, each.navec], 1).astype(np.float32) for each in sample]
        )
        self.net.mean.copy_(torch.from_numpy(features.mean(0)))
        self.net.deviation.copy_(torch.from_numpy(features.std(0) + 1e-3))
        self.mean = copy.deepcopy(self.net).eval()
        self.optimizer = adamw(self.net, rate=schedule.rate, decay=schedule.decay)
        self.steps = schedule.epochs * math.ceil(len(course.lessons) / schedule.batch)
        self.step = 0

    def epoch(self) -> float:
        """Read every article once; the mean loss."""
        self.net.train()
        return float(np.mean([self._learn(lessons) for lessons in self._batches()]))

    def run(self, log: Log) -> None:
        """Follow the whole schedule."""
        for number in range(self.schedule.epochs):
            log(f"epoch {number + 1} of {self.schedule.epochs}, loss {self.epoch():.4f}")

    def _batches(self) -> Iterator[list[Lesson]]:
        lengths = np.array([len(own[0].reading.words) for own in self.course.lessons])
        order = np.argsort(lengths * (1 + _DISORDER * self.random.random(len(lengths))))
        size = self.schedule.batch
        for start in self.random.permutation(np.arange(0, len(order), size)):
            yield [self._version(self.course.lessons[each]) for each in order[start : start + size]]

    def _version(self, own: tuple[Lesson, ...]) -> Lesson:
        schedule = self.schedule
        if len(own) > 1 and self.random.random() < schedule.found:
            return own[1]
        if self.random.random() < schedule.thinned:
            return thinned(own[0], schedule.left_out, self.scheme, self.random)
        return own[0]

    def _learn(self, lessons: Sequence[Lesson]) -> float:
        done = self.step / self.steps
        rate = min(
            (done + 1 / self.steps) / _WARM_UP, 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
        )
        for group in self.optimizer.param_groups:
            group["lr"] = self.schedule.rate * rate
        batch = collate(lessons, len(self.scheme.types))
        relations, teacher = len(self.scheme.relations), self.schedule.teacher
        targets = np.concatenate([each.targets(relations, teacher) for each in lessons])
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.net(batch)
        loss = -(scores.log_softmax(-1) * torch.from_numpy(targets)).sum(-1).mean()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), _CLIP)
        self.optimizer.step()
        self.step += 1
        follow(self.mean, self.net, step=self.step, past=self.schedule.mean)
        return float(loss.item())

    def answers(self, lessons: Sequence[Lesson]) -> list[npt.NDArray[np.float16]]:
        """Probability of each relation and of none for each pair of articles, [p, r + 1] each."""
        answers: list[npt.NDArray[np.float16]] = []
        size = self.schedule.batch
        for start in range(0, len(lessons), size):
            batch = collate(lessons[start : start + size], len(self.scheme.types))
            with torch.no_grad():
                chances = self.mean(batch).softmax(-1)
            answers += [part.numpy().astype(np.float16) for part in chances.split(batch.sizes)]
        return answers

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """What a pack keeps."""
        scheme = self.scheme
        return {
            **self.mean.arrays(),
            "reach": scheme.reach.astype(np.int8),
            "named": scheme.named.astype(np.int8),
            "admissible": scheme.admissible.astype(np.int8),
            "prior": scheme.prior,
            "type_prior": scheme.type_prior,
        }

    def settings(self) -> dict[str, Any]:
        """What a pack says of the net; scores are its own probabilities."""
        return {
            "types": list(self.scheme.types),
            "relations": list(self.scheme.relations),
            "prior_floor": self.scheme.floor,
            **asdict(self.schedule.shape),
            "given": PLAIN,
            "found": PLAIN,
        }


def with_teachers(
    course: Course, schedule: PairSchedule, *, seed: int, log: Log, work: Path | None = None
) -> Course:
    """The course with answers of nets that have not seen the article.

    Args:
        course: the training corpus.
        schedule: how each net is trained, and how many there are.
        seed: of the first one, less one.
        log: takes a line of progress per epoch.
        work: folder that keeps the answers of each fold, so that they are not asked for again.
    """
    lessons = list(course.lessons)
    for fold in range(schedule.folds):
        held = range(fold, len(lessons), schedule.folds)
        asked = [lesson for number in held for lesson in course.lessons[number]]
        kept = work / f"pairs{fold + 1}.npz" if work else None
        answers = _kept(kept, asked)
        if answers is None:
            others = [number for number in range(len(lessons)) if number % schedule.folds != fold]
            training = PairTraining(course.part(others), schedule, seed=seed + 1 + fold)
            training.run(_prefixed(log, f"pairs, fold {fold + 1}"))
            answers = training.answers(asked)
            if kept:
                np.savez(kept, *answers)
        softened = iter(
            [replace(lesson, soft=soft) for lesson, soft in zip(asked, answers, strict=True)]
        )
        for number in held:
            lessons[number] = tuple(next(softened) for _ in course.lessons[number])
    return replace(course, lessons=tuple(lessons))


def _kept(path: Path | None, lessons: Sequence[Lesson]) -> list[npt.NDArray[np.float16]] | None:
    """The answers in a file, if it has just those of these lessons."""
    if path is None or not path.exists():
        return None
    with np.load(path) as archive:
        answers = [archive[name] for name in archive.files]
    fits = [len(each) for each in answers] == [len(each.labels) for each in lessons]
    return answers if fits else None


def _prefixed(log: Log, prefix: str) -> Log:
    return lambda line: log(f"{prefix}: {line}")


def train_pairs(  # noqa: PLR0913 - what differs between runs, each named where it is called
    train: Sequence[Example],
    dev: Sequence[Example],
    *,
    seed: int,
    predicted: Found | None = None,
    schedule: PairSchedule | None = None,
    work: Path | None = None,
    log: Log = lambda _: None,
) -> tuple[dict[str, npt.NDArray[Any]], dict[str, Any]]:
    """Train the relation net and calibrate it.

    Args:
        train: articles to learn from.
        dev: articles to calibrate on; none leaves the net's own probabilities.
        seed: of everything random.
        predicted: mentions found in articles of either part, by the article's name.
        schedule: how to train.
        work: folder for what an interrupted run need not do again.
        log: takes a line of progress per epoch.

    Returns:
        Arrays and settings, as `extract.neural.pairs.PairModel` takes them.
    """
    schedule = schedule or PairSchedule()
    known = predicted or {}
    course = with_teachers(Course.of(train, known), schedule, seed=seed, log=log, work=work)
    training = PairTraining(course, schedule, seed=seed)
    training.run(_prefixed(log, "pairs"))
    arrays, settings = training.arrays(), training.settings()
    model = PairModel(settings, arrays)
    if dev:
        settings["given"] = calibration(model, dev, [drawn_spans(each) for each in dev])
    tried = [each for each in dev if each.name in known]
    if tried:
        settings["found"] = calibration(model, tried, [known[each.name] for each in tried])
    return arrays, settings


def recalibrated(
    settings: Mapping[str, Any],
    arrays: Mapping[str, npt.NDArray[Any]],
    examples: Sequence[Example],
    mentions: Sequence[Sequence[Span]],
) -> dict[str, Any]:
    """Settings of a trained relation net for the mentions of another span net.

    Args:
        settings: those that it was trained with.
        arrays: its weights.
        examples: articles that neither net was trained on.
        mentions: what the other net finds in each.
    """
    plain = PairModel({**settings, "given": PLAIN, "found": PLAIN}, arrays)
    return {**settings, "found": calibration(plain, examples, mentions)}
