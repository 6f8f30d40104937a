"""The relation net learns, from drawn and from found mentions, and says how often it is right."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from extract.neural.pair_network import GIVEN
from extract.neural.pairs import PairModel
from extract.neural.reading import HIDDEN_WIDTH, WORD_WIDTH, Reading
from extract.neural.spans import Span
from extract.neural.train.example import Example
from extract.neural.train.pair_calibration import Decisions, best_floor, precision_curves
from extract.neural.train.pair_course import Course
from extract.neural.train.pair_lessons import drawn, drawn_spans, found, thinned
from extract.neural.train.pair_net import PairShape
from extract.neural.train.pair_scheme import scheme_for
from extract.neural.train.pair_training import (
    PairSchedule,
    recalibrated,
    train_pairs,
    with_teachers,
)

SCHEDULE = PairSchedule(
    shape=PairShape(width=24, hidden=32, decision=16, product=8, told=16),
    epochs=8,
    batch=4,
    rate=1e-2,
    dropout=(0.1, 0.1, 0.1),
    mean=0.9,
    folds=0,
)
CITIES, PEOPLE, VERBS = ("осло", "рим", "баку"), ("иван", "анна"), ("живет", "едет")


def corpus(size: int, seed: int) -> list[Example]:
    """Articles of six sentences "иван живет в осло": who lives somewhere, not who goes there."""
    chance = np.random.default_rng(seed)
    vectors = {
        word: np.random.default_rng(number).normal(size=WORD_WIDTH).astype(np.float32)
        for number, word in enumerate((*CITIES, *PEOPLE, *VERBS, "в"))
    }
    examples = []
    for number in range(size):
        words: list[str] = []
        for _ in range(6):
            words += [str(chance.choice(some)) for some in (PEOPLE, VERBS, ("в",), CITIES)]
        stops = np.cumsum([len(word) + 1 for word in words]).astype(np.int32) - 1
        starts = stops - np.array([len(word) for word in words], np.int32)
        none = np.zeros(len(words), np.int32)
        tree = [np.array([1, 0, 3, 1]) + 4 * each for each in range(6)]
        heads = np.where(np.arange(24) % 4 == 1, -1, np.concatenate(tree)).astype(np.int32)
        reading = Reading(
            words=tuple(words),
            starts=starts,
            stops=stops,
            sentences=np.array([[4 * each, 4 * each + 4] for each in range(6)], np.int32),
            tags=none,
            heads=heads,
            rels=none,
            shapes=none,
            navec=np.stack([vectors[word] for word in words]),
            hidden=np.zeros((len(words), HIDDEN_WIDTH), np.float32),
        )
        spans = tuple(
            (int(starts[place]), int(stops[place]), "PERSON" if word in PEOPLE else "CITY")
            for place, word in enumerate(words)
            if word in PEOPLE or word in CITIES
        )
        relations = tuple(
            (2 * each, "PLACE_RESIDES_IN", 2 * each + 1)
            for each in range(6)
            if words[4 * each + 1] == "живет"
        )
        examples.append(
            Example(name=f"{seed}-{number}", reading=reading, spans=spans, relations=relations)
        )
    return examples


TRAIN, DEV = corpus(24, seed=1), corpus(12, seed=2)


def f1(model: PairModel, examples: list[Example]) -> float:
    """F1 of the relations among drawn mentions."""
    right = proposed = total = 0
    answers = model([each.reading for each in examples], [drawn_spans(each) for each in examples])
    for each, pairs in zip(examples, answers, strict=True):
        own = {(pair.first, pair.relation, pair.second) for pair in pairs}
        right += len(own & set(each.relations))
        proposed += len(own)
        total += len(each.relations)
    return 2 * right / (proposed + total)


def test_a_small_language_is_learned_and_training_repeats() -> None:
    """The verb decides; the same seed gives the same weights, and a pack's settings are plain."""
    log: list[str] = []
    arrays, settings = train_pairs(TRAIN, DEV, seed=3, schedule=SCHEDULE, log=log.append)
    assert f1(PairModel(settings, arrays), DEV) > 0.95
    assert len(log) == SCHEDULE.epochs
    assert settings["types"] == ["CITY", "PERSON"]
    short = replace(SCHEDULE, epochs=1)
    first, second = (train_pairs(TRAIN, (), seed=3, schedule=short)[0] for _ in range(2))
    assert all((first[name] == second[name]).all() for name in first)


def test_calibrating_anew_for_the_same_mentions_changes_nothing() -> None:
    """It starts from the net's own probabilities, not from those that were calibrated before."""
    dev = corpus(12, seed=2)
    mentions = [drawn_spans(each) for each in dev]
    predicted = {each.name: spans for each, spans in zip(dev, mentions, strict=True)}
    arrays, settings = train_pairs(
        corpus(24, seed=1), dev, seed=0, predicted=predicted, schedule=SCHEDULE
    )
    assert recalibrated(settings, arrays, dev, mentions) == settings
    few = recalibrated(settings, arrays, dev[:2], mentions[:2])
    assert few["found"] != settings["found"]
    assert few["given"] == settings["given"]


def test_candidates_are_what_the_corpus_relates() -> None:
    """People live in cities, in the same sentence; cities in nothing."""
    scheme = scheme_for(TRAIN)
    assert scheme.types == ("CITY", "PERSON")
    assert scheme.relations == ("PLACE_RESIDES_IN",)
    assert scheme.reach.tolist() == [[-1, -1], [0, -1]]


def test_found_mentions_carry_the_relations_of_the_drawn_ones_that_they_equal() -> None:
    """A pair with a wrong border, a wrong type or a missing mention is unrelated."""
    example = next(each for each in TRAIN if len(each.relations) > 2)
    scheme = scheme_for(TRAIN)
    (first, _, _), (second, _, city), *_ = example.relations
    spans = [
        Span(start=start, stop=stop, type=kind, score=0.9) for start, stop, kind in example.spans
    ]
    spans[city] = replace(spans[city], start=spans[city].start + 1)
    del spans[first]
    full = drawn(example, scheme)
    assert int((full.labels == 0).sum()) == len(example.relations)
    assert all(span.score == GIVEN for span in full.spans)
    partial = found(example, spans, scheme)
    assert int((partial.labels == 0).sum()) == len(example.relations) - 2
    assert second != first


def test_found_mentions_are_scored_by_how_often_such_are_right() -> None:
    """The nets of a jackknife are not calibrated: a score of 0.9 that is always right is 1."""
    spans = {
        each.name: tuple(Span(start=a, stop=b, type=kind, score=0.9) for a, b, kind in each.spans)
        for each in TRAIN
    }
    course = Course.of(TRAIN, spans)
    assert all(len(own) == 2 for own in course.lessons)
    assert {span.score for _, lesson in course.lessons for span in lesson.spans} == {1.0}


def test_leaving_mentions_out_keeps_the_relations_of_the_others() -> None:
    """None left out changes nothing, all left out leaves nothing."""
    scheme = scheme_for(TRAIN)
    full = drawn(TRAIN[0], scheme)
    chance = np.random.default_rng(0)
    assert (thinned(full, 0.0, scheme, chance).labels == full.labels).all()
    assert not len(thinned(full, 1.0, scheme, chance).labels)
    half = thinned(full, 0.5, scheme, chance)
    assert len(half.spans) < len(full.spans)


def test_a_teacher_that_never_saw_the_article_softens_its_labels(tmp_path: Path) -> None:
    """Answers of the nets of the other folds go with each pair, also when mentions are left out.

    They are kept: an interrupted run does not ask for them again.
    """
    log: list[str] = []
    schedule = replace(SCHEDULE, epochs=1, folds=2)
    plain = Course.of(TRAIN, {})
    course = with_teachers(plain, schedule, seed=0, log=log.append, work=tmp_path)
    assert len(log) == 2
    again = with_teachers(plain, schedule, seed=0, log=log.append, work=tmp_path)
    assert len(log) == 2
    assert all(
        (one[0].soft == other[0].soft).all()  # type: ignore[union-attr] # both are there
        for one, other in zip(course.lessons, again.lessons, strict=True)
    )
    for (each,) in course.lessons:
        assert each.soft is not None
        targets = each.targets(1, 0.5)
        np.testing.assert_allclose(targets.sum(1), 1.0, atol=2e-3)
        assert (targets[np.arange(len(targets)), each.labels] >= 0.5).all()
        some = thinned(each, 0.3, course.scheme, np.random.default_rng(0))
        assert some.soft is not None
        assert {tuple(row) for row in some.soft.tolist()} <= {
            tuple(row) for row in each.soft.tolist()
        }


def decided(*, share: float, count: int, chance: float, relation: str) -> Decisions:
    """Decisions at one probability, of which a share is right."""
    return Decisions(
        relations=np.array([relation] * count),
        chances=np.full(count, chance),
        hits=np.arange(count) < share * count,
        total=count,
    )


def joined(*parts: Decisions) -> Decisions:
    """All of them."""
    return Decisions(
        relations=np.concatenate([each.relations for each in parts]),
        chances=np.concatenate([each.chances for each in parts]),
        hits=np.concatenate([each.hits for each in parts]),
        total=sum(each.total for each in parts),
    )


def test_curves_follow_frequent_relations_and_hold_rare_ones_to_the_common_one() -> None:
    """A relation that is wrong more often than others loses precision by how often it was seen."""
    known = joined(
        decided(share=0.8, count=400, chance=0.7, relation="WORKPLACE"),
        decided(share=0.4, count=100, chance=0.7, relation="KNOWS"),
        decided(share=0.0, count=2, chance=0.7, relation="OWNER_OF"),
    )
    curves = precision_curves(known)
    level = {name: float(np.interp(0.7, *np.array(points).T)) for name, points in curves.items()}
    assert level["KNOWS"] == pytest.approx(0.4, abs=0.05)
    assert level["WORKPLACE"] == pytest.approx(0.8, abs=0.02)
    assert 0.5 < level["OWNER_OF"] < level[""]


def test_the_floor_keeps_what_raises_f1() -> None:
    """A stretch that is right nine times in ten stays, one that is right once in ten goes."""
    known = joined(
        decided(share=0.9, count=100, chance=0.8, relation="WORKPLACE"),
        decided(share=0.1, count=100, chance=0.2, relation="WORKPLACE"),
    )
    floor = best_floor(known, precision_curves(known))
    assert 0.1 < floor <= 0.9
