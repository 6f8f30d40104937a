"""The learned extractor: nested entities and relations in NEREL's scheme, numpy only.

    load("base") -> Model          Model.read(readings) -> findings of each article
                                   Model.relate(readings, spans) -> relations among given entities

It reads the hidden layers that natasha's taggers compute anyway (`Reading`). CARD.md beside the
weights says what it was trained on and what it gets wrong; `extract.neural.train` trains it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import ModelError
from extract.neural.large import LargeSpanModel
from extract.neural.pack import Pack, read_pack
from extract.neural.pair_features import Spans
from extract.neural.pairs import Pair, PairModel
from extract.neural.reading import Reading
from extract.neural.spans import Span, SpanModel

WEIGHTS = Path(__file__).parent / "weights"
"""Where the models that ship with the program lie, as NAME.pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a model found in one article."""

    spans: tuple[Span, ...]
    pairs: tuple[Pair, ...]
    """Their `first` and `second` are places in `spans`."""


class Model:
    """A trained model, ready to read.

    Args:
        pack: its settings and weights.
    """

    def __init__(self, pack: Pack) -> None:
        self.name = pack.meta["name"]
        self.version = pack.meta["version"]
        settings, weights = pack.meta["spans"], pack.part("spans")
        is_large = "encoder" in settings
        self.spans = (LargeSpanModel if is_large else SpanModel)(settings, weights)
        related = pack.meta.get("pairs")
        self.pairs = None if related is None else PairModel(related, pack.part("pairs"))

    def read(self, readings: Sequence[Reading]) -> list[Findings]:
        """Entities of each article and the relations between them, in the order given.

        The result for an article does not depend on what else is in the batch.
        """
        return self._related(readings, self.spans(readings))

    def relate(self, readings: Sequence[Reading], given: Sequence[Spans]) -> list[Findings]:
        """Relations between entities that somebody else found.

        Args:
            readings: the articles.
            given: (start, stop, NEREL type) of the entities of each.
        """
        spans = [
            tuple(Span(start=start, stop=stop, type=kind, score=1.0) for start, stop, kind in own)
            for own in given
        ]
        return self._related(readings, spans)

    def _related(
        self, readings: Sequence[Reading], spans: Sequence[tuple[Span, ...]]
    ) -> list[Findings]:
        pairs = [()] * len(spans) if self.pairs is None else self.pairs(readings, spans)
        return [
            Findings(spans=own, pairs=related) for own, related in zip(spans, pairs, strict=True)
        ]


@lru_cache(maxsize=2)
def load(name: str = "base") -> Model:
    """A model by the name it ships under, or by the path of its pack; kept once loaded.

    Raises:
        ModelError: there is no such model, or its file is damaged or of another version.
    """
    path = Path(name) if "/" in name or name.endswith(".pack") else WEIGHTS / f"{name}.pack"
    pack = read_pack(path)
    try:
        return Model(pack)
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise ModelError(str(path), f"is not a complete model: {error!r}") from error
