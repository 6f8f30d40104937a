"""What a model, or somebody, finds in an article stands in its document."""

import pytest
from notation import article_of

from extract.annotate import annotate, learned
from extract.neural.model import load
from extract.records import LEARNED, Document, ScoredSpan
from ontology.vocabulary import EntityType

TEXT = " ".join(
    f"Президент {state} {name} прибыл в {city}. Его встретил министр обороны."
    for state, name, city in (
        ("Норвегии", "Иван Петров", "Осло"),
        ("Дании", "Анна Линд", "Копенгаген"),
        ("Финляндии", "Пекка Саари", "Хельсинки"),
    )
)
DRAWN = (
    ScoredSpan(start=0, stop=18, type=EntityType.PROFESSION, score=1.0, source="brat"),
    ScoredSpan(start=19, stop=30, type=EntityType.PERSON, score=1.0, source="brat"),
)

pytestmark = pytest.mark.model


def found(document: Document) -> set[tuple[str, EntityType]]:
    """The words that the model marked."""
    return {
        (TEXT[span.start : span.stop], span.type)
        for span in document.spans
        if span.source == LEARNED
    }


def related(document: Document) -> set[tuple[str, str, str]]:
    """The words that the model related."""
    ends = [TEXT[span.start : span.stop] for span in document.spans]
    return {(ends[pair.first], pair.relation, ends[pair.second]) for pair in document.pairs}


@pytest.mark.parametrize("stretch", [learned.STRETCH, 12])
def test_a_long_article_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """Names and relations of every stretch stand at their places in the whole."""
    monkeypatch.setattr(learned, "STRETCH", stretch)
    (document,) = annotate([article_of(TEXT)], model=load("base"))
    for state, name in (("Норвегии", "Иван Петров"), ("Финляндии", "Пекка Саари")):
        assert (state, EntityType.COUNTRY) in found(document)
        assert (name, EntityType.PERSON) in found(document)
        assert any(one == name and relation == "WORKS_AS" for one, relation, _ in related(document))


@pytest.mark.parametrize("stretch", [learned.STRETCH, 12])
def test_relations_of_drawn_names(monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """The model relates what somebody drew, and marks nothing itself."""
    monkeypatch.setattr(learned, "STRETCH", stretch)
    (document,) = annotate([article_of(TEXT)], model=load("base"), given=[DRAWN])
    assert document.spans[-2:] == DRAWN
    assert not found(document)
    assert related(document) == {("Иван Петров", "WORKS_AS", "Президент Норвегии")}


def test_drawn_names_stand_in_a_document_that_no_model_read() -> None:
    """Behind the tagger's own."""
    (plain,) = annotate([article_of(TEXT)])
    (document,) = annotate([article_of(TEXT)], given=[DRAWN])
    assert document.spans == plain.spans + DRAWN
    assert not document.pairs
