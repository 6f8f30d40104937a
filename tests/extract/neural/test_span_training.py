"""Training learns, goes on where it stopped, and follows a teacher."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

pytest.importorskip("torch")

from extract.neural.reading import HIDDEN_WIDTH, WORD_WIDTH, Reading
from extract.neural.spans import SpanModel
from extract.neural.train.example import Example
from extract.neural.train.span_training import (
    Schedule,
    SpanTraining,
    precision_curve,
    read_spans,
    score_spans,
    train_spans,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = {"reduced": 16, "lstm": 16, "side": 12, "mixed": 12, "memory": 4, "widths": 4}
SCHEDULE = Schedule(epochs=12, batch=4, rate=1e-2, dropout=0.1, mean=0.9)
CITIES, PEOPLE, OTHERS = ("осло", "рим", "баку"), ("иван", "анна"), ("в", "и", "едет", "живет")


def corpus(size: int, seed: int) -> list[Example]:
    """Sentences of a small language in which a few words are names."""
    chance = np.random.default_rng(seed)
    vectors = {
        word: np.random.default_rng(number).normal(size=WORD_WIDTH).astype(np.float32)
        for number, word in enumerate((*CITIES, *PEOPLE, *OTHERS))
    }
    examples = []
    for number in range(size):
        words = tuple(str(word) for word in chance.choice(list(vectors), 12))
        stops = np.cumsum([len(word) + 1 for word in words]).astype(np.int32) - 1
        starts = stops - np.array([len(word) for word in words], np.int32)
        none = np.zeros(len(words), np.int32)
        reading = Reading(
            words=words,
            starts=starts,
            stops=stops,
            sentences=np.array([[0, len(words)]], np.int32),
            tags=none,
            heads=none - 1,
            rels=none,
            shapes=none,
            navec=np.stack([vectors[word] for word in words]),
            hidden=chance.normal(size=(len(words), HIDDEN_WIDTH)).astype(np.float32),
        )
        spans = tuple(
            (int(start), int(stop), "CITY" if word in CITIES else "PERSON")
            for word, start, stop in zip(words, starts, stops, strict=True)
            if word not in OTHERS
        )
        examples.append(Example(name=f"{seed}-{number}", reading=reading, spans=spans))
    return examples


def trained(
    training: SpanTraining, dev: "Sequence[Example]" = (), checkpoint: Path | None = None
) -> list[str]:
    """Run the schedule; the lines of its log."""
    lines: list[str] = []
    train_spans(training, dev, checkpoint=checkpoint, log=lines.append)
    return lines


def test_a_small_language_is_learned() -> None:
    """What it learned on some sentences holds in others, and its scores say how often."""
    dev = corpus(20, seed=2)
    training = SpanTraining(corpus(40, seed=1), SCHEDULE, sizes=SIZES)
    lines = trained(training, dev)
    assert len(lines) == SCHEDULE.epochs
    model = SpanModel(training.settings(), training.arrays())
    assert score_spans(model, dev)[2] > 0.9
    assert precision_curve(model, dev)[-1][1] > 0.9


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """Its weights are those of a run that never stopped."""
    whole = SpanTraining(corpus(8, seed=1), replace(SCHEDULE, epochs=3), sizes=SIZES)
    trained(whole)
    path = tmp_path / "run.pt"
    first = SpanTraining(corpus(8, seed=1), replace(SCHEDULE, epochs=3), sizes=SIZES)
    first.epoch()
    first.save(path)
    second = SpanTraining(corpus(8, seed=1), replace(SCHEDULE, epochs=3), sizes=SIZES)
    lines = trained(second, checkpoint=path)
    assert lines[0] == "goes on behind epoch 1"
    for name, array in whole.arrays().items():
        np.testing.assert_allclose(second.arrays()[name], array, atol=1e-5, err_msg=name)


def test_the_same_seed_is_the_same_model() -> None:
    """And another seed another one."""

    def weights(seed: int) -> dict[str, Any]:
        training = SpanTraining(
            corpus(8, seed=1), replace(SCHEDULE, epochs=1, seed=seed), sizes=SIZES
        )
        trained(training)
        return training.arrays()

    np.testing.assert_array_equal(weights(1)["out.weight"], weights(1)["out.weight"])
    assert not np.array_equal(weights(1)["out.weight"], weights(2)["out.weight"])


def test_a_teacher_is_followed_where_nobody_drew() -> None:
    """Unlabeled text with a teacher's probabilities teaches a type that is drawn nowhere else."""
    drawn = [
        replace(each, spans=tuple(span for span in each.spans if span[2] == "PERSON"))
        for each in corpus(10, seed=1)
    ]
    # the drawn articles must name the type once for it to have a label
    drawn[0] = corpus(1, seed=1)[0]
    unlabeled = [replace(each, spans=()) for each in corpus(60, seed=3)]
    taught = {
        each.name: [(start, stop, {kind: 0.95}) for start, stop, kind in each.spans]
        for each in corpus(60, seed=3)
    }
    training = SpanTraining(drawn, SCHEDULE, soft=taught, unlabeled=unlabeled, sizes=SIZES)
    trained(training)
    model = SpanModel(training.settings(), training.arrays())
    dev = corpus(20, seed=2)
    found = {span.type for spans in read_spans(model, dev) for span in spans}
    assert found == {"CITY", "PERSON"}
    assert score_spans(model, dev)[2] > 0.8
