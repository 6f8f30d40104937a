"""What the nets learn from."""

from dataclasses import dataclass

from extract.neural.reading import Reading
from extract.standoff import Span


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Example:
    """One article with what people found in it."""

    name: str
    reading: Reading
    spans: tuple[Span, ...] = ()
    """Entities by place; discontinuous ones by their outer bounds."""
    relations: tuple[tuple[int, str, int], ...] = ()
    """Place of the first entity in `spans`, NEREL's relation, place of the second."""
