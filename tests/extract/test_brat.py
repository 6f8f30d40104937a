"""Extractions as brat files: what NEREL's own tools read."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.brat import GIVEN, read_mentions, to_brat
from extract.errors import ReadError
from extract.records import (
    Article,
    ArticleId,
    Claim,
    ClaimId,
    Entity,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Link,
    Mention,
    MentionKind,
    Relation,
    ScoredPair,
    ScoredSpan,
    TimeInterval,
    TimeMention,
)
from ontology.vocabulary import EntityType, RelationType, Role, Status

TEXT = "Лига (Л) создана. Осло вступил в лигу\nсевера 5 мая. Он рад. Лига проведет саммит в Осло."
LEAGUE, CITY, SUMMIT = EntityId("e1"), EntityId("e2"), EntityId("e3")


def mention(words: str, at: int, kind: EntityType, how: MentionKind = MentionKind.NAME) -> Mention:
    """The mention with these words at or after a place."""
    start = TEXT.index(words, at)
    return Mention(
        start=start, stop=start + len(words), type=kind, kind=how, head=0, first=0, last=1,
        name=words, score=1.0, source="test",
    )  # fmt: skip


MENTIONS = (
    mention("Лига", 0, EntityType.ALLIANCE),
    mention("Л", 6, EntityType.ALLIANCE),
    mention("Осло", 0, EntityType.CITY),
    mention("лигу\nсевера", 0, EntityType.ALLIANCE),
    mention("Он", 0, EntityType.CITY, MentionKind.PRONOUN),
    mention("Лига", 20, EntityType.ALLIANCE),
    mention("саммит", 0, EntityType.EVENT),
    mention("Осло", 60, EntityType.CITY),
)


def entity(number: EntityId, kind: EntityType, *mentions: int) -> Entity:
    """An entity with these mentions."""
    return Entity(id=number, type=kind, name=number, aliases=(), mentions=mentions)


def evidence(words: str) -> Evidence:
    """The sentence as evidence."""
    start = TEXT.index(words)
    return Evidence(
        start=start, stop=start + len(words), quote=words, trigger=(start, start + 1),
        extractor="test", score=1.0,
    )  # fmt: skip


JOINS = evidence("Осло вступил в лигу\nсевера 5 мая.")
HOLDS = evidence("Лига проведет саммит в Осло.")
MEMBER = Relation(
    id=ClaimId("r1"), subject=CITY, type=RelationType.MEMBER_OF, object=LEAGUE,
    object_is_entity=True, status=Status.OCCURRED, evidence=(JOINS,),
)  # fmt: skip
MAY_5 = TimeInterval(earliest=None, latest=None, value="--05-05", text="5 мая")


def extraction(
    *claims: Claim,
    mentions: tuple[Mention, ...] = MENTIONS,
    times: tuple[TimeMention, ...] = (),
) -> Extraction:
    """The extraction of the text with these claims."""
    return Extraction(
        version="1",
        article=Article(id=ArticleId("0" * 16), text=TEXT, source="a.txt", blocks=()),
        mentions=mentions,
        entities=(
            entity(LEAGUE, EntityType.ALLIANCE, 0, 1, 3, 5),
            entity(CITY, EntityType.CITY, 2, 4, 7),
            entity(SUMMIT, EntityType.EVENT, 6),
        ),
        claims=claims,
        times=times,
    )


def brat(*claims: Claim) -> str:
    """The annotation of the text with these claims."""
    return to_brat(extraction(*claims))


def relations(annotation: str) -> set[tuple[str, str, str]]:
    """The R lines with the words and places of their arguments."""
    words = dict(re.findall(r"^(T\d+)\t\S+ (\d+) .*$", annotation, re.MULTILINE))
    found = re.findall(r"^R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)$", annotation, re.MULTILINE)
    return {(name, words[first], words[second]) for name, first, second in found}


def at(words: str, start: int = 0) -> str:
    """The offset of words in the text, as brat writes it."""
    return str(TEXT.index(words, start))


def test_mentions_have_nerel_types_and_offsets() -> None:
    """A T line has NEREL's type, code-point offsets and the words; pronouns are no mentions."""
    lines = brat().splitlines()
    assert lines[0] == "T1\tORGANIZATION 0 4\tЛига"
    assert len(lines) == len(MENTIONS) - 1
    assert not any(line.endswith("\tОн") for line in lines)


def test_mention_over_a_line_end_has_two_fragments() -> None:
    """A fragment of brat never holds a line end."""
    start = TEXT.index("лигу")
    line = f"ORGANIZATION {start} {start + 4};{start + 5} {start + 11}\tлигу севера"
    assert line in brat()


def test_relation_is_drawn_inside_its_sentence() -> None:
    """Of all mentions of the two entities those in the evidence are joined."""
    assert relations(brat(MEMBER)) == {("MEMBER_OF", at("Осло"), at("лигу"))}


@pytest.mark.parametrize(
    "claim",
    [
        replace(MEMBER, status=Status.DENIED),
        replace(MEMBER, type=RelationType.SIGNATORY_OF),
        replace(MEMBER, object=EntityId("e9")),
    ],
    ids=["denied", "not-in-nerel", "without-mention"],
)
def test_what_nerel_cannot_say_is_left_out(claim: Relation) -> None:
    """Denied claims, our own relations and entities without a mention give no R line."""
    assert not relations(brat(claim))


def test_value_of_a_relation_becomes_a_mention() -> None:
    """A date is drawn where its words stand; a name where a mention has it."""
    dated = replace(MEMBER, type=RelationType.POINT_IN_TIME, object=MAY_5, object_is_entity=False)
    assert relations(brat(dated)) == {("POINT_IN_TIME", at("Осло"), at("5 мая"))}
    short = replace(
        MEMBER, subject=LEAGUE, type=RelationType.ABBREVIATION, object="Л",
        object_is_entity=False, evidence=(evidence("Лига (Л) создана."),),
    )  # fmt: skip
    assert relations(brat(short)) == {("ABBREVIATION", at("Лига"), at("Л", 6))}


def test_named_event_gives_agent_place_and_time() -> None:
    """NEREL's AGENT goes from who acts to the event; its place and time hang on the event."""
    event = Event(
        id=ClaimId("v1"), type=None, participants=((Role.AGENT, LEAGUE),), status=Status.PLANNED,
        trigger="саммит", evidence=(HOLDS,), entity=SUMMIT, place=CITY,
    )  # fmt: skip
    assert relations(brat(event)) == {
        ("AGENT", at("Лига", 20), at("саммит")),
        ("TAKES_PLACE_IN", at("саммит"), at("Осло", 60)),
    }


def test_dates_are_drawn_unless_the_mentions_were_given() -> None:
    """Time expressions are DATE mentions; with mentions drawn by hand none is added to them."""
    start = TEXT.index("5 мая")
    time = TimeMention(start=start, stop=start + 5, interval=MAY_5, rule="test")
    line = f"DATE {start} {start + 5}\t5 мая"
    assert line in to_brat(extraction(times=(time,)))
    drawn = tuple(replace(each, source=GIVEN) for each in MENTIONS)
    assert line not in to_brat(extraction(times=(time,), mentions=drawn))


def test_mentions_are_read_back() -> None:
    """What is written is read again, by outer bounds, whatever other lines there are."""
    annotation = brat(MEMBER) + "N1\tReference T1 Wikidata:Q1\tЛига\n#1\tAnnotatorNotes T1\tx\n"
    found = read_mentions(annotation)
    assert [(span.start, span.stop) for span in found] == [
        (each.start, each.stop) for each in MENTIONS if each.kind is not MentionKind.PRONOUN
    ]
    assert found[0].type is EntityType.ORGANIZATION


spans = st.builds(
    lambda start, length, kind: ScoredSpan(
        start=start, stop=start + length, type=kind, score=1.0, source="brat"
    ),
    st.integers(0, 500),
    st.integers(1, 50),
    st.sampled_from([kind for kind in EntityType if kind.name == kind.nerel]),
)


@given(st.sets(spans))
def test_reading_takes_any_order_and_repetition(drawn: set[ScoredSpan]) -> None:
    """The mentions come by place, each once, however the file has them."""
    lines = [
        f"T{number}\t{span.type.nerel} {span.start} {span.stop}\tслова"
        for number, span in enumerate([*drawn, *drawn], 1)
    ]
    expected = sorted(drawn, key=lambda span: (span.start, -span.stop, span.type))
    assert list(read_mentions("\n".join(lines))) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1\tPLANET 0 4\tЛига", "line 1: NEREL has no type PLANET"),
        ("T1\tCITY 0\tЛига", "line 1 is no mention"),
        ("T1 CITY 0 4 Лига", "line 1 is no mention"),
    ],
)
def test_wrong_line_is_named(line: str, reason: str) -> None:
    """A mention that cannot be read raises with the file and the line."""
    with pytest.raises(ReadError, match=f"a.ann: {reason}"):
        read_mentions(line, "a.ann")


def span(words: str, kind: EntityType) -> ScoredSpan:
    """The first of these words as a model marked them."""
    start = TEXT.index(words)
    return ScoredSpan(start=start, stop=start + len(words), type=kind, score=0.9, source="neural")


def pair(first: int, relation: str, second: int) -> ScoredPair:
    """A relation as a model drew it."""
    return ScoredPair(first=first, second=second, relation=relation, score=0.4, source="neural")


def test_linked_mentions_refer_to_wikidata() -> None:
    """An N line, as NEREL has them, for each mention of a linked entity but its pronouns."""
    city = Link(
        key="Q585", wikidata="Q585", label_ru="Осло", label_en="Oslo", iso=None, geonames=None,
        score=0.9, reason="test",
    )  # fmt: skip
    league = replace(city, key="gn:1", wikidata=None, label_ru="Лига")
    one = extraction()
    entities = (
        replace(one.entities[0], link=league),
        replace(one.entities[1], link=city),
        one.entities[2],
    )
    lines = to_brat(replace(one, entities=entities)).splitlines()
    drawn = {line.split("\t")[0]: line.split("\t")[2] for line in lines if line.startswith("T")}
    assert [line for line in lines if line.startswith("N")] == [
        f"N{number}\tReference {entity} Wikidata:Q585\tОсло"
        for number, entity in enumerate((t for t in drawn if drawn[t] == "Осло"), 1)
    ]
    spans = (span("Лига", EntityType.ORGANIZATION),)
    assert "N1" not in to_brat(replace(one, entities=entities, spans=spans))


def test_what_a_model_saw_is_drawn_as_it_saw_it() -> None:
    """Its spans and pairs, unsure ones and those that are no claims as well, and nothing else."""
    spans = (span("Лига", EntityType.ORGANIZATION), span("Осло", EntityType.CITY),
             span("вступил", EntityType.EVENT))  # fmt: skip
    drawn = to_brat(replace(extraction(), spans=spans, pairs=(pair(1, "AGENT", 2),)))
    assert drawn.splitlines() == [
        "T1\tORGANIZATION 0 4\tЛига",
        "T2\tCITY 18 22\tОсло",
        "T3\tEVENT 23 30\tвступил",
        "R1\tAGENT Arg1:T2 Arg2:T3",
    ]


def test_rules_relate_what_was_drawn_where_no_model_does() -> None:
    """A rule's relation is drawn where both ends are spans, unless a model relates them."""
    spans = (span("Осло", EntityType.CITY), span("лигу\nсевера", EntityType.ORGANIZATION))
    one = replace(extraction(MEMBER), spans=spans)
    assert "R1\tMEMBER_OF Arg1:T1 Arg2:T2" in to_brat(one)
    related = replace(one, pairs=(pair(0, "LOCATED_IN", 1),))
    assert [line for line in to_brat(related).splitlines() if line.startswith("R")] == [
        "R1\tLOCATED_IN Arg1:T1 Arg2:T2"
    ]
    assert "R1" not in to_brat(replace(one, spans=spans[:1]))
