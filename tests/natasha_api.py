"""natasha through its own API, on the words that svyaz gives its taggers.

`MorphVocab` stands on pymorphy2, which new Pythons cannot always load; `Vocabulary` is the same
class on pymorphy3, with natasha's own cache, readings and choice of lemma.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from natasha import NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser
from natasha.morph.lemma import lemmatize
from natasha.morph.vocab import CACHE_SIZE, oc_grams, ud_feats, ud_pos
from pymorphy3 import MorphAnalyzer

from extract.annotate import NAME_TYPES
from extract.annotate.models import load
from extract.records import Document, Token


@dataclass(frozen=True, slots=True)
class Form:
    """A reading in natasha's terms, as its `MorphForm`."""

    parse: Any
    normal: str
    pos: str
    feats: Mapping[str, str]

    def inflect(self, grams: Iterable[str]) -> object:
        """The reading's form of that case, with its text as `word`."""
        return self.parse.inflect(set(oc_grams(grams)))


class Vocabulary:
    """natasha's `MorphVocab` on pymorphy3."""

    def __init__(self) -> None:
        """Load the dictionary."""
        self._analyzer = MorphAnalyzer()
        self.parse = lru_cache(CACHE_SIZE)(self._parse)

    def __call__(self, word: str) -> list[Form]:
        """Readings of a word, the likeliest first."""
        readings: list[Form] = self.parse(word)
        return readings

    def _parse(self, word: str) -> list[Form]:
        return [
            Form(parse, parse.normal_form, ud_pos(parse.tag), dict(ud_feats(parse.tag)))
            for parse in self._analyzer.parse(word)
        ]

    def lemmatize(self, word: str, pos: str, feats: Mapping[str, str]) -> str:
        """natasha's choice of a lemma."""
        lemma: str = lemmatize(self, word, pos, feats)
        return lemma


@dataclass(frozen=True, slots=True)
class Natasha:
    """natasha's models."""

    morph: NewsMorphTagger
    syntax: NewsSyntaxParser
    ner: NewsNERTagger
    vocabulary: Vocabulary


@lru_cache(maxsize=1)
def natasha() -> Natasha:
    """natasha's models, loaded once."""
    embedding = NewsEmbedding()
    return Natasha(
        NewsMorphTagger(embedding),
        NewsSyntaxParser(embedding),
        NewsNERTagger(embedding),
        Vocabulary(),
    )


def differences(document: Document) -> Iterator[str]:
    """What natasha says otherwise about the words of a document: "field at offset: ours, its".

    Tokens and sentences are taken from the document, in natasha's spelling (ё as е); headers are
    blanked out. Governors may differ where the net cannot tell two tokens apart.
    """
    api = natasha()
    words = [_plain(token.text) for token in document.tokens]
    items = [words[sentence.first : sentence.last] for sentence in document.sentences]
    for sentence, morph, syntax in zip(
        document.sentences, api.morph.map(items), api.syntax.map(items), strict=True
    ):
        for number, (tag, node) in enumerate(zip(morph.tokens, syntax.tokens, strict=True)):
            token = document.tokens[sentence.first + number]
            lemma = api.vocabulary.lemmatize(tag.text, tag.pos, tag.feats)
            head = sentence.first + int(node.head_id) - 1 if int(node.head_id) else -1
            if token.head != head and not _alike(document, token.head, head):
                yield _difference("head", token, token.head, head)
            for field, own, its in (
                ("pos", token.pos, tag.pos),
                ("feats", dict(token.feats), tag.feats),
                ("lemma", token.lemma, lemma),
                ("rel", token.rel, node.rel),
            ):
                if own != its:
                    yield _difference(field, token, own, its)
    yield from _name_differences(document)


def _name_differences(document: Document) -> Iterator[str]:
    letters = [" "] * len(document.article.text)
    for token in document.tokens:
        letters[token.start : token.stop] = token.text
    spans = natasha().ner(_plain("".join(letters))).spans if document.tokens else []
    its = {(span.start, span.stop, NAME_TYPES[span.type]) for span in spans}
    own = {(span.start, span.stop, span.type) for span in document.spans}
    for start, stop, kind in sorted(own ^ its):
        side = "ours only" if (start, stop, kind) in own else "natasha's only"
        yield f"name at {start}:{stop}: {kind}, {side}"


def _difference(field: str, token: Token, own: object, its: object) -> str:
    return f"{field} at {token.start}: {own}, {its}"


def _alike(document: Document, one: int, other: int) -> bool:
    """Whether two tokens of a sentence have the same forms around them, as far as the net sees."""
    return -1 not in (one, other) and _around(document, one) == _around(document, other)


def _around(document: Document, token: int) -> list[int]:
    (sentence,) = (s for s in document.sentences if s.first <= token < s.last)
    number = load().forms.number
    return [
        number(_plain(document.tokens[at].text)) if sentence.first <= at < sentence.last else -1
        for at in range(token - 3, token + 4)
    ]


def _plain(text: str) -> str:
    return text.replace("ё", "е").replace("Ё", "Е")
