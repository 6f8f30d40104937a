"""natasha's statistical models, loaded once per process."""

from dataclasses import dataclass
from functools import lru_cache

from natasha import NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """slovnet's three taggers over one shared embedding (navec, 250,000 words, 300 dimensions)."""

    morph: NewsMorphTagger
    syntax: NewsSyntaxParser
    ner: NewsNERTagger


@lru_cache(maxsize=1)
def load() -> Models:
    """Load the taggers that ship inside the natasha distribution (1.3 s, 300 MB, no network)."""
    embedding = NewsEmbedding()
    return Models(
        morph=NewsMorphTagger(embedding),
        syntax=NewsSyntaxParser(embedding),
        ner=NewsNERTagger(embedding),
    )
