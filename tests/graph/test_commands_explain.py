"""What `svyaz explain` prints for an extraction, without any model."""

import datetime as dt
from dataclasses import replace

from extract.records import (
    Article,
    ArticleId,
    ClaimId,
    Entity,
    EntityId,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Reason,
    Rejection,
    Relation,
    TimeInterval,
)
from graph.commands.explain import explanation
from ontology.vocabulary import EntityType, RelationType, Status

TEXT = "Глава Норвегии [bold]Ула\u202e Нурман\x1b[2J прибыл.\nОн рад."


def mention(words: str, kind: EntityType, how: MentionKind = MentionKind.NAME) -> Mention:
    """The mention with these words."""
    start = TEXT.index(words)
    return Mention(
        start=start, stop=start + len(words), type=kind, kind=how, head=0, first=0, last=1,
        name=words, score=1.0, source="test",
    )  # fmt: skip


def entity(number: str, kind: EntityType, name: str, *mentions: int) -> Entity:
    """An entity with these mentions."""
    return Entity(id=EntityId(number), type=kind, name=name, aliases=(), mentions=mentions)


EVIDENCE = Evidence(
    start=0, stop=len(TEXT), quote=TEXT, trigger=(0, 5), extractor="relations/post", score=0.75,
    cites=EntityId("e3"),
    reasons=(
        Reason(part="subject", why="above the name", entity=EntityId("e1")),
        Reason(part="status", why="told in the\npresent"),
    ),
)  # fmt: skip
WORKS_AS = Relation(
    id=ClaimId("r1"),
    subject=EntityId("e1"),
    type=RelationType.WORKS_AS,
    object=EntityId("e2"),
    object_is_entity=True,
    status=Status.ONGOING,
    evidence=(EVIDENCE,),
    time=TimeInterval(earliest=dt.date(2025, 3, 5), latest=None, value=None, text="с 5 марта"),
    attributed_to=EntityId("e3"),
)
EXTRACTION = Extraction(
    version="1",
    article=Article(id=ArticleId("0" * 16), text=TEXT, source="a.txt", blocks=()),
    mentions=(
        mention("Глава Норвегии", EntityType.PROFESSION),
        mention("Норвегии", EntityType.COUNTRY),
        mention("Ула\u202e Нурман", EntityType.PERSON),
        mention("Он", EntityType.PERSON, MentionKind.PRONOUN),
    ),
    entities=(
        entity("e1", EntityType.PERSON, "Ула Нурман", 2, 3),
        entity("e2", EntityType.PROFESSION, "глава Норвегии", 0),
        entity("e3", EntityType.MEDIA_OUTLET, "ТАСС"),
    ),
    claims=(WORKS_AS,),
    rejections=(Rejection(start=28, stop=40, extractor="relations/meets", reason="nobody is met"),),
)


def shown(extraction: Extraction = EXTRACTION) -> str:
    """What is printed, as plain text."""
    return "\n".join(line.plain for line in explanation(extraction))


def test_claim_is_told_with_all_that_qualifies_it() -> None:
    """The claim's line has its parts, status, time and source; the next ones pattern and score."""
    text = shown()
    assert "r1 Ула Нурман — worksAs → глава Норвегии; Ongoing; 2025-03-05–… («с 5 марта»);" in text
    assert "according to ТАСС" in text
    assert "relations/post, score 0.75, by «Глава», citing ТАСС" in text


def test_each_decision_has_its_reason() -> None:
    """Below the pattern stands how the sentence was read: part, who it is about, why."""
    lines = shown().splitlines()
    assert "        subject Ула Нурман: above the name" in lines
    assert "        status: told in the present" in lines


def test_sentence_is_shown_once_for_all_that_read_it() -> None:
    """Two patterns that read one sentence share its line."""
    twice = replace(WORKS_AS, evidence=(EVIDENCE, replace(EVIDENCE, extractor="neural/works-as")))
    text = shown(replace(EXTRACTION, claims=(twice,), rejections=()))
    assert text.count("прибыл.") == 1
    assert "relations/post" in text
    assert "neural/works-as" in text


def test_mentions_are_marked_nested_ones_inside() -> None:
    """The sentence shows every mention with its type, and how it refers where not by name."""
    text = shown()
    assert "[Глава [Норвегии|Country]|Profession]" in text
    assert "[Он|Person pronoun]" in text


def test_rejections_say_why() -> None:
    """What was nearly claimed stands below, with its reason."""
    assert "relations/meets: nobody is met" in shown()


def test_nothing_of_the_article_is_obeyed() -> None:
    """Markup is shown as it is, escape sequences and turned text are spelled out."""
    text = shown()
    assert "[bold][Ула\\u202e Нурман|Person]\\x1b[2J" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_evidence_is_on_one_line_each() -> None:
    """A line end inside a sentence does not break the line that shows it."""
    lines = shown(replace(EXTRACTION, rejections=())).splitlines()
    assert sum("прибыл." in line for line in lines) == 1
