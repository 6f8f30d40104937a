"""Facts on the panel: in words, with their standing and every sentence behind them."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from panel import (
    FINLAND,
    UNION,
    Written,
    choose,
    claim_of,
    disputed,
    fact,
    heading,
    speak,
    with_claims,
)
from story import story
from window import Open, in_browser

from extract.claims.speech.reporting import reporting_verbs
from extract.records import TimeInterval
from graph.records import ClaimNode, EvidenceNode
from ontology.vocabulary import EntityType, RelationType

pytestmark = in_browser

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


TIMES = [
    (dt.date(2026, 3, 14), "в субботу", "14 марта 2026 (в статье: «в субботу»)"),
    (dt.date(2026, 3, 14), "14 марта", "14 марта 2026"),
    (None, "на днях", "на днях"),
]


@pytest.mark.parametrize(("day", "words", "said"), TIMES)
def test_a_date_stands_with_the_words_of_the_article(
    opened: Open, written: Written, day: dt.date | None, words: str, said: str
) -> None:
    """The day, and how the article puts it where that is no part of the day."""
    knowledge = story()
    time = TimeInterval(
        earliest=day, latest=day, value=day.isoformat() if day else None, text=words
    )
    claim = claim_of(knowledge, FINLAND, RelationType.MEMBER_OF)
    window = opened(written(with_claims(knowledge, dataclasses.replace(claim, time=time))))
    choose(window, "Fact", fact(window, claim.iri))
    assert window.page.locator("#panel .roles dd").inner_text() == said


def test_sentences_of_one_row_say_what_each_supports(opened: Open, written: Written) -> None:
    """Where a card tells a fact and its denial in one row, every sentence says which it is for."""
    window = opened(written(disputed()))
    choose(window, "Node", window.node("Финляндия"))
    window.page.locator("#panel .row", has_text="спорно").locator(".toggle").click()
    captions = window.page.locator("#panel figcaption .badge")
    captions.first.wait_for()
    assert sorted(captions.all_inner_texts()) == [
        "здесь — запланировано",
        "здесь — отрицается",
        "здесь — состоялось",
    ]


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


def test_a_row_leads_to_the_card_of_its_fact(opened: Open) -> None:
    """Below its sentences: status, sureness and identifier are two presses from a node."""
    window = opened()
    choose(window, "Node", window.node("Норвегия"))
    window.page.locator("#panel .toggle").first.click()
    window.page.get_by_role("button", name="О факте подробнее").click()
    assert heading(window) == "Норвегия — не член объединения Балтийский цифровой союз"
    assert "clm:" in window.page.locator("#panel .iri code").inner_text()


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


def test_an_article_without_an_address_is_found_in_the_list(written: Written, opened: Open) -> None:
    """Its headline under a sentence, which is no link to the web, shows its row among articles."""
    knowledge = story()
    articles = tuple(
        dataclasses.replace(one, article=dataclasses.replace(one.article, url=None))
        for one in knowledge.articles
    )
    window = opened(written(dataclasses.replace(knowledge, articles=articles)))
    choose(window, "Node", window.node("Норвегия"))
    window.page.locator("#panel .toggle").first.click()
    headline = window.page.locator("#panel figcaption .jump").first
    title = headline.inner_text()
    headline.click()
    assert window.page.locator("#list .headline").all_inner_texts() == [title]
    assert window.page.locator("#list [data-article]").count() == 1
    window.assert_clean()


def test_a_row_counts_sources_then_sentences(opened: Open) -> None:
    """Sources as in the lists; sentences where there are more of them than sources."""
    window = opened()
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    rows = set(window.page.locator("#panel .toggle").all_inner_texts())
    assert rows
    for row in rows:
        assert re.fullmatch(r"\d+ источник(а|ов)?(, \d+ цитат[аы]?)?", row), row
