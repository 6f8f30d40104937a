"""The numpy relation net computes what torch's does, article by article."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from extract.neural.pair_features import BUCKETS, Scheme, describe
from extract.neural.pair_network import BLOCKED, GIVEN, PairNetwork, path_sums
from extract.neural.pairs import Pair, PairModel
from extract.neural.reading import HIDDEN_WIDTH, N_RELS, N_SHAPES, N_TAGS, WORD_WIDTH, Reading
from extract.neural.spans import Span

TYPES = ("CITY", "ORGANIZATION", "PERSON")
RELATIONS = ("MEMBER_OF", "PLACE_RESIDES_IN", "WORKPLACE")


def article(words: int, mentions: int, seed: int) -> tuple[Reading, tuple[Span, ...]]:
    """Random features, random trees and random mentions, crossing and nested ones too."""
    chance = np.random.default_rng(seed)
    names = tuple(f"слово{number}" for number in chance.integers(0, 9, words))
    starts = np.arange(words, dtype=np.int32) * 10
    reading = Reading(
        words=names,
        starts=starts,
        stops=starts + 8,
        sentences=np.array(list(pairwise([*range(0, words, 9), words])), np.int32).reshape(-1, 2),
        tags=chance.integers(0, N_TAGS, words, np.int32),
        heads=chance.integers(-1, words, words, np.int32),
        rels=chance.integers(0, N_RELS, words, np.int32),
        shapes=chance.integers(0, N_SHAPES, words, np.int32),
        navec=chance.normal(size=(words, WORD_WIDTH)).astype(np.float32),
        hidden=chance.normal(size=(words, HIDDEN_WIDTH)).astype(np.float32),
    )
    spans = []
    for _ in range(mentions):
        first = int(chance.integers(0, words))
        last = min(words - 1, first + int(chance.integers(0, 4)))
        score = float(chance.choice([GIVEN, 0.4, 0.97]))
        kind = str(chance.choice([*TYPES, "PLANET"]))
        spans.append(Span(start=10 * first, stop=10 * last + 8, type=kind, score=score))
    return reading, tuple(spans)


def scheme() -> Scheme:
    """Three types, of which cities are never the first argument."""
    size = len(TYPES)
    reach = np.full((size, size), 1, np.int32)
    reach[0] = -1
    admissible = np.ones((size, size, len(RELATIONS)), np.bool_)
    admissible[0] = False
    admissible[1, 1, 1] = False
    return Scheme(
        types=TYPES,
        relations=RELATIONS,
        reach=reach,
        named=np.zeros((size, size), np.bool_),
        admissible=admissible,
        prior=np.zeros(BUCKETS, np.float32),
        type_prior=np.zeros((size, size), np.float32),
        floor=-1e9,
    )


def net(seed: int = 0) -> Any:  # noqa: ANN401 - a torch module, and torch is optional
    """A small untrained net in torch, with weights none of which is zero."""
    torch = pytest.importorskip("torch")
    from extract.neural.train.pair_net import PairNet, PairShape  # noqa: PLC0415 - needs torch

    torch.manual_seed(seed)
    shape = PairShape(width=24, hidden=32, decision=20, product=12, steps=(1, 3), told=16)
    made = PairNet(shape, scheme())
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn(weight.shape), alpha=0.1)
        made.mean += torch.randn(made.mean.shape)
        made.deviation *= 2
    return made.eval()


def settings() -> dict[str, Any]:
    """What a pack says of that net."""
    return {
        "types": list(TYPES),
        "relations": list(RELATIONS),
        "prior_floor": -1e9,
        "steps": [1, 3],
        "heads": 4,
        "round_heads": 4,
        "given": {"floor": 0.0, "precision": {"": [(0.0, 0.9), (1.0, 0.9)]}},
        "found": {
            "floor": 0.2,
            "precision": {"": [(0.0, 0.0), (1.0, 1.0)], "WORKPLACE": [(0.0, 0.5), (1.0, 0.5)]},
        },
    }


def arrays() -> dict[str, Any]:
    """What a pack keeps of that net."""
    known = scheme()
    return {
        **net().arrays(),
        "reach": known.reach,
        "named": known.named,
        "admissible": known.admissible,
        "prior": known.prior,
        "type_prior": known.type_prior,
    }


ARTICLES = [article(40, 9, 1), article(1, 1, 2), article(25, 3, 3), article(60, 30, 4)]


def test_numpy_computes_the_scores_of_torch() -> None:
    """Every score within 1e-3 and the same relation first, for several articles in one batch."""
    torch = pytest.importorskip("torch")
    from extract.neural.train.pair_batch import collate  # noqa: PLC0415 - needs torch
    from extract.neural.train.pair_lessons import lesson  # noqa: PLC0415 - as above

    made = net()
    lessons = [lesson(reading, spans, (), scheme()) for reading, spans in ARTICLES]
    with torch.no_grad():
        expected = made(collate(lessons, len(TYPES))).numpy()
    network = PairNetwork(settings(), made.arrays(), scheme())
    scores = np.concatenate(
        [
            network(each.reading, each.pairs, np.array([span.score for span in each.spans]))
            for each in lessons
        ]
    )
    assert scores.shape == expected.shape
    assert len(scores) > 100
    open_ = expected > BLOCKED / 2
    np.testing.assert_allclose(scores[open_], expected[open_], atol=1e-3)
    assert (scores.argmax(1) == expected.argmax(1)).all()
    assert np.ptp(scores[open_]) > 0.5


def test_relations_never_seen_between_two_types_are_not_proposed() -> None:
    """Whatever the net thinks of them."""
    network = PairNetwork(settings(), net().arrays(), scheme())
    reading, spans = ARTICLES[3]
    pairs = describe(reading, tuple((s.start, s.stop, s.type) for s in spans), scheme())
    scores = network(reading, pairs, np.ones(len(spans)))
    both = (pairs.types[pairs.left] == 1) & (pairs.types[pairs.right] == 1)
    assert both.any()
    assert (scores[both, 1] < BLOCKED / 2).all()
    assert (scores[both, 0] > BLOCKED / 2).all()


def test_pairs_point_at_the_given_spans_with_calibrated_scores() -> None:
    """An article's pairs do not depend on the batch, nor scores on other relations' curves."""
    model = PairModel(settings(), arrays())
    readings, spans = zip(*ARTICLES, strict=True)
    together = model(readings, spans)
    assert together == [model([reading], [own])[0] for reading, own in ARTICLES]
    found = [(own, pair) for own, pairs in zip(spans, together, strict=True) for pair in pairs]
    assert found
    for own, pair in found:
        assert isinstance(pair, Pair)
        assert own[pair.first].type in TYPES[1:]
        assert own[pair.second].type in TYPES
        if own[pair.first].score == own[pair.second].score == GIVEN:
            assert pair.score == 0.9
        elif pair.relation == "WORKPLACE":
            assert pair.score == 0.5
        else:
            assert 0.2 <= pair.score <= 1.0
    for pairs in together:
        assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)


def test_how_sure_a_mention_is_counts() -> None:
    """The net knows given mentions, sure ones and doubtful ones apart."""
    network = PairNetwork(settings(), net().arrays(), scheme())
    reading, spans = ARTICLES[3]
    pairs = describe(reading, tuple((s.start, s.stop, s.type) for s in spans), scheme())
    given, sure, doubtful = (
        network(reading, pairs, np.full(len(spans), score)) for score in (GIVEN, 0.97, 0.4)
    )
    assert np.abs(given - sure).max() > 0.01
    assert np.abs(sure - doubtful).max() > 0.01


def test_no_articles_words_or_mentions_give_no_pairs() -> None:
    """Empty input is no error."""
    model = PairModel(settings(), arrays())
    nothing = article(5, 0, 5)
    assert model([], []) == []
    assert model([nothing[0]], [()]) == [()]
    assert model([nothing[0]], [nothing[1]]) == [()]


def test_a_path_sum_adds_the_tokens_from_the_root_down() -> None:
    """Padding counts for nothing."""
    ways = np.array([[0, -1, -1], [0, 1, -1], [0, 1, 2], [3, -1, -1]], np.int32)
    sums = path_sums(np.array([[1], [2], [4], [8]], np.float32), ways)
    assert sums[:, 0].tolist() == [1, 3, 7, 8]
