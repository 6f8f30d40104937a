"""One entity of one article made two: nothing is lost, and each part keeps what is said of it."""

from dataclasses import replace

from drafts import Draft

from extract.records import Entity, EntityId, Extraction, MentionKind, Relation
from graph.merge.split import Split, can_split, divided
from ontology.vocabulary import EntityType, RelationType

TEXT = "Хельберг прибыл. Он рад. Борис Гельберг уехал. Инженер тоже. Хельберг и Гельберг спорят."
SPLIT = Split(entity=EntityId("e0"), stays="Хельберг", goes="Гельберг")


def article() -> Extraction:
    """Names, a pronoun and a description in one chain, a claim for each sentence with a name."""
    draft = Draft(TEXT)
    words = ("Хельберг", "Он", "Борис Гельберг", "Инженер", "Гельберг")
    person = draft.entity("Хельберг", EntityType.PERSON, *words)
    house = draft.entity("спорят", EntityType.ORGANIZATION)
    for sentence in ("Хельберг прибыл", "Борис Гельберг уехал", "Инженер тоже", "спорят"):
        draft.relation(person, RelationType.KNOWS, house, sentence)
    extraction = draft.done()
    kinds = {"Он": MentionKind.PRONOUN, "Инженер": MentionKind.NOMINAL}
    mentions = tuple(
        replace(one, kind=kinds.get(TEXT[one.start : one.stop], one.kind))
        for one in extraction.mentions
    )
    # Drafts list mentions by wording; articles have them in the order of the text, once each.
    order = sorted(range(len(mentions)), key=lambda n: (mentions[n].start, -mentions[n].stop))
    outer = [n for n in order if TEXT[mentions[n].start - 6 : mentions[n].start] != "Борис "]
    place = {n: at for at, n in enumerate(outer)}
    return replace(
        extraction,
        mentions=tuple(mentions[n] for n in outer),
        entities=tuple(
            replace(one, mentions=tuple(sorted(place[n] for n in one.mentions if n in place)))
            for one in extraction.entities
        ),
    )


def words_of(extraction: Extraction, entity: Entity) -> list[str]:
    """What mentions an entity, in the order of the text."""
    spans = [extraction.mentions[n] for n in entity.mentions]
    return [TEXT[span.start : span.stop] for span in spans]


def test_mentions_follow_the_name_before_them() -> None:
    """Every mention stays with one of the two, descriptions and pronouns with the last name."""
    after = divided(article(), [SPLIT])
    kept, *_, new = after.entities
    assert words_of(after, kept) == ["Хельберг", "Он", "Хельберг"]
    assert words_of(after, new) == ["Борис Гельберг", "Инженер", "Гельберг"]
    assert (kept.name, new.name) == ("Хельберг", "Борис Гельберг")
    assert "Гельберг" in new.aliases
    assert not {"Гельберг", "Борис Гельберг"} & {kept.name, *kept.aliases}


def test_claims_follow_their_sentences() -> None:
    """A sentence that names the new thing alone tells of it; no claim and no evidence is lost."""
    before, after = article(), divided(article(), [SPLIT])
    subjects = [claim.subject for claim in after.claims if isinstance(claim, Relation)]
    assert subjects == ["e0", SPLIT.new, SPLIT.new, "e0"]
    assert [one.evidence for one in after.claims] == [one.evidence for one in before.claims]


def test_names_that_the_text_does_not_tell_apart_stay() -> None:
    """Without a mention of either name there is nothing to divide."""
    for stays, goes in (("Хельберг", "Хелберг"), ("Гельберг", "Гельберг"), ("Лунд", "Берг")):
        split = Split(entity=EntityId("e0"), stays=stays, goes=goes)
        assert not can_split(article(), split)
        assert divided(article(), [split]) == article()


def test_dividing_twice_changes_nothing_more() -> None:
    """The same line again finds the names taken out already."""
    once = divided(article(), [SPLIT])
    assert divided(article(), [SPLIT, SPLIT]) == once
