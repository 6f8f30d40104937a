"""What a person decides about identity wins over the program, or is refused by its line."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from drafts import DAY, Draft, link
from hypothesis import given, settings
from hypothesis import strategies as st
from newspapers import newspapers

from extract.records import EntityId, Extraction, Link, Relation
from graph.errors import DecisionError
from graph.export.turtle import turtle
from graph.merge import merge, read_decisions, settle
from graph.merge.called import Called
from graph.merge.decisions import Decision, DecisionKind, Decisions
from graph.merge.identify import identify, once_each
from graph.merge.nodes import entity_nodes
from graph.records import ClaimNode, EntityNode, EventNode, KnowledgeGraph, StatementNode
from ontology.vocabulary import EntityType, EventType, RelationType

PERSON, PLACE, BODY = EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION


def named(
    source: str, *things: tuple[str, EntityType] | tuple[str, EntityType, Link]
) -> Extraction:
    """An article in a file that names these things and nothing more."""
    text = f"{source}: " + ". ".join(thing[0] for thing in things) + "."
    draft = Draft(text, published=DAY + dt.timedelta(days=len(source)))
    for thing in things:
        draft.entity(thing[0], thing[1], link=thing[2] if len(thing) > 2 else None)
    extraction = draft.done()
    return replace(extraction, article=replace(extraction.article, source=f"news/{source}"))


NEWS = (
    named("a.txt", ("Иван Сидоров", PERSON), ("Нева", PLACE)),
    named("b.txt", ("Иван Сидоров", PERSON), ("Нева", BODY)),
    named("c.txt", ("Эмиль Хельберг", PERSON), ("Грузия", PLACE, link("Q230", "Грузия"))),
    named("d.txt", ("Эмиль Хелберг", PERSON), ("Пётр Первый", PERSON)),
    named("e.txt", ("Грузия", PLACE, link("Q230", "Грузия")), ("Пётр Великий", PERSON)),
    named("f.txt", ("Тбилиси", PLACE, link("Q994", "Тбилиси")), ("Полярный щит", BODY)),
)  # fmt: skip


def table(folder: Path, *lines: str) -> Path:
    """A table with these lines, written with spaces between the cells where it has tabs."""
    path = folder / "decisions.tsv"
    path.write_text("\n".join(line.replace(" | ", "\t") for line in lines) + "\n", encoding="utf-8")
    return path


def decided(folder: Path, *lines: str, news: Sequence[Extraction] = NEWS) -> KnowledgeGraph:
    """The graph of the articles with these decisions."""
    return merge(news, settle(news, read_decisions(table(folder, *lines))))


def nodes(knowledge: KnowledgeGraph, *names: str) -> list[EntityNode]:
    """The nodes that bear one of the names."""
    return [one for one in knowledge.entities if {one.label, *one.aliases} & set(names)]


def test_without_decisions_the_program_decides() -> None:
    """What the tables below change: two Sidorovs are one, two Peters two, Hellberg is one."""
    knowledge = merge(NEWS)
    assert len(nodes(knowledge, "Иван Сидоров")) == 1
    assert len(nodes(knowledge, "Пётр Первый", "Пётр Великий")) == 2
    assert len(nodes(knowledge, "Эмиль Хельберг", "Эмиль Хелберг")) == 1
    assert len(nodes(knowledge, "Нева")) == 2


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Пётр Первый", "Пётр Великий"),
        ("петр первый", "ПЕТР ВЕЛИКИЙ"),
        ("Пётр Первый@d.txt", "Пётр Великий@news/e.txt"),
        ("Пётр Первый@d", "e1@e.txt"),
        (f"Пётр Первый@{NEWS[3].article.id}", f"Пётр Великий@art:{NEWS[4].article.id}"),
    ],
)
def test_same_joins_what_the_program_keeps_apart(tmp_path: Path, a: str, b: str) -> None:
    """Two names, in any of the ways of writing them, become one node with both names."""
    (node,) = nodes(
        decided(tmp_path, f"same | {a} | {b} | one tsar"), "Пётр Первый", "Пётр Великий"
    )
    assert {node.label, *node.aliases} == {"Пётр Первый", "Пётр Великий"}
    assert node.reasons == ("decision 1.00: decided: one tsar",)
    assert len(node.articles) == 2


def test_same_joins_across_types_and_links(tmp_path: Path) -> None:
    """Neither another type nor another gazetteer entry stands against a person; one link stays."""
    knowledge = decided(tmp_path, "same | Нева@a.txt | Нева@b.txt", "same | Q230 | Q994")
    assert len(nodes(knowledge, "Нева")) == 1
    (node,) = nodes(knowledge, "Грузия", "Тбилиси")
    assert node.wikidata in {"Q230", "Q994"}
    assert len(node.articles) == 3


def test_different_keeps_apart_what_has_one_name(tmp_path: Path) -> None:
    """Two people of one full name in two articles are two nodes with two names in the graph."""
    line = "different | Иван Сидоров@a.txt | Иван Сидоров@b.txt"
    first, second = nodes(decided(tmp_path, line), "Иван Сидоров")
    assert first.iri != second.iri
    assert first.label == second.label
    assert not set(first.articles) & set(second.articles)


def test_different_holds_through_every_chain(tmp_path: Path) -> None:
    """What a third thing joins to one side can never lead to the other."""
    news = [named(f"{n}.txt", ("Иван Сидоров", PERSON)) for n in range(9)]
    line = "different | Иван Сидоров@2.txt | Иван Сидоров@7.txt"
    first, second = nodes(decided(tmp_path, line, news=news), "Иван Сидоров")
    assert len(first.articles) + len(second.articles) == 9


def test_different_takes_a_part_out_of_a_node(tmp_path: Path) -> None:
    """A node that has swallowed something is told apart from it by its name in the graph."""
    iri = nodes(merge(NEWS), "Иван Сидоров")[0].iri
    found = nodes(decided(tmp_path, f"different | {iri} | Иван Сидоров@b.txt"), "Иван Сидоров")
    assert [len(node.articles) for node in found] == [1, 1]


def test_second_of_two_things_with_one_link_loses_it(tmp_path: Path) -> None:
    """An entry of the gazetteer is one node: the first thing of the line keeps it."""
    knowledge = decided(tmp_path, "different | Грузия@e.txt | Грузия@c.txt")
    first, second = sorted(nodes(knowledge, "Грузия"), key=lambda one: one.wikidata or "")
    assert (first.wikidata, second.wikidata) == (None, "Q230")
    article = f"art:{NEWS[4].article.id}"
    assert second.articles == (article,)


def test_link_says_what_a_thing_is(tmp_path: Path) -> None:
    """A thing gets the identifiers of a gazetteer entry, and joins what is linked to it."""
    knowledge = decided(tmp_path, "link | Нева@a.txt | Q230 | an experiment")
    (node,) = [one for one in knowledge.entities if one.wikidata == "Q230"]
    assert len(node.articles) == 3
    assert "Нева" in node.aliases
    assert node.label == "Грузия"


def test_link_may_name_an_item_that_the_gazetteer_lacks(tmp_path: Path) -> None:
    """Any Wikidata item will do; the label stays that of the articles."""
    (node,) = nodes(decided(tmp_path, "link | Полярный щит | Q999999999"), "Полярный щит")
    assert (node.wikidata, node.iri) == ("Q999999999", "ent:poliarnyi-shchit-q999999999")


def test_link_tells_the_type_within_its_family(tmp_path: Path) -> None:
    """A body that is an alliance of the gazetteer is one; a river stays a place."""
    lines = ("link | Полярный щит | Q7184", "link | Нева@a.txt | Q7825")
    knowledge = decided(tmp_path, *lines)
    (body,) = nodes(knowledge, "Полярный щит")
    assert (body.label, body.type) == ("НАТО", EntityType.ALLIANCE)
    (river,) = [one for one in knowledge.entities if one.wikidata == "Q7825"]
    assert river.type is PLACE


def test_link_to_nothing_unlinks(tmp_path: Path) -> None:
    """A thing that the gazetteer lacks loses its identifier and leaves what has it."""
    linked, alone = sorted(
        nodes(decided(tmp_path, "link | Грузия@c.txt | -"), "Грузия"),
        key=lambda one: one.wikidata is None,
    )
    assert (linked.wikidata, alone.wikidata) == ("Q230", None)
    assert len(linked.articles) == len(alone.articles) == 1


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["# a comment", "", "merge | А | Б"], "line 3: «merge» is no decision"),
        (["same | Нева"], "line 1: 2 columns instead of"),
        (["same Нева Грузия"], "line 1: 1 column instead of"),
        (["same | Нева | Грузия | why | so"], "line 1: 5 columns instead of"),
        (["same |  | Грузия"], "line 1: column a is empty"),
        (["decision | a | b", "same | Неба | Грузия"], "line 2: no article has «Неба»; there is"),
        (["same | Нева | Грузия"], "line 1: «Нева» is more than one thing: ent:neva-"),
        (["same | Нева@z.txt | Грузия"], "line 1: there is no article «z.txt»; there is a.txt"),
        (["same | Невка@a.txt | Грузия"], "line 1: «Невка» is not in a.txt; there is «Нева»"),
        (["same | ent:neva-000000 | Грузия"], "line 1: no article has «ent:neva-000000»"),
        (["same | Q1 | Грузия"], "line 1: no article has «Q1»"),
        (["different | Грузия | Грузия"], "line 1: «Грузия» cannot be different from itself"),
        (["different | Грузия | грузия"], "«Грузия» and «грузия» are one thing in news/"),
        (["link | Грузия | Georgia"], "line 1: «Georgia» is no identifier"),
        (["link | Грузия | name:nobody-knows"], "line 1: the gazetteer has no name:nobody-knows"),
        (["link | Грузия | Q1", "link | Q230 | Q2"], "line 2: «link Q230 Q2» contradicts line 1"),
        (["link | Грузия | Q1", "link | Q230 | -"], "line 2: «link Q230 -» contradicts line 1"),
        (
            ["same | Тбилиси | Нева@a.txt", "different | Нева@a.txt | Q994"],
            "line 2: «different Нева@a.txt Q994» contradicts line 1",
        ),
        (
            ["different | Тбилиси | Нева@a.txt", "same | Тбилиси | Нева@b.txt",
             "same | Нева@a.txt | Нева@b.txt"],
            "line 3: «same Нева@a.txt Нева@b.txt» contradicts lines 1, 2",
        ),
        (
            ["link | Тбилиси | Q5", "link | Нева@a.txt | Q5", "different | Тбилиси | Нева@a.txt"],
            "line 3: «different Тбилиси Нева@a.txt» contradicts lines 1, 2",
        ),
    ],
)  # fmt: skip
def test_wrong_line_is_named_with_its_reason(
    tmp_path: Path, lines: list[str], complaint: str
) -> None:
    """The error has the file, the line and what is wrong with it."""
    with pytest.raises(DecisionError) as caught:
        decided(tmp_path, *lines)
    assert complaint in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'decisions.tsv'}, line")


def test_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    """A file that is not there or is no text is an error with its path."""
    with pytest.raises(DecisionError, match=r"nowhere\.tsv: cannot be read"):
        read_decisions(tmp_path / "nowhere.tsv")
    (tmp_path / "binary.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionError, match=r"is not UTF-8"):
        read_decisions(tmp_path / "binary.tsv")


@pytest.mark.parametrize(
    "line",
    [
        "different | Тбилиси | Нева@a.txt",
        "same | Иван Сидоров@a.txt | Иван Сидоров@b.txt",
        "link | Грузия | Q230",
        "link | Полярный щит | -",
    ],
)
def test_decision_that_changes_nothing_is_named(tmp_path: Path, line: str) -> None:
    """What the program found by itself is said to be so, and is no error."""
    settled = settle(NEWS, read_decisions(table(tmp_path, line)))
    (message,) = settled.idle
    assert "decisions.tsv, line 1" in message
    assert "changes nothing" in message


LINES = (
    "same | Пётр Первый | Пётр Великий | one tsar",
    "same | Нева@a.txt | Нева@b.txt",
    "different | Грузия@c.txt | Грузия@e.txt",
    "different | Иван Сидоров@a.txt | Иван Сидоров@b.txt | a driver and a deputy",
    "link | Полярный щит | Q777777777",
    "link | Грузия@e.txt | Q230",
    "same | Тбилиси | Эмиль Хелберг",
)


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_order_of_lines_and_articles_does_not_show(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """The same decisions on the same articles give the same bytes, repeated lines too."""
    chance = random.Random(seed)  # noqa: S311 - a test's shuffle
    lines = chance.sample([*LINES, *LINES[:2]], k=len(LINES) + 2)
    news = chance.sample(NEWS, k=len(NEWS))
    folder = tmp_path_factory.getbasetemp()
    wanted = turtle(decided(folder, *LINES))
    assert turtle(decided(folder, *lines, news=news)) == wanted


def random_decisions(news: list[Extraction], chance: random.Random) -> Decisions:
    """Some decisions about entities that the articles have; they may contradict each other."""
    identities = identify(once_each(news))
    called = Called(identities, *entity_nodes(identities))
    ways = [called.written(one) for one in identities.locals]
    ways += [node.iri for node in called.node_of.values()]
    return Decisions(
        file="random.tsv",
        text="",
        decisions=tuple(
            Decision(
                kind=kind,
                a=chance.choice(ways),
                b=chance.choice(["Q30", "Q77", "-"])
                if kind is DecisionKind.LINK
                else chance.choice(ways),
                note="",
                line=number,
            )
            for number in range(1, 6)
            for kind in (chance.choice(list(DecisionKind)),)
        ),
    )


@settings(max_examples=30)
@given(news=newspapers(), seed=st.integers(0, 10_000))
def test_decisions_are_kept_and_lose_nothing(news: list[Extraction], seed: int) -> None:
    """Whatever is decided, either two lines contradict each other, or all hold in the graph.

    No alias and no evidence is lost but that of a relation between two things that are now one,
    and each entry of the gazetteer is one node.
    """
    decisions = random_decisions(news, random.Random(seed))  # noqa: S311 - a test's choice
    try:
        settled = settle(news, decisions)
    except DecisionError as error:
        assert "contradicts" in error.reason or "one thing in" in error.reason  # noqa: PT017
        return
    plain, knowledge = merge(news), merge(news, settled)
    identities = identify(once_each(news), settled)
    root = {
        (identities.article(one).id, one.entity.id): identities.root(one)
        for one in identities.locals
    }
    for together in settled.same:
        assert len({root[place] for place in together.places}) == 1
    for apart in settled.apart:
        assert not {root[one] for one in apart.left} & {root[one] for one in apart.right}
    assert names(knowledge) >= {
        name for one in news for entity in one.entities for name in (entity.name, *entity.aliases)
    }
    assert quotes(plain) - quotes(knowledge) <= {
        (f"art:{one.article.id}", told.start, told.stop, told.extractor)
        for one in news
        for claim in one.claims
        if isinstance(claim, Relation)  # a thing is no member of itself
        and root[one.article.id, claim.subject] == root[one.article.id, EntityId(str(claim.object))]
        for told in claim.evidence
    }
    iris = [node.iri for node in knowledge.entities]
    assert len(iris) == len(set(iris))


def names(knowledge: KnowledgeGraph) -> set[str]:
    """All labels and aliases of a graph."""
    return {name for node in knowledge.entities for name in (node.label, *node.aliases)}


def quotes(knowledge: KnowledgeGraph) -> set[tuple[str, int, int, str]]:
    """All evidence of a graph."""
    told: list[ClaimNode | EventNode | StatementNode] = [
        *knowledge.claims,
        *knowledge.events,
        *knowledge.statements,
    ]
    return {
        (each.article, each.start, each.stop, each.extractor)
        for node in told
        for each in node.evidence
    }


@settings(max_examples=30)
@given(news=newspapers())
def test_every_entity_can_be_written(news: list[Extraction]) -> None:
    """What `explain` offers for an entity means this entity and no other."""
    identities = identify(once_each(news))
    called = Called(identities, *entity_nodes(identities))
    for one in identities.locals:
        assert called.find(called.written(one)) == (one,)


def two_of_one_sound() -> Extraction:
    """An article whose coreference took a minister and an engineer for one person."""
    draft = Draft(
        "Министр Хельберг прибыл в Осло. Он заявил: порт будет открыт.\n"
        "Инженер Гельберг строит Дом. Инженер доволен. Хельберг и Гельберг встретились в Осло."
    )
    person = draft.entity("Хельберг", PERSON, "Хельберг", "Гельберг")
    house = draft.entity("Дом", BODY)
    place = draft.entity("Осло", EntityType.CITY)
    draft.relation(person, RelationType.WORKPLACE, house, "Инженер Гельберг строит")
    draft.event(EventType.CONSULT, [person], [place], "встретились", trigger="встреча")
    draft.statement(person, "порт будет открыт")
    extraction = draft.done()
    return replace(extraction, article=replace(extraction.article, source="both.txt"))


@pytest.mark.parametrize(
    "line",
    [
        "different | Хельберг | Гельберг",
        "different | Хельберг@both.txt | Гельберг@both.txt",
    ],
)
def test_different_takes_a_name_out_of_one_article(tmp_path: Path, line: str) -> None:
    """Two names that one article takes for one thing become two, each with its own claims.

    What a sentence with both names tells stays where it was.
    """
    knowledge = decided(tmp_path, line, news=[two_of_one_sound()])
    (minister,), (engineer,) = nodes(knowledge, "Хельберг"), nodes(knowledge, "Гельберг")
    assert (minister.aliases, engineer.aliases) == ((), ())
    (work,) = knowledge.claims
    assert work.subject == engineer.iri
    (talk,) = knowledge.events
    assert talk.agents == (minister.iri,)
    (said,) = knowledge.statements
    assert said.speaker == minister.iri


def test_what_was_taken_out_can_be_decided_further(tmp_path: Path) -> None:
    """The name that was taken out is a thing like any other for the lines beside."""
    news = [two_of_one_sound(), *NEWS]
    lines = ("different | Хельберг | Гельберг@both.txt", "same | Гельберг@both.txt | Тбилиси")
    knowledge = decided(tmp_path, *lines, news=news)
    (node,) = nodes(knowledge, "Гельберг")
    assert "Тбилиси" in {node.label, *node.aliases}
    assert "Хельберг" not in {node.label, *node.aliases}
