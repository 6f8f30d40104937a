"""Text as the time grammar reads it: one spelling for each sign, every offset unchanged."""

_SAME = {
    **dict.fromkeys("\u00a0\u1680\u2007\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "ё": "е",
    "Ё": "е",
}
_TABLE = str.maketrans(_SAME)


def flatten(text: str) -> str:
    r"""Lower case, е for ё, every dash a hyphen and every space a space; never longer or shorter.

    >>> flatten("В 2018—2019\u00a0годах")
    'в 2018-2019 годах'
    """
    plain = text.translate(_TABLE)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # A few letters grow when lowered («İ» becomes two code points): those stay as they are.
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in plain)
