"""The taggers that ship inside the natasha distribution, loaded once per process."""

from dataclasses import dataclass
from functools import lru_cache

from extract.annotate.embedding import Embedding
from extract.annotate.forms import Forms
from extract.annotate.heads import MorphHead, SyntaxHead
from extract.annotate.lemma import Lemmatizer
from extract.annotate.morphology import vocabulary
from extract.annotate.names import NameHead
from extract.annotate.net import Net
from extract.annotate.segment import Segmenter
from extract.annotate.weights import EMBEDDING, MORPH, NER, SYNTAX, Weights, data_file

Feats = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Models:
    """Everything that is loaded for annotation.

    Segmenter and lemmatizer remember what they have met; that never changes a result.
    """

    forms: Forms
    segmenter: Segmenter
    net: Net
    morph: MorphHead
    syntax: SyntaxHead
    names: NameHead
    lemmatizer: Lemmatizer
    tags: tuple[tuple[str, Feats], ...]
    """Part of speech and features, sorted, by tag id."""

    def forget(self) -> None:
        """Forget all words met: memory comes back, results stay the same."""
        self.segmenter.forget()
        self.lemmatizer.forget()
        vocabulary().forget()


@lru_cache(maxsize=1)
def load() -> Models:
    """The models, loaded at the first call (0.2 s, no network).

    Raises:
        ModelError: a model file is missing, damaged or of another version.
    """
    morph, syntax, ner = packs = [Weights(data_file(name)) for name in (MORPH, SYNTAX, NER)]
    forms = Forms(Embedding(data_file(EMBEDDING)), morph.vocabulary("shape"))
    tags = tuple(map(_tag, morph.vocabulary("tag")))
    return Models(
        forms=forms,
        segmenter=Segmenter(forms),
        net=Net(forms, packs),
        morph=MorphHead(morph),
        syntax=SyntaxHead(syntax),
        names=NameHead(ner),
        lemmatizer=Lemmatizer(vocabulary().analyzer, [(pos, dict(feats)) for pos, feats in tags]),
        tags=tags,
    )


def _tag(written: str) -> tuple[str, Feats]:
    """Part of speech and features of a tag like "NOUN|Case=Nom|Number=Sing"."""
    pos, _, rest = written.partition("|")
    feats = (feature.partition("=") for feature in rest.split("|") if feature)
    return pos, tuple(sorted((name, value) for name, _, value in feats))
