"""Rows of the large tables, each made into a record when it is first asked for.

An article asks for a few hundred of the rows, and every process that reads articles loads all of
them: making records of all took 220 ms, looking at the cells that the index needs takes 50.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Generic, TypeVar, overload

from ontology.errors import OntologyError
from ontology.gazetteer.tables import check_header

Row = TypeVar("Row")


class Rows(Sequence[Row], Generic[Row]):
    """The rows of a tab-separated table with a header line, in its order.

    Args:
        file: the table's name, for errors.
        text: its content.
        columns: what the header must be.
        parse: from the cells of a row to its record.

    Raises:
        OntologyError: the header is another one, or a row has too few or too many cells; when a
            row is asked for, also that its cells make no record.
    """

    def __init__(
        self, file: str, text: str, columns: tuple[str, ...], parse: Callable[[list[str]], Row]
    ) -> None:
        lines = text.removesuffix("\n").split("\n")
        check_header(file, lines[0], columns)
        tabs = len(columns) - 1
        for number, line in enumerate(lines[1:], start=2):
            if line.count("\t") != tabs:
                cells = line.count("\t") + 1
                message = f"{file}, line {number}: {cells} columns instead of {len(columns)}"
                raise OntologyError(message)
        self._file = file
        self._columns = columns
        self._parse = parse
        self._lines = lines[1:]
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        row = self._made.get(number)
        if row is None:
            try:
                row = self._made[number] = self._parse(self._lines[number].split("\t"))
            except (ValueError, KeyError) as error:
                message = f"{self._file}, line {number + 2}: bad value {error}"
                raise OntologyError(message) from error
        return row

    def cells(self, *columns: str) -> Iterator[tuple[str, ...]]:
        """The cells of two or more columns, row by row, without making records."""
        numbers = [self._columns.index(column) for column in columns]
        chosen, splits = itemgetter(*numbers), max(numbers) + 1
        return (chosen(line.split("\t", splits)) for line in self._lines)


def columns_of(rows: Iterable[Row], *columns: str) -> Iterator[tuple[str, ...]]:
    """Two or more fields of each row as they are written in a table, records made or not."""
    if isinstance(rows, Rows):
        return rows.cells(*columns)
    return map(attrgetter(*columns), rows)
