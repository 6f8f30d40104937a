"""Bytes of unknown encoding become the text that was written."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.read.encoding import SINGLE_BYTE, decode, detect

TALE = """
президент страны сообщил что новый договор о торговле вступит в силу весной следующего года когда
парламент завершит обсуждение поправок и министерство опубликует список товаров пошлины на которые
снизят объем поставок вырастет втрое считают эксперты центра изучения рынков юга щедрую помощь
жителям пострадавших районов окажет фонд эта мера ещё не утверждена съезд
"""

sentences = (
    st.lists(st.sampled_from(TALE.split()), min_size=8, max_size=30)
    .map(" ".join)
    .filter(lambda text: sum(letter.isalpha() for letter in text) >= 40)
)
cases = st.sampled_from([str.capitalize, str.upper, str.lower, str.title])


@given(text=sentences, case=cases, encoding=st.sampled_from([*SINGLE_BYTE, "utf-16-le", "utf-8"]))
def test_encoding_is_recognized_from_forty_letters(text: str, case: type, encoding: str) -> None:
    """Forty Russian letters in any case are enough to tell every supported encoding."""
    written = case(text) + "."
    assert detect(written.encode(encoding)) == encoding


@given(text=sentences, encoding=st.sampled_from([*SINGLE_BYTE, "utf-8", "utf-16-be"]))
def test_decoding_is_the_inverse_of_encoding(text: str, encoding: str) -> None:
    """What was encoded is read back letter for letter."""
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    """A byte order mark names the encoding, even of one word, and is no part of the text."""
    assert decode(mark + "Да".encode(encoding), "a.txt") == "Да"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is binary"),
        (bytes(range(1, 9)) * 20, "is binary"),
        ("Совет одобрил план развития".encode()[:-1] + b"\xff\xfe", "cannot be decoded"),
        (codecs.BOM_UTF8 + b"\xff\xff", "is not valid UTF-8"),
    ],
    ids=["png", "zip", "controls", "damaged-utf-8", "damaged-after-mark"],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    """Bytes that are no text raise one clear error, and never come back as gibberish."""
    with pytest.raises(ReadError, match=reason):
        decode(data, "a.bin")
