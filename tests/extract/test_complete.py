"""Completing an extraction: attribution, relations of named events, entities that are needed."""

from importlib.resources import files

from notation import document_of

from extract.claims import find_claims
from extract.claims.attribution import NAMING
from extract.records import Event, Extraction, Relation, Statement
from ontology.vocabulary import RelationType


def extraction(text: str) -> Extraction:
    """What is found in a text in notation."""
    return find_claims(document_of(text), version="test")


def name(found: Extraction, entity: str | None) -> str | None:
    """Name of an entity by its local id."""
    return next((e.name for e in found.entities if e.id == entity), None)


def test_what_somebody_says_is_attributed() -> None:
    """An event told only in somebody's words knows the speaker and the statement."""
    found = extraction(
        "[Иван Петров|PERSON] заявил, что [Китай|COUNTRY] ввел санкции против [Чили|COUNTRY]."
    )
    (event,) = [c for c in found.claims if isinstance(c, Event)]
    (statement,) = [c for c in found.claims if isinstance(c, Statement)]
    assert name(found, event.attributed_to) == "Иван Петров"
    assert event.stated_in == statement.id


def test_what_the_author_says_is_not_attributed() -> None:
    """A post beside a name is the author's wording, also inside a reported sentence."""
    found = extraction(
        "[Иван Петров|PERSON] заявил, что президент [Чили|COUNTRY] [Хуан Диас|PERSON] прибыл."
    )
    posts = [c for c in found.claims if isinstance(c, Relation) and c.type is RelationType.WORKS_AS]
    assert posts
    assert all(claim.attributed_to is None for claim in posts)


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    """Ids are r1, r2, ... for relations, v1 ... for events, s1 ... for statements."""
    found = extraction(
        "[Россия|COUNTRY] вступила в [БРИКС|ALLIANCE]. [Иран|COUNTRY] вступил в [ШОС|ALLIANCE]."
    )
    relations = [c for c in found.claims if isinstance(c, Relation)]
    assert [c.id for c in relations] == [f"r{n}" for n in range(1, len(relations) + 1)]
    starts = [c.evidence[0].trigger[0] for c in relations]
    assert starts == sorted(starts)


def test_descriptions_without_a_claim_are_dropped() -> None:
    """A described person is an entity only if a claim needs one; a name always is."""
    found = extraction("Чиновник прибыл в [Осло|CITY].")
    assert {e.name for e in found.entities} == {"Осло"}


def test_evidence_is_a_sentence_of_the_text() -> None:
    """Quote, offsets and trigger of every evidence agree with the text."""
    found = extraction(
        "Вчера было тихо. [Россия|COUNTRY] и [Иран|COUNTRY] подписали договор о мире. Стало шумно."
    )
    text = found.article.text
    assert found.claims
    for claim in found.claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.stop] == evidence.quote
            start, stop = evidence.trigger
            assert evidence.start <= start < stop <= evidence.stop


def test_rules_of_naming_are_rules_that_there_are() -> None:
    """A rule that is renamed must not lose what attribution knows of it."""
    rules = "".join(
        file.read_text("utf-8")
        for file in files("extract.claims.rules").iterdir()
        if file.name.endswith(".py")
    )
    assert [rule for rule in NAMING if f'"{rule.partition("/")[2]}"' not in rules] == []


def test_parties_take_part_in_a_meeting_without_a_name() -> None:
    """«встреча» is nobody's name, but one happening when the sentence tells both its parties."""
    found = extraction("[Иван Петров|PERSON] провел [встречу|EVENT] с [Хуаном Диасом|PERSON].")
    assert {
        name(found, claim.subject)
        for claim in found.claims
        if isinstance(claim, Relation) and claim.type is RelationType.PARTICIPANT_IN
    } == {"Иван Петров", "Хуан Диас"}


def test_who_thanks_for_a_meeting_is_not_there() -> None:
    """Thanks «за организацию встречи» say nothing of taking part in it."""
    found = extraction(
        "[Иван Петров|PERSON] поблагодарил [Хуана Диаса|PERSON] за организацию [встречи|EVENT]."
    )
    assert not any(
        isinstance(claim, Relation) and claim.type is RelationType.PARTICIPANT_IN
        for claim in found.claims
    )


def test_a_meeting_that_only_dates_something_is_not_told() -> None:
    """«после встречи с X» is no account of a meeting."""
    found = extraction(
        "После [встречи|EVENT] с [Хуаном Диасом|PERSON] [Иван Петров|PERSON] ввел пошлины."
    )
    assert not any(
        isinstance(claim, Relation) and claim.type is RelationType.PARTICIPANT_IN
        for claim in found.claims
    )
