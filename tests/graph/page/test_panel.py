"""The panel, where facts are checked: sentences, standing, evidence, ways back, on any window."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from story import GAZETTE, story
from window import PHONE, Open, Window, in_browser

from extract.claims.speech.reporting import reporting_verbs
from graph.export.page.html import write_html
from graph.records import ClaimNode, EntityNode, EvidenceNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

pytestmark = in_browser

FINLAND, UNION = "ent:finland", "ent:union"
Written = Callable[[KnowledgeGraph], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes the page of a graph."""

    def write(knowledge: KnowledgeGraph) -> Path:
        file = tmp_path / "graph.html"
        write_html(knowledge, file)
        return file

    return write


def claim_of(knowledge: KnowledgeGraph, subject: str, relation: RelationType) -> ClaimNode:
    """The one claim that says so."""
    return next(c for c in knowledge.claims if (c.subject, c.relation) == (subject, relation))


def with_claims(knowledge: KnowledgeGraph, *changed: ClaimNode) -> KnowledgeGraph:
    """The graph with the claims added, or put in the places of those with their names."""
    names = {claim.iri for claim in changed}
    kept = [claim for claim in knowledge.claims if claim.iri not in names]
    return dataclasses.replace(knowledge, claims=(*kept, *changed))


def disputed() -> KnowledgeGraph:
    """The story, but one article denies that Finland is a member, and one only sees it planned."""
    knowledge = story()
    said = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    denial = claim_of(knowledge, "ent:norway", RelationType.MEMBER_OF)
    evidence = tuple(
        dataclasses.replace(told, status=Status.PLANNED if told.article == GAZETTE.iri else None)
        for told in said.evidence
    )
    return with_claims(
        knowledge,
        dataclasses.replace(said, contradicts=("clm:denial",), evidence=evidence),
        dataclasses.replace(denial, iri="clm:denial", subject=FINLAND, contradicts=(said.iri,)),
    )


def choose(window: Window, kind: str, number: int) -> None:
    """Choose a node, a line or a fact as a press on it does."""
    window.ask(f"(number) => window.svyaz.view.select{kind}(number)", number)


def fact(window: Window, iri: str) -> int:
    """Number of the fact with the name."""
    find = "(iri) => window.svyaz.model.facts.findIndex((fact) => fact.iri === iri)"
    return int(window.ask(find, iri))


def speak(window: Window, language: str) -> None:
    """Switch the language of the page."""
    window.ask(
        "(language) => { setLanguage(language); window.svyaz.view.set({ language }); }", language
    )


def heading(window: Window) -> str:
    """What the card is called, its line breaks aside."""
    return " ".join(window.page.locator("#panel h2").inner_text().split())


# -------------------------------------------------------------------- facts in words

SENTENCES = [
    (
        "finland",
        RelationType.MEMBER_OF,
        "Финляндия — член объединения Балтийский цифровой союз",
        "Finland is a member of Baltic Digital Union",
    ),
    (
        "norway",
        RelationType.MEMBER_OF,
        "Норвегия — не член объединения Балтийский цифровой союз",
        "Norway is not a member of Baltic Digital Union",
    ),
    (
        "union",
        RelationType.ALTERNATIVE_NAME,
        "Балтийский цифровой союз: иное название — БЦС",
        "Baltic Digital Union: also called – БЦС",
    ),
    ("kask", RelationType.WORKPLACE, "Марта Каск: место работы — Эстония", None),
]


@pytest.mark.parametrize(("subject", "relation", "russian", "english"), SENTENCES)
def test_a_claim_reads_as_a_sentence(
    opened: Open, subject: str, relation: RelationType, russian: str, english: str | None
) -> None:
    """In both languages, a denied one with its denial, without a reload."""
    window = opened()
    choose(window, "Fact", fact(window, claim_of(story(), f"ent:{subject}", relation).iri))
    assert heading(window) == russian
    if english:
        speak(window, "en")
        assert heading(window) == english
    window.assert_clean()


def test_all_that_is_extracted_has_words(opened: Open) -> None:
    """Every type has a genitive, and every force of a reporting verb a word, in both languages."""
    window = opened()
    has = "(keys) => keys.filter((key) => !(key in STRINGS.ru && key in STRINGS.en))"
    forces = {verb.force for verb in reporting_verbs().values()} - {""}
    keys = [f"of.{kind.value}" for kind in EntityType] + [f"stance.{force}" for force in forces]
    assert window.ask(has, keys) == []


def test_a_statement_reads_as_a_quote(opened: Open) -> None:
    """Who said it, the words themselves, when, of whom; and the sentence of the article."""
    window = opened()
    statement = next(s for s in story().statements if s.text.startswith("Мы не против"))
    choose(window, "Fact", fact(window, statement.iri))
    assert heading(window) == "Марта Каск говорит"
    assert window.page.locator("#panel .fact .saying").inner_text() == f"«{statement.text}»"
    assert "упомянуты: Балтийский цифровой союз" in window.panel()
    assert statement.text in window.page.locator("#panel blockquote").inner_text()


# -------------------------------------------------------------------- standing


def test_a_disputed_fact_leads_to_what_contradicts_it(opened: Open, written: Written) -> None:
    """It says that sources disagree; the other fact and the way back are a press away."""
    knowledge = disputed()
    window = opened(written(knowledge))
    choose(window, "Fact", fact(window, claim_of(knowledge, FINLAND, RelationType.MEMBER_OF).iri))
    said = heading(window)
    badges = window.page.locator("#panel .badges .badge").all_inner_texts()
    assert badges == ["факт", "источники расходятся"]
    window.page.locator("#panel .against .jump").click()
    assert heading(window) == "Финляндия — не член объединения Балтийский цифровой союз"
    window.page.get_by_role("button", name="Назад").click()
    assert heading(window) == said


def test_how_sure_a_fact_is_is_explained(opened: Open) -> None:
    """In a word and percent; a press tells what that means."""
    window = opened()
    window.click_at("Edge", window.edge("Литва", "Балтийский цифровой союз"))
    sureness = window.page.locator("#panel .sureness")
    assert sureness.inner_text() == "уверенность высокая, 93 %"
    sureness.locator("summary").click()
    assert "по независимым источникам" in sureness.inner_text()


def test_evidence_of_another_status_says_so(opened: Open, written: Written) -> None:
    """Where an article only sees planned what others tell as done, its sentence says «здесь»."""
    window = opened(written(disputed()))
    window.click_at("Edge", window.edge("Финляндия", "Балтийский цифровой союз"))
    block = window.page.locator("#panel .blocks > li").first
    captions = block.locator("figcaption").all_inner_texts()
    assert ["здесь — запланировано" in caption for caption in captions] == [False, True]


# -------------------------------------------------------------------- evidence


def quoted_by(claim: ClaimNode, quote: str) -> ClaimNode:
    """The claim with one sentence behind it."""
    told: EvidenceNode = dataclasses.replace(claim.evidence[0], quote=quote, stop=len(quote))
    return dataclasses.replace(claim, evidence=(told,))


QUOTES = [
    ("Финляндия вошла в союз.", ["Финляндия", "союз"]),
    ("🇫🇮🇫🇮 «Финляндия» &amp; <b>союз</b>\u202e", ["Финляндия", "союз"]),
    ("Союз союза: Финляндии,  Финляндии", ["Союз", "союза", "Финляндии", "Финляндии"]),
    ("Ничего не названо.", []),
]


@pytest.mark.parametrize(("quote", "marked"), QUOTES)
def test_a_sentence_is_shown_exactly_with_its_names_marked(
    opened: Open, written: Written, quote: str, marked: list[str]
) -> None:
    """Letter for letter; each mark says whose name it is, the two ends in two colors."""
    knowledge = story()
    claim = quoted_by(claim_of(knowledge, FINLAND, RelationType.MEMBER_OF), quote)
    window = opened(written(with_claims(knowledge, claim)))
    window.click_at("Edge", window.edge("Финляндия", "Балтийский цифровой союз"))
    block = window.page.locator("#panel blockquote")
    block.wait_for()
    assert block.text_content() == quote
    assert block.get_attribute("lang") == "ru"
    marks = block.locator("mark")
    assert marks.all_text_contents() == marked
    titles = {"first": "Финляндия", "second": "Балтийский цифровой союз"}
    for mark in marks.all():
        assert mark.get_attribute("title") == titles[mark.get_attribute("class")]
    window.assert_clean()


def test_a_name_within_a_name_is_marked_as_well(opened: Open, written: Written) -> None:
    """«Парламент Финляндии» names the parliament and, in it, Finland."""
    knowledge = story()
    claim = claim_of(knowledge, "ent:parliament", RelationType.PART_OF)
    window = opened(written(knowledge))
    choose(window, "Fact", fact(window, claim.iri))
    outer = window.page.locator("#panel blockquote mark.first")
    assert outer.text_content() == "Парламент Финляндии"
    assert outer.locator("mark.second").text_content() == "Финляндии"


def test_the_last_choice_wins(opened: Open) -> None:
    """Whoever clicks on quickly never sees the sentences of another fact."""
    window = opened()
    claims = story().claims
    for claim in claims:
        choose(window, "Fact", fact(window, claim.iri))
    shown = window.page.locator("#panel blockquote")
    shown.first.wait_for()
    assert set(shown.all_text_contents()) == {told.quote for told in claims[-1].evidence}


def test_sentences_that_cannot_be_read_are_said_to_be_missing(
    opened: Open, story_file: Path, tmp_path: Path
) -> None:
    """A page that was cut short still shows the fact, and says what it lacks."""
    page = story_file.read_text("utf-8")
    start = page.index('id="evidence-0">') + len('id="evidence-0">')
    file = tmp_path / "cut.html"
    file.write_text(page[:start] + page[start + 100 :], "utf-8")
    window = opened(file)
    window.click_at("Edge", window.edge("Литва", "Балтийский цифровой союз"))
    window.page.locator("#panel .failed").wait_for()
    assert heading(window).startswith("Литва — член")
    window.assert_clean()


# -------------------------------------------------------------------- all of it is reachable


def test_parallel_lines_are_all_reachable(opened: Open, written: Written) -> None:
    """From one line between two things a press leads to every other one between them."""
    knowledge = story()
    member = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    more = [
        dataclasses.replace(member, iri="clm:founder", relation=RelationType.OWNER_OF),
        dataclasses.replace(
            member, iri="clm:seat", relation=RelationType.FOUNDED_BY, subject=UNION, object=FINLAND
        ),
    ]
    window = opened(written(with_claims(knowledge, *more)))
    window.ask(
        """() => {
            const { model, view } = window.svyaz;
            const id = model.facts.findIndex((fact) => fact.iri === "clm:founder");
            view.selectEdge(model.edges.find((edge) => edge.facts.includes(id)).id);
        }"""
    )
    seen = {heading(window)}
    for number in range(2):
        window.page.locator("#panel .part .jump").nth(number).click()
        seen.add(heading(window))
        window.page.get_by_role("button", name="Обзор").or_(
            window.page.get_by_role("button", name="Назад")
        ).first.click()
    assert seen == {
        "Финляндия — член объединения Балтийский цифровой союз",
        "Финляндия — владелец объединения Балтийский цифровой союз",
        "Балтийский цифровой союз: основатель — Финляндия",
    }


def test_every_fact_of_a_node_is_on_its_card(opened: Open) -> None:
    """Opened row by row, the card of a node shows every sentence of its facts."""
    window = opened()
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    for toggle in window.page.locator("#panel .toggle").all():
        toggle.click()
    window.page.locator("#panel [aria-busy]").first.wait_for(state="detached")
    shown = set(window.page.locator("#panel blockquote").all_text_contents())
    knowledge = story()
    evidence = [e for c in knowledge.claims if UNION in (c.subject, c.object) for e in c.evidence]
    evidence += [e for s in knowledge.statements if UNION in s.about for e in s.evidence]
    assert shown >= {told.quote for told in evidence}


def hub(n: int, n_aliases: int) -> KnowledgeGraph:
    """An alliance with n members and many names."""
    knowledge = story()
    union = next(entity for entity in knowledge.entities if entity.iri == UNION)
    member = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    named: EntityNode = dataclasses.replace(
        union, aliases=tuple(f"Имя {number}" for number in range(n_aliases))
    )
    members = [
        dataclasses.replace(
            union,
            iri=f"ent:m{number:05}",
            type=EntityType.COUNTRY,
            label=f"Страна {number:05}",
            label_en=None,
            aliases=(),
        )
        for number in range(n)
    ]
    claims = [
        dataclasses.replace(member, iri=f"clm:{each.iri}", subject=each.iri) for each in members
    ]
    return dataclasses.replace(
        knowledge, entities=(named, *members), claims=tuple(claims), events=(), statements=()
    )


def test_a_long_card_grows_on_demand(opened: Open, written: Written) -> None:
    """Of hundreds of members fifty are made at first, and fifty more for every press."""
    window = opened(written(hub(120, 300)))
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    members = window.page.locator("#panel section", has_text="Члены")
    rows = members.locator(".row")
    assert rows.count() == 50
    assert members.locator("h3").inner_text() == "Члены 120"
    more = members.locator(".further")
    for left, count in (("Ещё 70", 100), ("Ещё 20", 120)):
        assert more.inner_text() == left
        more.click()
        assert rows.count() == count
    assert not more.is_visible()
    names = window.page.locator("#panel .roles dd").first
    assert names.inner_text().count("Имя") == 12
    names.locator(".further").click()
    assert names.inner_text().count("Имя") == 300


# -------------------------------------------------------------------- language, focus, ways back


def test_another_language_keeps_the_place(opened: Open) -> None:
    """Words change at once; the card, its open rows and its scroll stay; quotes stay Russian."""
    window = opened()
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    window.page.locator("#panel .toggle").first.click()
    window.page.locator("#panel blockquote").first.wait_for()
    body = window.page.locator("#panel .panel-body")
    body.evaluate("(body) => { body.scrollTop = 250; }")
    speak(window, "en")
    assert heading(window) == "Baltic Digital Union"
    window.page.locator("#panel blockquote").first.wait_for()
    assert body.evaluate("(body) => body.scrollTop") == 250
    assert "Members" in window.panel()
    foreign = window.page.locator("#panel blockquote, #panel .saying")
    assert set(foreign.evaluate_all("(all) => all.map((one) => one.lang)")) == {"ru"}
    window.assert_clean()


def focused(window: Window) -> str:
    """Name of the element that has the focus, and its text."""
    words = "() => `${document.activeElement.tagName} ${document.activeElement.innerText}`"
    return " ".join(str(window.ask(words)).split())


def test_keys_lead_into_the_card_and_back(opened: Open) -> None:
    """Chosen from a list the card's heading has the focus; Esc goes back to the place left."""
    window = opened()
    window.tab("Факты")
    button = window.page.locator("#list button.chip").nth(2)
    button.focus()
    before = focused(window)
    window.page.keyboard.press("Enter")
    assert focused(window) == f"H2 {heading(window)}"
    window.page.keyboard.press("Escape")
    assert focused(window) == before


def test_a_new_card_is_announced_by_its_name(opened: Open) -> None:
    """A screen reader is told the title, not the whole card."""
    window = opened()
    choose(window, "Node", window.node("Марта Каск"))
    assert window.page.locator("#panel > [role=status]").inner_text() == "Открыто: Марта Каск"
    assert window.page.locator("#panel").get_attribute("aria-live") is None


def test_one_goes_back_card_by_card(opened: Open) -> None:
    """Through all cards that were opened, to the overview; closing forgets them."""
    window = opened()
    names = ["Марта Каск", "Эстония", "Швеция"]
    for name in names:
        choose(window, "Node", window.node(name))
    back = window.page.locator("#panel .back").first
    for name in (*names[-2::-1], "О чём этот граф"):
        back.click()
        assert heading(window) == name
    assert not back.is_visible()


def headings(window: Window) -> Sequence[int]:
    """Levels of the page's headings in the order of the page."""
    levels = window.page.locator("h1, h2, h3, h4").evaluate_all(
        "(all) => all.filter((one) => one.offsetParent).map((one) => Number(one.tagName[1]))"
    )
    return [int(level) for level in levels]


@pytest.mark.parametrize("name", [None, "Балтийский цифровой союз", "встреча, консультация"])
def test_headings_skip_no_level(opened: Open, name: str | None) -> None:
    """One title of the page, one of the card, the card's parts below it."""
    window = opened()
    if name:
        choose(window, "Node", window.node(name))
    levels = headings(window)
    assert levels[:2] == [1, 2]
    assert levels.count(1) == levels.count(2) == 1
    assert set(levels[2:]) <= {3}


# -------------------------------------------------------------------- nothing to show


@pytest.mark.parametrize(
    ("emptied", "words"),
    [
        (("claims", "events", "statements"), "Фактов не нашлось"),
        (("claims",), "Отношений между объектами не нашлось"),
    ],
)
def test_an_empty_graph_says_so(
    opened: Open, written: Written, emptied: Sequence[str], words: str
) -> None:
    """Where there are no facts, or no claims, the overview tells."""
    nothing: dict[str, tuple[()]] = dict.fromkeys(emptied, ())
    window = opened(written(dataclasses.replace(story(), **nothing)))
    assert words in window.panel()
    window.assert_clean()


def test_filters_that_let_nothing_through_can_be_cleared(opened: Open) -> None:
    """The overview says that nothing passes, and a press lets everything pass again."""
    window = opened()
    window.ask("() => window.svyaz.view.set({ minSources: 99 })")
    words = "Ни один факт не проходит"
    assert words in window.panel()
    window.page.locator("#panel .empty button").click()
    assert words not in window.panel()
    assert window.ask("() => window.svyaz.view.state.minSources") == 1


# -------------------------------------------------------------------- on a phone


def test_on_a_phone_the_panel_is_a_drawer(opened: Open) -> None:
    """Half the window, all of it, or only its handle; a chosen node opens it again."""
    window = opened(size=PHONE)

    def height() -> float:
        box = window.page.locator("#panel").bounding_box()
        assert box is not None
        return float(box["height"])

    half = height()
    assert 250 < half < 450
    window.page.get_by_role("button", name="Развернуть панель").click()
    assert height() > 1.5 * half
    window.page.get_by_role("button", name="Вернуть панель к половине экрана").click()
    assert height() == half
    window.page.get_by_role("button", name="Свернуть панель").click()
    assert height() < 60
    choose(window, "Node", window.node("Швеция"))
    assert height() == half
    small = window.page.locator("#panel button:visible").evaluate_all(
        """(all) => all.filter((one) => one.getBoundingClientRect().height < 24)
            .filter((one) => getComputedStyle(one).display !== "inline")
            .map((one) => one.outerHTML)"""
    )
    assert small == []
    assert window.ask("() => document.documentElement.scrollWidth") <= PHONE[0]
    window.assert_clean()
