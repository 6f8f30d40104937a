"""What an article is called: its headline, else its first words."""

from extract.records import BlockKind
from graph.records import ArticleNode

LONGEST_OPENING = 90
"""An article without a headline is called by its first words, of this many letters at most."""
_SPOKEN = frozenset({BlockKind.HEADLINE, BlockKind.BODY})


def title(node: ArticleNode) -> str:
    """Return what to call an article, on one line; empty where it has neither headline nor text."""
    return headline(node) or opening(node)


def headline(node: ArticleNode) -> str:
    """Return the headline on one line; empty where there is none."""
    return one_line(node.article.headline or "")


def opening(node: ArticleNode) -> str:
    """Return the first words of an article, less the date line; empty where it has no text."""
    article = node.article
    texts = (one_line(article.text[b.start : b.stop]) for b in article.blocks if b.kind in _SPOKEN)
    words = next(filter(None, texts), "") or one_line(article.text)
    if len(words) <= LONGEST_OPENING:
        return words or node.opening
    # A word longer than the whole is cut after all.
    kept = words[: LONGEST_OPENING + 1].rsplit(" ", 1)[0][:LONGEST_OPENING]
    return kept.rstrip(" ,;:–—-") + "…"


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
