"""From the dictionary's tags to the tagger's, and how well two of them agree.

The dictionary tags in OpenCorpora's terms, the tagger in those of Universal Dependencies.
Source of both tables and of the comparison: natasha 1.6, morph/vocab.py and morph/lemma.py (MIT).
"""

from collections.abc import Mapping, Sequence

EXACT = 100
"""Agreement of a reading that is just what the tagger says; other readings reach 9."""

_PARTS = {
    "ADJF": "ADJ", "ADJS": "ADJ", "ADVB": "ADV", "COMP": "ADV", "VERB": "VERB", "GRND": "VERB",
    "INFN": "VERB", "PRTF": "VERB", "PRTS": "VERB", "NOUN": "NOUN", "NPRO": "PRON", "NUMR": "NUM",
    "NUMB": "NUM", "CONJ": "CCONJ", "INTJ": "INTJ", "PNCT": "PUNCT", "PRCL": "PART", "PREP": "ADP",
}  # fmt: skip
_FEATURES = {
    "anim": ("Animacy", "Anim"), "inan": ("Animacy", "Inan"),
    "impf": ("Aspect", "Imp"), "perf": ("Aspect", "Perf"),
    "ablt": ("Case", "Ins"), "accs": ("Case", "Acc"), "datv": ("Case", "Dat"),
    "gent": ("Case", "Gen"), "gen1": ("Case", "Gen"), "gen2": ("Case", "Gen"),
    "loct": ("Case", "Loc"), "loc2": ("Case", "Loc"), "nomn": ("Case", "Nom"),
    "voct": ("Case", "Nom"),
    "COMP": ("Degree", "Cmp"), "Supr": ("Degree", "Sup"),
    "femn": ("Gender", "Fem"), "masc": ("Gender", "Masc"), "neut": ("Gender", "Neut"),
    "impr": ("Mood", "Imp"), "indc": ("Mood", "Ind"),
    "plur": ("Number", "Plur"), "sing": ("Number", "Sing"),
    "NUMB": ("NumForm", "Digit"),
    "1per": ("Person", "1"), "2per": ("Person", "2"), "3per": ("Person", "3"),
    "excl": ("Person", "2"), "incl": ("Person", "1"),
    "futr": ("Tense", "Fut"), "past": ("Tense", "Past"), "pres": ("Tense", "Pres"),
    "ADJS": ("Variant", "Brev"),
    "GRND": ("VerbForm", "Conv"), "INFN": ("VerbForm", "Inf"), "PRTF": ("VerbForm", "Part"),
    "PRTS": ("VerbForm", "Part"), "VERB": ("VerbForm", "Fin"),
    "actv": ("Voice", "Act"), "pssv": ("Voice", "Pass"),
    "Abbr": ("Abbr", "Yes"),
}  # fmt: skip
_SAME_PART = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}
_COMPARED = frozenset(
    ("Case", "Gender", "Number", "Aspect", "NumForm", "Person", "Tense", "Variant")
)


def universal(grammemes: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Part of speech and features of a dictionary tag, whose first grammeme is the part."""
    features = (_FEATURES[gram] for gram in grammemes if gram in _FEATURES)
    return _PARTS.get(grammemes[0], "X"), dict(features)


def agreement(reading: tuple[str, Mapping[str, str]], tag: tuple[str, Mapping[str, str]]) -> int:
    """How much of a dictionary reading the tagger confirms.

    Returns:
        EXACT if all of it, else one for the part of speech and one for each feature that both
        have with the same value; 0 if they have nothing in common.
    """
    (own_part, own), (part, feats) = reading, tag
    if own_part == part and own == feats:
        return EXACT
    same = _SAME_PART.get(own_part, own_part) == _SAME_PART.get(part, part)
    return same + sum(own[name] == feats.get(name) for name in own if name in _COMPARED)
