"""What an article is called."""

from dataclasses import replace

import pytest
from drafts import Draft
from story import HERALD

from extract.records import Block, BlockKind
from graph.merge import merge
from graph.records import ArticleNode
from graph.titles import LONGEST_OPENING, title


def article(text: str, headline: str | None = None) -> ArticleNode:
    """An article of the graph."""
    (node,) = merge([Draft(text, headline=headline).done()]).articles
    return node


@pytest.mark.parametrize(
    ("text", "headline", "called"),
    [
        ("Осло. Дания.", "Вести\n из Осло", "Вести из Осло"),
        ("Осло. Дания.", " ", "Осло. Дания."),
        ("Осло,\nДания.", None, "Осло, Дания."),
        ("а" * 100, None, "а" * LONGEST_OPENING + "…"),
        ("слово — " * 30, None, "слово — " * 10 + "слово…"),
    ],
)
def test_headline_else_first_words(text: str, headline: str | None, called: str) -> None:
    """A headline is whole and on one line; first words end between words."""
    assert title(article(text, headline)) == called


def test_date_line_is_no_title() -> None:
    """The header says when and where; the title begins after it."""
    node = article("ОСЛО, 2 марта. Дания вошла.")
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, stop=14),
        Block(kind=BlockKind.BODY, start=15, stop=27),
    )
    node = replace(node, article=replace(node.article, blocks=blocks))
    assert title(node) == "Дания вошла."


def test_kept_opening_stands_in_for_the_text() -> None:
    """Where the text is not at hand, the first words that were kept are the title."""
    bare = replace(HERALD.article, text="", blocks=(), headline=None)
    assert title(replace(HERALD, article=bare, opening="Пять стран")) == "Пять стран"
    assert title(replace(HERALD, article=bare)) == ""
