"""What the nets learn from."""

from dataclasses import dataclass

from extract.neural.reading import Reading

Span = tuple[int, int, str]
"""Start, stop (code points, half-open) and NEREL type of an entity."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Example:
    """One article with what people found in it."""

    name: str
    reading: Reading
    spans: tuple[Span, ...] = ()
    """Entities by place; discontinuous ones by their outer bounds."""
    relations: tuple[tuple[int, str, int], ...] = ()
    """Place of the first entity in `spans`, NEREL's relation, place of the second."""
