"""The page in a real browser: offline, under its own policy, with hostile text, by mouse."""

import dataclasses
import itertools
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from story import GAZETTE, HERALD, story
from window import PHONE, WIDE, Open, in_browser

import graph.export.page.packing
from extract.records import Article
from graph.export.page.html import write_html
from graph.records import KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

pytestmark = in_browser


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")], ids=str
)
def test_it_opens_offline_without_a_complaint(
    opened: Open, size: tuple[int, int], scheme: str
) -> None:
    """From a file, with no network: no request, no console message, no policy violation."""
    window = opened(size=size, scheme=scheme)
    for tab in ("Факты", "События", "Высказывания", "Статьи", "Граф"):
        window.tab(tab)
    window.click_at("Node", window.node("Балтийский цифровой союз"))
    assert "Балтийский цифровой союз" in window.panel()
    width = window.ask("() => document.documentElement.scrollWidth")
    assert width <= size[0]
    tab = window.page.get_by_role("tab", name="Статьи").bounding_box()
    assert tab["x"] + tab["width"] <= size[0]
    window.assert_clean()


def test_every_start_label_is_legible(opened: Open) -> None:
    """On a laptop all nodes carry their names, in the window, none over another."""
    window = opened()
    shown = [node["id"] for node in window.ask("() => window.svyaz.nodes()") if node["shown"]]
    labels = window.ask("() => window.svyaz.labels()")
    assert sorted(label["id"] for label in labels) == shown
    for a, b in itertools.combinations(labels, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
    for number in shown:
        pixel = window.ask("(number) => window.svyaz.pixelOfNode(number)", number)
        assert 0 < pixel["x"] < WIDE[0] - 432
        assert 0 < pixel["y"] < WIDE[1]
    line_height = (labels[0]["bottom"] - labels[0]["top"]) * window.ask(
        "() => window.svyaz.scale()"
    )
    assert line_height >= 16  # a line of 13 px text


def test_a_click_on_a_line_shows_its_sentences(opened: Open) -> None:
    """The claim in words, its status, and every sentence exactly, both names marked."""
    window = opened()
    window.click_at("Edge", window.edge("Литва", "Балтийский цифровой союз"))
    quotes = window.page.locator("#panel blockquote")
    assert quotes.all_inner_texts() == [
        "Финляндия, Швеция, Эстония, Латвия и Литва создают Балтийский цифровой союз.",
        "В Балтийский цифровой союз входят Финляндия, Швеция, Эстония, Латвия и Литва.",
    ]
    marked = quotes.first.locator("mark").all_inner_texts()
    assert marked == ["Литва", "Балтийский цифровой союз"]
    text = window.panel()
    for words in ("член", "факт", "2 источника", "Восточный вестник, 2 марта 2026", "87 %"):
        assert words in text
    link = window.page.locator("#panel figcaption a").first
    assert link.get_attribute("href") == HERALD.article.url
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert str(GAZETTE.article.headline) in text


@pytest.mark.parametrize(
    ("source", "target", "badge"),
    [
        ("Канада", "Саммит Балтийского цифрового союза", "запланировано"),
        ("Норвегия", "Балтийский цифровой союз", "отрицается"),
    ],
)
def test_status_is_said(opened: Open, source: str, target: str, badge: str) -> None:
    """What is planned or denied carries a badge that says so."""
    window = opened()
    window.click_at("Edge", window.edge(source, target))
    assert window.page.locator("#panel .badge").first.inner_text() == badge


def test_a_click_on_a_person_shows_the_card(opened: Open) -> None:
    """Post, work, events, statements and articles of a person, in words."""
    window = opened()
    window.click_at("Node", window.node("Марта Каск"))
    text = window.panel()
    for words in (
        "человек",
        "министр цифрового развития Эстонии",
        "Место работы",
        "телефонный разговор",
        "«Мы не против кого-то, мы за надёжную связь»",
        "Упоминается в статьях",
    ):
        assert words in text
    window.page.keyboard.press("Escape")
    assert "Главное" in window.panel()


def test_a_click_on_an_event_shows_its_parties(opened: Open) -> None:
    """Who, with whom, where and when."""
    window = opened()
    window.click_at("Node", window.node("встреча, консультация"))
    roles = window.page.locator("#panel .roles")
    assert roles.locator("dt").all_inner_texts() == ["Кто", "С кем", "Где", "Когда"]
    assert roles.locator("dd").all_inner_texts() == [
        "Юхани Лайне",
        "Нильс Энгстрём",
        "Стокгольм",
        "1 марта 2026",
    ]


@pytest.mark.parametrize(
    ("trigger", "roles"),
    [
        ("отвергнуть", ["Китай", "«отвергнуть»"]),
        ("дал отказ", ["Китай", "«дал отказ»"]),
        ("отказался", ["Китай"]),
    ],
)
def test_an_event_is_told_in_the_words_of_the_text(
    opened: Open, tmp_path: Path, trigger: str, roles: list[str]
) -> None:
    """Its card quotes them, unless they only repeat the heading «Отказ»."""
    knowledge = story()
    events = tuple(
        dataclasses.replace(event, trigger=trigger) if event.trigger == "отвергнуть" else event
        for event in knowledge.events
    )
    file = tmp_path / "refusal.html"
    write_html(dataclasses.replace(knowledge, events=events), file)
    window = opened(file)
    window.click_at("Node", window.node("отказ"))
    assert window.page.locator("#panel .roles dd").all_inner_texts() == roles


def test_a_mentioned_event_is_not_said_to_have_taken_place(opened: Open, tmp_path: Path) -> None:
    """Where articles only name an event, its card claims no status."""
    knowledge = story()
    events = tuple(
        dataclasses.replace(
            event,
            evidence=tuple(
                dataclasses.replace(evidence, extractor="merge/named-event")
                for evidence in event.evidence
            ),
        )
        for event in knowledge.events
    )
    file = tmp_path / "mentioned.html"
    write_html(dataclasses.replace(knowledge, events=events), file)
    window = opened(file)
    window.click_at("Node", window.node("Саммит Балтийского цифрового союза"))
    assert window.page.locator("#panel .badges .badge").count() == 0
    window.assert_clean()


def test_a_card_says_every_member_once(opened: Open, tmp_path: Path) -> None:
    """Planned in one article and a fact in another: one row with both, rows by name."""
    knowledge = story()
    members = [c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF]
    planned = tuple(
        dataclasses.replace(claim, iri=f"{claim.iri}-planned", status=Status.PLANNED)
        for claim in members
        if claim.status is Status.OCCURRED
    )
    file = tmp_path / "planned.html"
    write_html(dataclasses.replace(knowledge, claims=(*knowledge.claims, *planned)), file)
    window = opened(file)
    window.click_at("Node", window.node("Балтийский цифровой союз"))
    section = window.page.locator("#panel section", has_text="Члены")
    names = section.locator(".what > .chip bdi").all_inner_texts()
    assert names == ["Латвия", "Литва", "Норвегия", "Финляндия", "Швеция", "Эстония"]
    row = section.locator(".row", has_text="Литва")
    assert row.locator(".badge").all_inner_texts() == ["запланировано", "факт"]


def test_every_fact_is_reachable_as_text(opened: Open) -> None:
    """The tables hold all claims, events and statements, each with its evidence a click away."""
    window, knowledge = opened(), story()
    window.tab("Факты")
    rows = window.page.locator(".facts tbody tr")
    assert rows.count() == len(knowledge.claims)
    seen = set()
    for number in range(rows.count()):
        rows.nth(number).locator(".toggle").click()
        seen.update(window.page.locator("#panel blockquote").all_inner_texts())
    assert seen == {e.quote for claim in knowledge.claims for e in claim.evidence}
    window.tab("События")
    assert window.page.locator("#list .happening").count() == len(knowledge.events)
    window.tab("Высказывания")
    text = window.page.locator("#list").inner_text()
    assert all(f"«{statement.text}»" in text for statement in knowledge.statements)
    window.tab("Факты")
    window.page.get_by_label("Найти в фактах").fill("норвегия отрицается")
    assert rows.count() == 1


FOUND = {
    "швец": "Швеция",
    "ШВЕЦИЯ": "Швеция",
    "sweden": "Швеция",
    "кнр": "Китай",
    "энгстрем": "Нильс Энгстрём",
    "бцс": "Балтийский цифровой союз",
    "премьер-министр шв": "премьер-министр Швеции",
    "союз балт": None,
}


def test_search(opened: Open) -> None:
    """By label, alias or English name, whatever the case, ё or е; Enter opens the first."""
    window = opened()
    for typed, name in FOUND.items():
        window.page.locator("#query").fill(typed)
        options = window.page.locator("#found [data-node] bdi")
        assert (options.first.inner_text() if options.count() else None) == name
        if name:
            window.page.keyboard.press("Enter")
            assert window.page.locator("#panel h2").inner_text() == name
    window.assert_clean()


def test_the_legend_hides_and_shows(opened: Open) -> None:
    """A type that is switched off leaves the picture with its lines, and comes back."""
    window = opened()
    count = "() => window.svyaz.edges().filter((edge) => edge.visible).length"
    before = window.ask(count)
    key = window.page.locator(".key", has_text="Города")
    assert key.locator(".count").inner_text() == "4"
    key.click()
    assert window.ask(count) < before
    key.click()
    assert window.ask(count) == before


def hub(n: int) -> KnowledgeGraph:
    """An alliance with n members."""
    knowledge = story()
    union = next(entity for entity in knowledge.entities if entity.type is EntityType.ALLIANCE)
    claim = next(c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF)
    members = [
        dataclasses.replace(
            union,
            iri=f"ent:m{number:03}",
            type=EntityType.COUNTRY,
            label=f"Страна номер {number}",
            aliases=(),
            label_en=None,
        )
        for number in range(n)
    ]
    claims = [
        dataclasses.replace(
            claim, iri=f"clm:{m.iri}", subject=m.iri, object=union.iri, contradicts=()
        )
        for m in members
    ]
    return dataclasses.replace(
        knowledge, entities=(union, *members), claims=tuple(claims), events=(), statements=()
    )


def test_a_large_graph_opens_small_and_grows_on_demand(opened: Open, tmp_path: Path) -> None:
    """Search draws what is hidden, and neighbors come by forty at most."""
    file = tmp_path / "hub.html"
    write_html(hub(340), file)
    window = opened(file)
    shown = "() => window.svyaz.nodes().filter((node) => node.shown).length"
    at_first = window.ask(shown)
    assert at_first <= 60
    window.page.locator("#query").fill("страна номер 339")
    window.page.keyboard.press("Enter")
    assert window.ask(shown) == at_first + 1
    window.page.locator("#query").fill("союз")
    window.page.keyboard.press("Enter")
    counts = [window.ask(shown)]
    for _ in range(8):
        window.page.get_by_role("button", name="Показать соседей").click()
        counts.append(window.ask(shown))
    steps = [after - before for before, after in itertools.pairwise(counts)]
    assert max(steps) == 40
    assert counts[-1] == 341
    window.assert_clean()


def test_packed_data_opens_too(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose data is gzip works under the same policy."""
    monkeypatch.setattr(graph.export.page.packing, "PLAIN_LIMIT", 1000)
    file = tmp_path / "packed.html"
    write_html(story(), file)
    window = opened(file)
    window.click_at("Node", window.node("Швеция"))
    assert "Швеция" in window.panel()
    window.assert_clean()


def test_the_policy_stops_what_gets_in(opened: Open) -> None:
    """Were markup ever written into the page, it would not run."""
    window = opened()
    window.ask(
        """() => {
            const image = document.createElement("img");
            image.setAttribute("src", "https://example.org/x.png");
            document.body.append(image);
            try {
                const script = document.createElement("script");
                script.textContent = "window.hit = 1";
                document.body.append(script);
            } catch (error) {}
        }"""
    )
    assert window.ask("() => window.hit") is None
    assert {"img-src", "require-trusted-types-for"} <= set(window.ask("() => window.violations"))
    assert window.refused == ["csp"]


PAYLOADS = {
    "elements": (
        "<script>window.hit=1</script>",
        "<img src=x onerror=window.hit=1>",
        "\"><svg onload=window.hit=1>'",
        "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
        "&lt;img src=x onerror=window.hit=1&gt;",
    ),
    "ends": (
        "</script><script>window.hit=1</script>",
        "</noscript></title></style><script>window.hit=1</script>",
    ),
    "comment": ("<!--<script>window.hit=1",),
    "scheme": ("javascript:window.hit=1",),
    "link": ('<a href="javascript:window.hit=1">href</a>',),
    "template": ("{{ 7*7 }}{% raw %}${window.hit=1}", "svyaz-policy __proto__ constructor"),
    "letters": ("\u2028window.hit=1\u2029\x00\x1b[31m\ud800", "\u202egro.live\u2066<b>"),
}
"""What articles may hold to get code into a page; those of one line stand in the same text."""


def poisoned(record: Any, payload: str) -> Any:  # noqa: ANN401 - any record
    """The record with the payload in every text that it holds, identifiers included."""
    if isinstance(record, Enum):
        return record
    if isinstance(record, str):
        return payload + record if ":" not in record[:4] else record + payload
    if isinstance(record, tuple):
        return tuple(poisoned(part, payload) for part in record)
    if isinstance(record, Article):
        return dataclasses.replace(
            record, headline=payload, publisher=payload, url=payload, cites=payload
        )
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        changes = {
            field.name: poisoned(getattr(record, field.name), payload)
            for field in dataclasses.fields(record)
        }
        return dataclasses.replace(record, **changes)
    return record


def few_facts() -> KnowledgeGraph:
    """The part of the story around one meeting: every kind of record, but few of each."""
    knowledge = story()
    kept = {"laine", "engstrom", "finland", "stockholm", "union", "agency", "prime-finland"}
    parties = {f"ent:{name}" for name in kept}
    claims = [
        claim
        for claim in knowledge.claims
        if claim.subject in parties and (claim.object in parties or not claim.object_is_entity)
    ]
    return dataclasses.replace(
        knowledge,
        entities=tuple(entity for entity in knowledge.entities if entity.iri in parties),
        claims=tuple(claims),
        events=tuple(event for event in knowledge.events if set(event.agents) <= parties),
        statements=tuple(s for s in knowledge.statements if s.speaker in parties),
    )


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_stays_text(opened: Open, tmp_path: Path, payload: tuple[str, ...]) -> None:
    """Whatever an article holds, in any field: nothing runs, nothing loads, nothing is markup."""
    text = " ".join(payload)
    file = tmp_path / "hostile.html"
    write_html(poisoned(few_facts(), text), file)
    window = opened(file)
    page = window.page
    for name in ("Факты", "События", "Высказывания", "Статьи", "Граф"):
        window.tab(name)
        for toggle in page.locator("#list .toggle").all()[:2]:
            toggle.click()
    for node in window.ask("() => window.svyaz.nodes()"):
        if node["shown"] and node["kind"] != "City":
            window.click_at("Node", node["id"])
    for edge in window.ask("() => window.svyaz.edges()")[:2]:
        window.click_at("Edge", edge["id"])
    page.locator("#query").fill(text[:9])
    page.keyboard.press("Enter")
    assert window.ask("() => window.hit") is None
    assert page.locator("img, iframe, object, embed, [onerror], [onload], b").count() == 0
    links = page.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    assert all(link.startswith("https://www.wikidata.org/wiki/Q") for link in links)
    window.assert_clean()
