"""The dictionary form of a name: what stands on a label.

The head and what agrees with it go into the nominative, in the number of the text; everything that
hangs on the head in another case stays as written: «Южной Кореей» → «Южная Корея»,
«администрацией Дональда Трампа» → «администрация Дональда Трампа». natasha's own normal form
leaves names that have no singular («Нидерландов») and inflects by the tagger's guess alone; here
the dictionary's readings are tried in the order of how well they fit the tag.
"""

from collections.abc import Iterable, Sequence

from pymorphy3.analyzer import Parse
from rapidfuzz.distance import Prefix

from extract.annotate.morphology import CASES, GENDERS, NUMBERS, vocabulary
from extract.records import Token

UD_CASES = CASES
"""Universal Dependencies' names of the cases → the dictionary's, for callers outside."""
_NOMINATIVE_READY = frozenset({"Nom"})
_TELLING = "Ins"
"""Case of a post that an unknown name beside it surely shares, whatever the tagger takes it for.
The ending of the dative is too often the name's own («Канду»)."""
_VOWELS = frozenset("аеёиоуыэюя")
_MIN_DECLINED = 4
_SHORTEST_STEM = 2
_NAME_GRAMMEMES = ("Surn", "Name", "Patr")


def nominative(tokens: Sequence[Token], agreeing: Iterable[int], head: int) -> str:
    """Nominative of a non-personal name.

    Args:
        tokens: the tokens of the name, in order.
        agreeing: positions in `tokens` that agree with the head (adjectives, participles).
        head: position of the head in `tokens`.

    Returns:
        The name with its own spaces between words, the capitals as in the text.
    """
    number, gender, head_word = _inflect_head(tokens[head])
    words = {head: head_word}
    for position in agreeing:
        words[position] = _inflect_modifier(tokens[position], number, gender)
    return _joined(tokens, words)


def nominative_person(
    tokens: Sequence[Token],
    *,
    is_subject: bool = False,
    gender: str | None = None,
    case: str | None = None,
) -> str:
    """Nominative of a person's name: every part is inflected, in the gender of the first name.

    Args:
        tokens: the parts of the name.
        is_subject: whether a verb has the name for its subject: then it stands in the nominative
            already, whatever its endings suggest («Кая Каллас», «Хабибулла С.»).
        gender: that of the verb, where it tells one.
        case: that of the post beside the name («заместителя министра Правина Д.»), which holds
            where the tagger takes an unknown name for a nominative.
    """
    if is_subject and all(may_be_nominative(token.text) for token in tokens):
        return _joined(tokens, {})
    gender = gender or _person_gender(tokens)
    words = {
        position: _inflect_name_part(token, gender, case)
        for position, token in enumerate(tokens)
        if token.text[:1].isalpha()
    }
    last = len(tokens) - 1
    if last and _stands_in_genitive(tokens, words):
        words[last] = _of_genitive(tokens[last].text)
    return _joined(tokens, words)


def _stands_in_genitive(tokens: Sequence[Token], words: dict[int, str]) -> bool:
    """Whether a man's given name was declined and his surname, which no dictionary has, was not.

    «Доминика Рааба»: not «Яна Абрамова», whom the tagger takes for a woman in the nominative.
    """
    given, surname = (dict(tokens[n].feats) for n in (0, -1))
    name = tokens[0].text
    readings = [p for p in vocabulary().parse(name.lower()) if "Name" in p.tag]
    return (
        words.get(0) not in {None, name, name.lower()}
        and words.get(len(tokens) - 1) == tokens[-1].text
        and given.get("Case") in {"Gen", "Acc"}
        and any(parse.tag.gender == "masc" for parse in readings)
        and surname.get("Gender") == "Masc"
        and surname.get("Case") != "Nom"
    )


def _of_genitive(surname: str) -> str:
    """Nominative of a man's surname in the genitive, by its ending; indeclinable ones as they are.

    >>> [_of_genitive(name) for name in ("Рааба", "Зея", "Даля", "Кандыбы", "Дюма", "Бенуа")]
    ['Рааб', 'Зей', 'Даль', 'Кандыба', 'Дюма', 'Бенуа']
    """
    stem, ending = surname[:-1], surname[-1:]
    if len(stem) < _SHORTEST_STEM or not _is_cyrillic(surname) or _is_indeclinable(surname):
        return surname
    vowel = stem[-1].lower() in _VOWELS
    if ending == "я":
        return stem + ("й" if vowel else "ь")
    if ending == "а" and not vowel:
        return stem
    return stem + "а" if ending == "ы" and not vowel else surname


def _is_indeclinable(word: str) -> bool:
    """Whether the dictionary holds a word without cases: «Дюма»."""
    readings = vocabulary().parse(word.lower())
    return is_dictionary_word(word) and any("Fixd" in parse.tag for parse in readings)


def person_gender(tokens: Sequence[Token]) -> str | None:
    """Gender ("Masc", "Fem") where first name, patronymic or tag tell it, else None."""
    return _person_gender(tokens)


def is_dictionary_word(word: str) -> bool:
    """Whether the dictionary holds the word itself, in any case form."""
    return vocabulary().is_known(word)


def is_patronymic(word: str) -> bool:
    """Whether the dictionary holds the word as a patronymic: «Ильича», but not «Янукович»."""
    plain = word.lower()
    if not is_dictionary_word(plain):
        return False
    readings = vocabulary().parse(plain)
    return any("Patr" in parse.tag for parse in readings) and not any(
        "Surn" in parse.tag for parse in readings
    )


def may_be_nominative(word: str) -> bool:
    """Whether some reading of the word is a nominative: the tagger's guess may be another."""
    return any(parse.tag.case == "nomn" for parse in vocabulary().parse(word.lower()))


def nominative_word(token: Token) -> str:
    """Nominative of one word, in its number, by the likeliest reading of its case."""
    case = CASES.get(dict(token.feats).get("Case", ""))
    for parse in vocabulary().parse(token.text.lower()):
        if parse.tag.POS == "NOUN" and (case is None or parse.tag.case == case):
            return vocabulary().inflect(parse, {"nomn"}) or token.lemma
    return token.lemma


def noun_cases(word: str) -> frozenset[str]:
    """Cases (OpenCorpora) in which a singular noun may have this form.

    Empty for words that are not Cyrillic. Surnames of women that end like men's and are not
    declined («Линберг») are left out: they would allow every case.
    """
    if not _is_cyrillic(word):
        return frozenset()
    return frozenset(
        str(parse.tag.case)
        for parse in vocabulary().parse(word.lower())
        if parse.tag.POS == "NOUN"
        and parse.tag.number == "sing"
        and not ("Fixd" in parse.tag and parse.tag.gender == "femn")
    )


def noun_forms(word: str) -> frozenset[tuple[str, str]]:
    """Cases and numbers (OpenCorpora) in which a noun of the dictionary may have this form.

    Empty for words that the dictionary does not hold: «президенты» is a plural nominative alone.
    """
    if not is_dictionary_word(word):
        return frozenset()
    return frozenset(
        (str(parse.tag.case), str(parse.tag.number))
        for parse in vocabulary().parse(word.lower())
        if parse.tag.POS == "NOUN"
    )


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _joined(tokens: Sequence[Token], words: dict[int, str]) -> str:
    parts = []
    for position, token in enumerate(tokens):
        if position:
            gap = token.start - tokens[position - 1].stop
            parts.append(" " if gap else "")
        word = words.get(position)
        parts.append(token.text if word is None else _shaped(word, token.text))
    return "".join(parts)


def _shaped(word: str, model: str) -> str:
    """The word with the model's capitals, part by part; ё only if the model has it."""
    if "ё" not in model.lower():
        word = word.replace("ё", "е")
    if word == _plain(model) or word == model.lower():
        return model
    pieces, models = word.split("-"), model.split("-")
    if len(pieces) != len(models):
        return word
    return "-".join(
        piece.upper()
        if shape.isupper() and len(shape) > 1
        else piece[:1].upper() + piece[1:]
        if shape[:1].isupper()
        else piece
        for piece, shape in zip(pieces, models, strict=True)
    )


def _inflect_head(token: Token) -> tuple[str | None, str | None, str]:
    """Number, gender and nominative of the head word."""
    feats = dict(token.feats)
    number, gender = NUMBERS.get(feats.get("Number", "")), GENDERS.get(feats.get("Gender", ""))
    acronym = token.text.isupper() and len(token.text) > 1
    if acronym or not _is_cyrillic(token.text):
        return number, gender, token.text
    parses = [
        parse
        for parse in vocabulary().parse(token.text.lower())
        if parse.tag.POS in {"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"}
    ]
    best = _fitting(parses, feats)
    if best is None:
        return number, gender, token.text
    number = str(best.tag.number) if best.tag.number else number
    gender = str(best.tag.gender) if best.tag.gender else gender
    if feats.get("Case") == "Nom" and best.tag.case == "nomn":
        return number, gender, token.text
    word = vocabulary().inflect(best, {"nomn", number} if number else {"nomn"})
    return number, gender, word or token.text


def _fitting(parses: Sequence[Parse], feats: dict[str, str]) -> Parse | None:
    """The reading that fits the tag best: case, then number, then gender; dictionary order last."""
    case = CASES.get(feats.get("Case", ""))
    number = NUMBERS.get(feats.get("Number", ""))
    gender = GENDERS.get(feats.get("Gender", ""))

    def misfit(item: tuple[int, Parse]) -> tuple[bool, bool, bool, int]:
        order, parse = item
        return (
            parse.tag.case not in _same_case(case),
            parse.tag.number != number,
            gender is not None and parse.tag.gender != gender,
            order,
        )

    ranked = sorted(enumerate(parses), key=misfit)
    return ranked[0][1] if ranked else None


def _same_case(case: str | None) -> frozenset[str | None]:
    extra = {"gent": {"gen2"}, "loct": {"loc2"}}
    return frozenset({case, *extra.get(case or "", set())})


def _inflect_modifier(token: Token, number: str | None, gender: str | None) -> str:
    plain = token.text.lower()
    wanted = {"nomn"}
    if number:
        wanted.add(number)
    if number == "sing" and gender:
        wanted.add(gender)
    forms = [
        word
        for parse in vocabulary().parse(token.text.lower())
        if parse.tag.POS in {"ADJF", "PRTF", "NUMR"} or "Apro" in parse.tag
        if (word := vocabulary().inflect(parse, wanted))
    ]
    # «высшего» is also a form of «высокий»: the reading that keeps most of the word is meant
    return max(forms, key=lambda word: Prefix.similarity(word, plain), default=token.text)


def _person_gender(tokens: Sequence[Token]) -> str | None:
    votes = {"Masc": 0, "Fem": 0}
    for token in tokens:
        for parse in vocabulary().parse(token.text.lower()):
            if ("Name" in parse.tag or "Patr" in parse.tag) and parse.tag.gender:
                votes["Fem" if parse.tag.gender == "femn" else "Masc"] += 2
                break
        gender = dict(token.feats).get("Gender")
        if gender in votes:
            votes[gender] += 1
    if votes["Masc"] == votes["Fem"]:
        return None
    return "Masc" if votes["Masc"] > votes["Fem"] else "Fem"


def _inflect_name_part(token: Token, gender: str | None, post_case: str | None) -> str:
    """Nominative of one part of a personal name; what the dictionary cannot fit stays as written.

    «Юн Сок Ёля»: a part that is indeclinable or already nominative comes back unchanged.
    """
    tagged = dict(token.feats).get("Case", "")
    if not _is_cyrillic(token.text):
        return token.text
    if tagged in _NOMINATIVE_READY:
        if post_case in {"Gen", "Acc"}:
            return _stripped(token.text)
        if post_case != _TELLING or _is_known_nominative(token.text):
            return token.text
        tagged = post_case
    wanted = {"Masc": "masc", "Fem": "femn"}.get(gender or "")
    cases = [tagged, _TELLING] if post_case == _TELLING else [tagged]
    readings = vocabulary().parse(token.text.lower())
    for case in (_same_case(CASES.get(each)) for each in cases):
        word = _name_in_nominative(readings, case, wanted)
        if word:
            return word
    if _TELLING in cases and wanted != "femn" and not is_dictionary_word(token.text):
        return _stripped(token.text, "ом")
    return token.text


def _name_in_nominative(
    readings: Sequence[Parse], case: frozenset[str | None], gender: str | None
) -> str | None:
    """The nominative of a name read in this case; of women also of names like adjectives."""
    nouns = [
        parse
        for parse in readings
        if parse.tag.POS == "NOUN" and parse.tag.number == "sing" and parse.tag.case in case
    ]
    fitting = [parse for parse in nouns if gender in (None, parse.tag.gender)]
    if not fitting and gender != "femn":
        fitting = nouns
    fitting.sort(key=lambda parse: not any(gram in parse.tag for gram in _NAME_GRAMMEMES))
    wanted = {"nomn", "sing"}
    inflected = [vocabulary().inflect(parse, wanted) for parse in fitting]
    if gender == "femn":
        inflected += [
            vocabulary().inflect(parse, wanted | {"femn"})
            for parse in readings
            if parse.tag.POS == "ADJF" and parse.tag.case in case
        ]
    return next((word for word in inflected if word), None)


def _is_known_nominative(word: str) -> bool:
    return is_dictionary_word(word.lower()) and may_be_nominative(word)


def _stripped(word: str, ending: str = "а") -> str:
    """A man's unknown name without the ending of its case: «Деодхара» → «Деодхар»."""
    stem = word.removesuffix(ending)
    if stem != word and len(word) > _MIN_DECLINED and stem[-1] not in _VOWELS:
        return stem
    return word


def _is_cyrillic(word: str) -> bool:
    return any("а" <= letter <= "я" or letter == "ё" for letter in word.lower())


def genitive(name: str, *, all_words: bool = False) -> str:
    """A nominative name in the genitive, word by word: «Южная Корея» → «Южной Кореи».

    Words without a genitive in the dictionary stay as they are, and so do all after the first
    noun, unless `all_words` is set, as for the parts of a personal name.
    """
    words = name.split()
    for position, word in enumerate(words):
        if not _is_cyrillic(word) or (word.isupper() and len(word) > 1):
            break
        parse = next(
            (
                p
                for p in vocabulary().parse(word.lower())
                if p.tag.case == "nomn" and p.tag.POS in {"NOUN", "ADJF", "PRTF"}
            ),
            None,
        )
        inflected = None if parse is None else vocabulary().inflect(parse, {"gent"})
        if parse is None or inflected is None:
            break
        words[position] = _shaped(inflected, word)
        if parse.tag.POS == "NOUN" and not all_words:
            break
    return " ".join(words)
