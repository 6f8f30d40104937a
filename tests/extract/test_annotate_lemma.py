"""Lemmas and the walk through the dictionary: the answers of natasha and pymorphy3."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from natasha_api import natasha
from slovnet.shape import word_shape

from extract.annotate.dawg import Dawg
from extract.annotate.forms import shape
from extract.annotate.models import load
from extract.annotate.morphology import vocabulary
from extract.errors import ModelError

pytestmark = pytest.mark.model

WORDS = """
все елка ежик трехзвездный звезд мел стали стекла банк банке мой моего нее ней них лучший лучше
больше дороже иду шел шла идти был будет есть суть люди человек лет год года дети ребенок
кое-кто по-русски кто-то красно-белый во-первых санкт-петербурге нью-йорке экс-министр вице-премьера
осло лондоне рейкьявика берген нато оон сша снг g7 reuters 2025 1,5 20-летия 1990-х xx v iii н. э
зеленский байдена иванова ивановой петрова кузнецов бывших замороженных переданное сделав сделанный
""".split()
DICTIONARY_FILE = Path(vocabulary().analyzer.dictionary.path) / "words.dawg"


@pytest.fixture(scope="module")
def dawg() -> Dawg:
    """The dictionary's automaton."""
    return Dawg(DICTIONARY_FILE)


def found_by_dawg(dawg: Dawg, words: list[str]) -> list[list[tuple[int, int]]]:
    """All values of each word, whatever its spelling."""
    return [
        [pair for node in nodes for pair in dawg.values([node])[0]] for nodes in dawg.find(words)
    ]


def found_by_pymorphy(words: list[str]) -> list[list[tuple[int, int]]]:
    """The same by pymorphy3's own walk."""
    analyzer = vocabulary().analyzer
    walk = analyzer.dictionary.words.similar_items
    return [
        [tuple(pair) for _, pairs in walk(word, analyzer.char_substitutes) for pair in pairs]
        for word in words
    ]


def test_the_dictionary_gives_what_pymorphy_finds(dawg: Dawg) -> None:
    """The same paradigms in the same order, ё for е included; nothing for unknown words."""
    words = [word for word in WORDS if re.fullmatch("[а-я-]+", word)]
    assert found_by_dawg(dawg, words) == found_by_pymorphy(words)


@given(st.lists(st.text("абвеёикнорстья-", max_size=12), max_size=5))
def test_any_word_is_looked_up_as_by_pymorphy(words: list[str]) -> None:
    """Beginnings and endings of words are not words, the empty one neither."""
    assert found_by_dawg(Dawg(DICTIONARY_FILE), words) == found_by_pymorphy(words)


def test_many_words_are_looked_up_as_each_alone(dawg: Dawg) -> None:
    """The walk of one word does not lead into another's."""
    words = [word for word in WORDS if re.fullmatch("[а-я-]+", word)]
    assert dawg.find(words) == [dawg.find([word])[0] for word in words]
    nodes = sorted({node for found in dawg.find(words) for node in found})
    assert dawg.values(nodes) == [dawg.values([node])[0] for node in nodes]
    assert dawg.find([]) == []
    assert dawg.values([]) == []


def test_a_damaged_dictionary_is_refused(tmp_path: Path) -> None:
    """A file that ends too early is an error that names it."""
    path = tmp_path / "words.dawg"
    for data in (b"", b"\x00", DICTIONARY_FILE.read_bytes()[:1000]):
        path.write_bytes(data)
        with pytest.raises(ModelError, match=r"words\.dawg"):
            Dawg(path)


def test_lemmas_are_natasha_s_for_every_tag() -> None:
    """Whatever the tagger says of a word, natasha's choice among its readings is made."""
    models, theirs = load(), natasha().vocabulary
    tags = list(range(0, len(models.tags), 7))
    for word in WORDS:
        ours = models.lemmatizer([word] * len(tags), tags)
        assert ours == [
            theirs.lemmatize(word, pos, dict(feats))
            for pos, feats in map(models.tags.__getitem__, tags)
        ]


def test_a_lemma_is_small_and_without_dots() -> None:
    """Capitals and ё do not reach the lemma."""
    models = load()
    noun = next(n for n, (pos, _) in enumerate(models.tags) if pos == "NOUN")
    assert models.lemmatizer(["Ежики", "ЁЛКИ".replace("Ё", "Е")], [noun, noun]) == ["ежик", "елка"]


@given(st.text("абЁZz09-.,«№Δ\u017f\u212a\u1c80🙂 ", min_size=1, max_size=5))
def test_shapes_are_slovnet_s(word: str) -> None:
    """Alphabet, capitals and marks are told apart as slovnet does."""
    assert shape(word) == word_shape(word)
