"""Whose words an event is known from, and which outlet the article has it from."""

import pytest
from notation import document_of, names_in

from extract.claims import find_claims
from extract.records import Event, Extraction

WAR = "[Чили|COUNTRY] ввела санкции против [Перу|COUNTRY]"
MET = "на встрече с президентом [Ганы|COUNTRY] [Куфуором|PERSON]"


def sources(notation: str) -> dict[str, tuple[str | None, str | None]]:
    """For each event's trigger the speaker and the cited outlet."""
    found: Extraction = find_claims(document_of(notation), version="test")
    names = names_in(found.mentions, found.entities)
    return {
        claim.trigger: (
            names[claim.attributed_to] if claim.attributed_to else None,
            names[claim.evidence[0].cites] if claim.evidence[0].cites else None,
        )
        for claim in found.claims
        if isinstance(claim, Event)
    }


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        (f"{WAR}.", (None, None)),
        (f"[Рубио|PERSON] заявил, что {WAR}.", ("Рубио", None)),
        (f"По словам [Рубио|PERSON], {WAR}.", ("Рубио", None)),
        (f"«{WAR}», — сказал [Рубио|PERSON].", ("Рубио", None)),
        (f"«Мы готовы, — сказал [Рубио|PERSON]. — {WAR}».", ("Рубио", None)),
        (f"{WAR}. Об этом сообщил [Рубио|PERSON].", ("Рубио", None)),
        (f"{WAR}, передаёт [Reuters|MEDIA_OUTLET].", ("Reuters", "Reuters")),
        (f"[Рубио|PERSON] сообщил [Bild|MEDIA_OUTLET], что {WAR}.", ("Рубио", "Bild")),
        (f"{WAR}, пишет [Bild|MEDIA_OUTLET] со ссылкой на [Рубио|PERSON].", ("Рубио", "Bild")),
        (f"[Рубио|PERSON] промолчал. {WAR}.", (None, None)),
        (f"[Рубио|PERSON] заявил, что ждёт. {WAR}.", (None, None)),
    ],
)
def test_event_is_known_from_whom_the_article_names(
    notation: str, source: tuple[str | None, str | None]
) -> None:
    """What is said is the speaker's, by the outlet's report; what the article says is its own."""
    (found,) = [s for trigger, s in sources(notation).items() if "санкци" in trigger]
    assert found == source


@pytest.mark.parametrize(
    "notation",
    [
        f"— Мы готовы, — сказал [Рубио|PERSON] {MET}. — Ждём ответа.",
        f"- Мы готовы, - сказал [Рубио|PERSON] {MET}. - Ждём ответа.",
        f"«Мы готовы, — сказал [Рубио|PERSON] {MET}. — Ждём ответа».",
        f"Сделка, сообщил [Рубио|PERSON] {MET}, выгодна всем.",
    ],
)
def test_the_authors_words_within_a_statement_are_not_the_speakers(notation: str) -> None:
    """An event told in the tag that cuts into a quotation is the author's."""
    assert all(source == (None, None) for source in sources(notation).values())
