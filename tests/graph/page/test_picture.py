"""The picture: what it draws, how it grows and shrinks, how mouse and keyboard read it."""

import base64
import dataclasses
import io
import itertools
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_graph import invented_graph
from PIL import Image
from story import story
from window import PHONE, WIDE, Open, Window, in_browser

from graph.export.page import write_html
from graph.records import EntityNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

pytestmark = in_browser

MOST_DRAWN = 2000
STEP = 40
REACH = 400
"""Units between a node and the neighbors that come when it is expanded."""
CLOSE = 1e-6

PLACES = """() => Object.fromEntries(
    window.svyaz.drawn().map((id) => [id, window.svyaz.picture.placeOf(id)]))"""


def union_of(knowledge: KnowledgeGraph) -> EntityNode:
    """The alliance that the others join."""
    return next(entity for entity in knowledge.entities if entity.type is EntityType.ALLIANCE)


def hubs(n_hubs: int, n_members: int) -> KnowledgeGraph:
    """Alliances that are all members of one alliance, with members of their own."""
    knowledge = story()
    union = union_of(knowledge)
    claim = next(c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF)
    entities, claims = [union], []
    for hub, member in itertools.product(range(n_hubs), range(n_members + 1)):
        own = f"ent:h{hub:03}" if member == 0 else f"ent:h{hub:03}m{member:03}"
        entities.append(
            dataclasses.replace(
                union,
                iri=own,
                type=EntityType.ALLIANCE if member == 0 else EntityType.COUNTRY,
                label=f"Союз {hub}" if member == 0 else f"Страна {hub}-{member}",
                aliases=(),
                label_en=None,
            )
        )
        target = union.iri if member == 0 else f"ent:h{hub:03}"
        claims.append(
            dataclasses.replace(claim, iri=f"clm:{own}", subject=own, object=target, contradicts=())
        )
    return dataclasses.replace(
        knowledge, entities=tuple(entities), claims=tuple(claims), events=(), statements=()
    )


@pytest.fixture(scope="module")
def hubs_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of fifty alliances with sixty members each: more than may ever be drawn."""
    file = tmp_path_factory.mktemp("picture") / "hubs.html"
    write_html(hubs(50, 60), file)
    return file


@pytest.fixture(scope="module")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a made-up graph with communities."""
    file = tmp_path_factory.mktemp("picture") / "world.html"
    write_html(invented_graph(1500, 3000), file)
    return file


def overlapping(labels: list[dict[str, float]]) -> list[tuple[float, float]]:
    """Pairs of labels that lie over one another."""
    return [
        (a["id"], b["id"])
        for a, b in itertools.combinations(labels, 2)
        if a["left"] < b["right"] - CLOSE
        and b["left"] < a["right"] - CLOSE
        and a["top"] < b["bottom"] - CLOSE
        and b["top"] < a["bottom"] - CLOSE
    ]


def frame(window: Window) -> dict[str, float]:
    """Where the canvas stands in the window."""
    box: dict[str, float] = window.page.locator("#canvas").bounding_box()
    return box


def outside(window: Window) -> list[str]:
    """Drawn nodes that are not in sight."""
    box = frame(window)
    names = []
    for number in window.ask("() => window.svyaz.drawn()"):
        pixel = window.ask("(id) => window.svyaz.pixelOfNode(id)", number)
        inside = (
            box["x"] < pixel["x"] < box["x"] + box["width"]
            and box["y"] < pixel["y"] < box["y"] + box["height"]
        )
        if not inside:
            names.append(window.ask("(id) => window.svyaz.model.nameOf(id)", number))
    return names


def grow(window: Window, least: int) -> int:
    """Expand one node after the other until so many are drawn, or a hundred were expanded."""
    return int(
        window.ask(
            """(least) => {
                for (let turn = 0; turn < 100; turn += 1) {
                    const drawn = window.svyaz.drawn();
                    if (drawn.length >= least) break;
                    const open = drawn.find(
                        (id) => window.svyaz.picture.hiddenNeighbors(id).length,
                    );
                    if (open === undefined || !window.svyaz.expand(open)) break;
                }
                return window.svyaz.drawn().length;
            }""",
            least,
        )
    )


def test_neighbors_come_around_their_node_and_the_others_stay(
    opened: Open, hubs_file: Path
) -> None:
    """Forty at once, no farther than 400 units; what was there keeps its place; all is in sight."""
    window = opened(hubs_file)
    parent = window.node("Союз 7")
    window.ask("(id) => window.svyaz.picture.reveal(id)", parent)
    before = window.ask(PLACES)
    assert window.ask("(id) => window.svyaz.expand(id)", parent) == STEP
    after = window.ask(PLACES)
    assert {number: after[number] for number in before} == before
    center = after[str(parent)]
    new = [after[number] for number in after.keys() - before.keys()]
    assert len(new) == STEP
    assert max(math.dist(p.values(), center.values()) for p in new) <= REACH
    assert len({tuple(p.values()) for p in after.values()}) == len(after)
    assert outside(window) == []
    assert window.ask("(id) => window.svyaz.expand(id)", parent) == 60 - STEP
    assert window.ask("(id) => window.svyaz.expand(id)", parent) == 0
    window.assert_clean()


def test_what_is_collapsed_was_held_by_nothing_else(opened: Open, hubs_file: Path) -> None:
    """Collapsing undoes expanding, but for neighbors that were expanded themselves."""
    window = opened(hubs_file)
    parent = window.node("Союз 7")
    union = window.node(union_of(story()).label)
    window.ask("(id) => window.svyaz.picture.reveal(id)", parent)
    before = set(window.ask("() => window.svyaz.drawn()"))
    window.ask("(id) => window.svyaz.expand(id)", parent)
    assert window.ask("(id) => window.svyaz.picture.collapse(id)", parent) == STEP
    assert set(window.ask("() => window.svyaz.drawn()")) == before
    window.ask("(id) => window.svyaz.expand(id)", union)
    other = next(
        number
        for number in window.ask("() => window.svyaz.drawn()")
        if number not in before and number != parent
    )
    window.ask("(id) => window.svyaz.expand(id)", other)
    window.ask("(id) => window.svyaz.picture.collapse(id)", union)
    drawn = window.ask("() => window.svyaz.drawn()")
    assert other in drawn
    assert union in drawn


def test_never_more_than_2000_nodes_are_drawn(opened: Open, hubs_file: Path) -> None:
    """From 300 on the picture says so, at 1,000 more clearly, and 2,000 are the end."""
    window = opened(hubs_file)
    crowd = window.page.locator(".crowd")
    assert not crowd.is_visible()
    assert grow(window, 300) >= 300
    assert "Показано узлов" in crowd.inner_text()
    assert "трудно прочесть" in crowd.inner_text()
    assert grow(window, 1000) >= 1000
    assert "уже не прочесть" in crowd.inner_text()
    assert grow(window, 5000) == MOST_DRAWN
    assert "больше граф не вместит" in crowd.inner_text()
    undrawn = """() => window.svyaz.model.nodes.find(
        (node) => !window.svyaz.drawn().includes(node.id)).id"""
    assert window.ask("(id) => window.svyaz.picture.reveal(id)", window.ask(undrawn)) is False
    assert len(window.ask("() => window.svyaz.drawn()")) == MOST_DRAWN
    crowd.get_by_role("button", name="К началу").click()
    assert len(window.ask("() => window.svyaz.drawn()")) < 300
    assert not crowd.is_visible()
    window.assert_clean()


def test_a_crowd_has_forty_names_and_none_over_another(opened: Open, hubs_file: Path) -> None:
    """Of many nodes those that matter are named; zooming in names more."""
    window = opened(hubs_file)
    assert grow(window, 300) >= 300
    labels = window.ask("() => window.svyaz.labels()")
    assert 0 < len(labels) <= 40
    assert overlapping(labels) == []
    window.ask("() => { window.svyaz.picture.zoom(2); }")
    assert len(window.ask("() => window.svyaz.labels()")) > len(labels)


@pytest.mark.parametrize("size", [WIDE, (1024, 700), PHONE], ids=str)
def test_no_name_is_cut_or_hidden(opened: Open, size: tuple[int, int]) -> None:
    """Names stand wholly in sight, clear of the buttons, in letters of 12 pixels or more."""
    window = opened(size=size)
    scale = window.ask("() => window.svyaz.scale()")
    box = frame(window)
    tools = window.page.locator(".tools").bounding_box()
    labels = window.ask("() => window.svyaz.labels()")
    assert labels
    assert overlapping(labels) == []
    corner = window.ask(
        """() => {
            const id = window.svyaz.drawn()[0];
            const { x, y } = window.svyaz.picture.placeOf(id);
            const [pixel, scale] = [window.svyaz.pixelOfNode(id), window.svyaz.scale()];
            return [pixel.x - x * scale, pixel.y - y * scale];
        }"""
    )
    for label in labels:
        left, right = (corner[0] + label[side] * scale for side in ("left", "right"))
        top, bottom = (corner[1] + label[side] * scale for side in ("top", "bottom"))
        assert bottom - top >= 15  # a line of 12 px text and more
        is_seen = right > box["x"] and left < box["x"] + box["width"]
        is_seen = is_seen and bottom > box["y"] and top < box["y"] + box["height"]
        if is_seen:
            assert left >= box["x"]
            assert right <= box["x"] + box["width"]
            assert top >= box["y"]
            assert bottom <= box["y"] + box["height"]
        assert (
            right < tools["x"]
            or left > tools["x"] + tools["width"]
            or bottom < tools["y"]
            or top > tools["y"] + tools["height"]
        )


@pytest.mark.parametrize("size", [(700, 900), PHONE], ids=str)
def test_a_small_window_shows_all_clear_of_the_buttons(
    opened: Open, world_file: Path, size: tuple[int, int]
) -> None:
    """The start view is not cut, and no mark lies under a button."""
    window = opened(world_file, size)
    assert outside(window) == []
    tools = window.page.locator(".tools").bounding_box()
    for number in window.ask("() => window.svyaz.drawn()"):
        pixel = window.ask("(id) => window.svyaz.pixelOfNode(id)", number)
        beside = not tools["x"] <= pixel["x"] <= tools["x"] + tools["width"]
        assert beside or not tools["y"] <= pixel["y"] <= tools["y"] + tools["height"]


def test_a_wheel_zooms_no_farther_than_the_buttons(opened: Open) -> None:
    """Between 0.08 and 4; what is under the mouse stays there."""
    window = opened()
    node = window.node("Швеция")
    pixel = window.ask("(id) => window.svyaz.pixelOfNode(id)", node)
    window.page.mouse.move(pixel["x"], pixel["y"])
    for way, limit in ((-400, 4), (400, 0.08)):
        for _ in range(60):
            window.page.mouse.wheel(0, way)
        window.page.wait_for_function(
            "(limit) => Math.abs(window.svyaz.scale() - limit) < 1e-6", arg=limit
        )
        now = window.ask("(id) => window.svyaz.pixelOfNode(id)", node)
        assert (now["x"], now["y"]) == pytest.approx((pixel["x"], pixel["y"]), abs=2)
    window.assert_clean()


def test_one_node_with_its_neighbors_and_back(opened: Open) -> None:
    """Nothing else is drawn, one or two steps deep; the way back restores picture and places."""
    window = opened()
    before = window.ask(PLACES)
    node = window.node("Швеция")
    near = set(
        window.ask(
            "(id) => window.svyaz.model.edgesOf[id].flatMap((edge) => [edge.from, edge.to])", node
        )
    )
    window.ask("(id) => { window.svyaz.picture.only(id, 1); }", node)
    assert set(window.ask("() => window.svyaz.drawn()")) == near
    assert outside(window) == []
    window.page.get_by_role("button", name="и соседи соседей").click()
    assert set(window.ask("() => window.svyaz.drawn()")) > near
    window.page.get_by_role("button", name="Вернуться").click()
    assert window.ask(PLACES) == before
    assert window.ask("() => window.svyaz.view.state.focus") is None
    window.assert_clean()


def test_a_scene_tells_what_it_leaves_out(opened: Open, hubs_file: Path) -> None:
    """A node of a hundred neighbors is drawn with the main ones, and card and trail say so."""
    window = opened(hubs_file)
    hub = window.node("Союз 9")
    window.ask("(id) => window.svyaz.view.selectNode(id)", hub)
    assert "60 из 62" in window.panel()
    window.ask("(id) => { window.svyaz.picture.only(id, 1); }", hub)
    assert "главные 60 из 62" in window.page.locator(".trail").inner_text()
    window.page.get_by_role("button", name="и соседи соседей").click()
    window.page.get_by_role("button", name="Вернуться").click()
    assert window.ask("() => window.svyaz.view.state.depth") == 1
    window.assert_clean()


def test_what_is_no_part_of_a_scene_leads_out_of_it(opened: Open, hubs_file: Path) -> None:
    """A node that is found by its name is not drawn among the neighbors of another."""
    window = opened(hubs_file)
    before = set(window.ask("() => window.svyaz.drawn()"))
    window.ask("(id) => { window.svyaz.picture.only(id, 1); }", window.node("Союз 9"))
    own, other = window.node("Страна 9-1"), window.node("Страна 7-1")
    window.ask("(id) => window.svyaz.picture.reveal(id)", own)
    assert window.ask("() => window.svyaz.view.state.focus") == window.node("Союз 9")
    window.ask("(id) => window.svyaz.picture.reveal(id)", other)
    assert window.ask("() => window.svyaz.view.state.focus") is None
    assert set(window.ask("() => window.svyaz.drawn()")) == {*before, other}
    window.assert_clean()


def test_what_an_address_restores_gets_places(opened: Open, hubs_file: Path) -> None:
    """Nodes that a state draws without having been expanded stand near those they are joined to."""
    window = opened(hubs_file)
    hub = window.node("Союз 9")
    members = window.ask("(id) => window.svyaz.picture.hiddenNeighbors(id).slice(-30)", hub)
    window.ask("(ids) => window.svyaz.view.set({ drawn: new Set(ids) })", [hub, *members])
    places = window.ask(PLACES)
    assert len({tuple(place.values()) for place in places.values()}) == len(places) == 31
    center = places[str(hub)].values()
    assert all(math.dist(places[str(m)].values(), center) <= REACH for m in members)


def test_communities_open_and_lead_back(opened: Open, world_file: Path) -> None:
    """A large graph shows its communities as circles; one opens with its members, and closes."""
    window = opened(world_file)
    start = window.ask(PLACES)
    window.page.get_by_role("button", name="Сообщества").click()
    assert not window.page.locator("#canvas").is_visible()
    circles = window.page.locator(".overview")
    assert circles.is_visible()
    circles.focus()
    window.page.keyboard.press("Home")
    window.page.keyboard.press("ArrowRight")
    window.page.keyboard.press("Enter")
    number = window.ask("() => window.svyaz.view.state.community")
    members = window.ask("(number) => window.svyaz.model.communities[number].members", number)
    drawn = window.ask("() => window.svyaz.drawn()")
    assert len(drawn) > 1
    assert set(drawn) <= set(members)
    assert outside(window) == []
    window.page.get_by_role("button", name="Все сообщества").click()
    assert circles.is_visible()
    window.page.get_by_role("button", name="К графу").click()
    window.page.get_by_role("button", name="Вернуться").click()
    assert window.ask(PLACES) == start
    window.assert_clean()


def test_communities_tell_how_much_of_them_passes(opened: Open, world_file: Path) -> None:
    """Over the circles stands how many things pass the filters, and each circle says its share."""
    window = opened(world_file)
    window.show(overview=True)
    trail = window.page.locator(".trail")
    assert "проходят фильтры" not in trail.inner_text()
    window.show(minSources=2)
    told = window.ask(
        """() => {
            const { model, filters } = window.svyaz;
            return model.communities.flatMap(({ members }) => members)
                .filter((id) => model.factsOf[id].some(filters.isPassing)).length;
        }"""
    )
    assert window.ask("() => window.svyaz.picture.overview.counts().shown") == told
    assert "проходят фильтры" in trail.inner_text()
    assert "проходят фильтры" in window.ask("() => window.svyaz.picture.overview.membersWords(0)")
    window.assert_clean()


def test_a_small_graph_has_no_communities(opened: Open) -> None:
    """A switch to what is not there is not shown."""
    assert opened().page.get_by_role("button", name="Сообщества").count() == 0


KEYS: tuple[tuple[tuple[str, ...], Callable[[dict[str, Any]], bool]], ...] = (
    (("Home", "Enter"), lambda state: state["node"] is not None),
    (("Home", "ArrowLeft", "Enter"), lambda state: state["node"] != state["center"]),
    (("Home", "Enter", "Escape"), lambda state: state["node"] is None),
)


@pytest.mark.parametrize(("keys", "holds"), KEYS, ids=[" ".join(keys) for keys, _ in KEYS])
def test_the_picture_answers_to_keys(
    opened: Open, keys: tuple[str, ...], holds: Callable[[dict[str, Any]], bool]
) -> None:
    """Arrows go from node to node, Enter opens a card, Escape closes it; nodes are told aloud."""
    window = opened()
    canvas = window.page.get_by_role("application")
    assert canvas.get_attribute("aria-label")
    canvas.focus()
    for key in keys:
        window.page.keyboard.press(key)
    state = window.ask(
        "() => ({ node: window.svyaz.view.state.node, center: window.svyaz.picture.center() })"
    )
    assert holds(state)
    told = window.page.locator(".spoken[aria-live]").inner_text()
    assert "связ" in told
    window.assert_clean()


def test_keys_zoom_and_fit(opened: Open) -> None:
    """Plus and minus zoom, 0 shows all again."""
    window = opened()
    window.page.get_by_role("application").focus()
    scales = [window.ask("() => window.svyaz.scale()")]
    for key in ("+", "-", "-", "0"):
        window.page.keyboard.press(key)
        scales.append(window.ask("() => window.svyaz.scale()"))
    assert scales[1] > scales[0]
    assert scales[3] < scales[2] < scales[1]
    assert scales[4] == pytest.approx(scales[0])


def test_the_picture_as_a_file(opened: Open) -> None:
    """A PNG of twice the window's pixels with the ground's color and the marks on it."""
    window = opened()
    data = window.ask(
        """async () => {
            const bytes = new Uint8Array(await (await window.svyaz.picture.png()).arrayBuffer());
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        }"""
    )
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    box = frame(window)
    assert image.size == pytest.approx((2 * box["width"], 2 * box["height"]), abs=2)
    colors = image.getcolors(maxcolors=image.width * image.height)
    assert colors is not None
    assert len(colors) > 100
    assert max(colors)[1] == (252, 252, 250)


def test_marks_can_be_hit_beside_their_middle(opened: Open) -> None:
    """Small marks answer within 12 pixels: a target of 24."""
    window = opened()
    node = next(
        node["id"]
        for node in window.ask("() => window.svyaz.nodes()")
        if node["shown"] and node["kind"] == "NamelessEvent"
    )
    pixel = window.ask("(id) => window.svyaz.pixelOfNode(id)", node)
    window.page.mouse.click(pixel["x"] - 8, pixel["y"] - 8)
    assert window.ask("() => window.svyaz.view.state.node") == node


def test_planned_denied_and_disputed_differ_without_color(opened: Open) -> None:
    """Dashes tell the status; the picture of a graph without it is another one."""
    window = opened()
    looks = window.ask(
        """() => Object.fromEntries(["Occurred", "Planned", "Denied"].map((status) => [
            status,
            lookOf({ family: "work", status, sources: 1 }, { crowded: false, fade: null }).dashes,
        ]))"""
    )
    dashes = {tuple(look) for look in looks.values()}
    assert len(dashes) == len(looks)
    assert looks[Status.OCCURRED.value] == []
