"""Mentions drawn by hand take the place of those that the rules find."""

import pytest
from notation import document_of

from extract.mentions.given import given_mentions
from extract.records import MentionKind, ScoredSpan
from ontology.vocabulary import EntityType

TEXT = "Министр иностранных дел Норвегии посетил Рим. Он встретился с президентом Италии."

pytestmark = pytest.mark.model


def span(words: str, kind: EntityType) -> ScoredSpan:
    """The words as somebody drew them."""
    start = TEXT.index(words)
    return ScoredSpan(start=start, stop=start + len(words), type=kind, score=1.0, source="brat")


def test_only_drawn_mentions_and_pronouns_are_there() -> None:
    """What nobody drew is not there, save pronouns, which no one draws."""
    drawn = (span("Норвегии", EntityType.COUNTRY), span("Италии", EntityType.COUNTRY))
    found = given_mentions(document_of(TEXT), drawn)
    assert [(each.name, each.type) for each in found if each.kind is not MentionKind.PRONOUN] == [
        ("Норвегия", EntityType.COUNTRY),
        ("Италия", EntityType.COUNTRY),
    ]


def test_offsets_are_kept_even_inside_a_token() -> None:
    """A mention stays where it was drawn."""
    [found, *_] = given_mentions(document_of(TEXT), (span("инистр", EntityType.PROFESSION),))
    assert TEXT[found.start : found.stop] == "инистр"
    assert found.first < found.last
