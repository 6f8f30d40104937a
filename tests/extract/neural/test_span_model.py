"""The numpy span net computes what torch's does, and its spans never cross."""

from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.neural.calibration import UNCALIBRATED
from extract.neural.encode import Alphabet, subtokens
from extract.neural.reading import HIDDEN_WIDTH, N_RELS, N_SHAPES, N_TAGS, WORD_WIDTH, Reading
from extract.neural.spans import SpanModel

TYPES = ("CITY", "COUNTRY", "PERSON")
ALPHABET = Alphabet("абвгдекмнорст", ("абв", "город", "норвег"))


def reading_of(words: str, seed: int = 0) -> Reading:
    """A reading of words with random features, every ten of them a sentence.

    Vector and shape of a word are the same wherever it stands.
    """
    chance = np.random.default_rng(seed)
    tokens = tuple(words.split())
    own = [np.random.default_rng(crc32(token.encode())) for token in tokens]
    vectors = [one.normal(size=WORD_WIDTH) for one in own]
    n = len(tokens)
    stops = np.cumsum([len(token) + 1 for token in tokens]) - 1 if n else np.zeros(0)
    borders = [*range(0, n, 10), n]
    return Reading(
        words=tokens,
        starts=(stops - [len(token) for token in tokens]).astype(np.int32),
        stops=stops.astype(np.int32),
        sentences=np.array(list(pairwise(borders)), np.int32).reshape(-1, 2),
        tags=chance.integers(0, N_TAGS, n, np.int32),
        heads=np.full(n, -1, np.int32),
        rels=chance.integers(0, N_RELS, n, np.int32),
        shapes=np.array([one.integers(N_SHAPES) for one in own], np.int32),
        navec=np.array(vectors, np.float32).reshape(n, WORD_WIDTH),
        hidden=chance.normal(size=(n, HIDDEN_WIDTH)).astype(np.float32),
    )


def weights(seed: int = 0, opening: float = 9.0) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Settings and arrays of a small untrained net, from torch.

    Args:
        seed: of its weights.
        opening: how sure the net is that an entity begins at a sub-token, whichever it is.
    """
    torch = pytest.importorskip("torch")
    from extract.neural.train.span_net import SpanNet, SpanShape  # noqa: PLC0415 - needs torch

    torch.manual_seed(seed)
    net = SpanNet(
        SpanShape(
            labels=len(TYPES) + 1,
            letters=len(ALPHABET.letters) + 2,
            stems=len(ALPHABET.stems) + 2,
            tags=N_TAGS,
            relations=N_RELS,
            shapes=N_SHAPES,
            lstm=12,
            side=8,
            mixed=10,
            memory=6,
            widths=5,
        )
    ).eval()
    with torch.no_grad():
        net.biaffine.normal_()  # larger than at the start of training: spans are found
        net.out.bias[0] = 0.0
        net.opening.bias.fill_(opening)
        net.mean.normal_()
        net.deviation.uniform_(0.5, 2.0)
    settings = {
        "types": TYPES,
        "letters": ALPHABET.letters,
        "stems": ALPHABET.stems,
        "widths": 5,
        "precision": UNCALIBRATED,
    }
    return {"settings": settings, "net": net}, {
        name: value.numpy() for name, value in net.state_dict().items()
    }


ARTICLES = (
    "Норвегия и город Осло , северо-восток — 2001—2003",
    "Один",
    " ".join(f"слово{n}" for n in range(70)),
    "город города Норвегии , Норвегия",
)


def test_the_scores_are_those_of_torch() -> None:
    """Every score within 1e-3 and every decision the same, over articles of unlike length."""
    built, arrays = weights()
    from extract.neural.train.example import Example  # noqa: PLC0415
    from extract.neural.train.span_training import torch_scores  # noqa: PLC0415

    readings = [reading_of(text, seed) for seed, text in enumerate(ARTICLES)]
    model = SpanModel(built["settings"], arrays)
    windows = model.windows(readings)
    ours = model.scores(model.states(windows), [len(window) for window in windows])
    examples = [Example(name=str(n), reading=each) for n, each in enumerate(readings)]
    theirs = torch_scores(built["net"], ALPHABET, examples)
    first = 0
    for own in theirs:
        mine = ours[first : first + len(own)]
        first += len(own)
        inside = np.isfinite(mine).all(-1)
        assert np.abs(mine - own)[inside].max() < 1e-3
        assert (mine.argmax(-1) == own.argmax(-1))[inside].all()
    assert first == len(ours)


@given(st.lists(st.sampled_from(ARTICLES), max_size=4), st.integers(0, 3))
def test_spans_never_cross_and_lie_in_the_article(texts: list[str], seed: int) -> None:
    """Found spans are stretches of whole sub-tokens, ordered, nested or apart."""
    built, arrays = weights(seed)
    readings = [reading_of(text, seed) for text in texts]
    for reading, spans in zip(
        readings, SpanModel(built["settings"], arrays)(readings), strict=True
    ):
        own = subtokens(reading)
        assert all(span.start in own.starts and span.stop in own.stops for span in spans)
        assert all(0.0 < span.score <= 1.0 for span in spans)
        assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.stop))
        for one, other in combinations(spans, 2):
            assert not one.start < other.start < one.stop < other.stop


def test_a_batch_changes_nothing() -> None:
    """An article's spans are the same alone and among others."""
    built, arrays = weights()
    model = SpanModel(built["settings"], arrays)
    readings = [reading_of(text, seed) for seed, text in enumerate(ARTICLES)]
    together = model(readings)
    assert any(together)
    for reading, spans in zip(readings, together, strict=True):
        (alone,) = model([reading])
        assert [(s.start, s.stop, s.type) for s in alone] == [
            (s.start, s.stop, s.type) for s in spans
        ]


def test_spans_are_scored_where_they_may_begin() -> None:
    """Scores of some rows are those rows of all scores, and where nothing begins nothing is."""
    built, arrays = weights(opening=0.0)
    model = SpanModel(built["settings"], arrays)
    readings = [reading_of(text, seed) for seed, text in enumerate(ARTICLES)]
    windows = model.windows(readings)
    lengths = [len(window) for window in windows]
    states = model.states(windows)
    rows = np.array([0, 3, lengths[0] - 1, lengths[0], sum(lengths) - 1], np.int32)
    np.testing.assert_allclose(
        model.scores(states, lengths, rows), model.scores(states, lengths)[rows], atol=1e-5
    )
    _, closed = weights(opening=-99.0)
    assert not any(SpanModel(built["settings"], closed)(readings))


def test_an_article_without_words_has_no_spans() -> None:
    """Nothing in, nothing out."""
    built, arrays = weights()
    assert SpanModel(built["settings"], arrays)([reading_of("")]) == [()]
