"""How the data stands in the page: readable JSON where it is little, packed where it is much.

Packed blocks are gzip in base 85 of JSON in windows-1251, a Cyrillic letter a byte, with records
turned into columns. On 20,000 nodes with 53,000 sentences UTF-8 rows in base 64 take 11.8 MB; one
byte a letter saves a tenth of that, columns a fifth, and base 85 a sixteenth of the rest.
"""

import base64
import codecs
import gzip
import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from graph.export.page.abbreviation import abbreviated

PLAIN_LIMIT = 2_000_000
"""Characters of data up to which the page carries them as readable JSON."""
_LEVEL = 8
"""Of gzip: 9 takes a tenth longer and saves nothing; 6 is half as long and 3 % larger."""
_FEW = 32
"""Fewer records than this stay rows."""
ROWS, COLUMNS = "$rows", "$columns"


def data_blocks(blocks: Mapping[str, object]) -> Markup:
    """The data of the page as script elements by name; what is much in all is packed."""
    texts = {name: _json(value) for name, value in blocks.items()}
    if sum(map(len, texts.values())) > PLAIN_LIMIT:
        short = abbreviated(blocks)
        return Markup("\n").join(_packed(name, value) for name, value in short.items())
    return Markup("\n").join(_plain(name, text) for name, text in texts.items())


def columns(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value with its longer lists of records as columns, also one level down.

    >>> columns([{"a": 1}, {"b": 2}] * 16)["$columns"]["a"][:3]
    [1, None, 1]
    """
    if isinstance(value, dict):
        return {key: _table(item) for key, item in value.items()}
    return _table(value)


def _table(value: Any) -> Any:  # noqa: ANN401 - JSON
    if not isinstance(value, list) or len(value) < _FEW:
        return value
    if not all(isinstance(row, dict) for row in value):
        return value
    keys = sorted({key for row in value for key in row})
    return {ROWS: len(value), COLUMNS: {key: [row.get(key) for row in value] for key in keys}}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _packed(name: str, value: object) -> Markup:
    letters = _json(columns(value)).encode("windows-1251", _ESCAPE)
    data = gzip.compress(letters, _LEVEL, mtime=0)
    opening = Markup('<script type="application/gzip" id="{}" data-bytes="{}">')
    # The one character of base 85 that could begin a tag.
    digits = base64.b85encode(data, pad=True).decode().replace("<", ",")
    return opening.format(name, len(data)) + Markup(digits) + Markup("</script>")  # noqa: S704 - digits


def _plain(name: str, text: str) -> Markup:
    """JSON that no HTML parser can read as markup."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    opening = Markup('<script type="application/json" id="{}">').format(name)
    return opening + Markup(text) + Markup("</script>")  # noqa: S704 - escaped above


def _escape(error: UnicodeError) -> tuple[str, int]:
    """What windows-1251 lacks, as JSON writes it in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return json.dumps(letters)[1:-1], error.end


_ESCAPE = "svyaz-json-escape"
codecs.register_error(_ESCAPE, _escape)
