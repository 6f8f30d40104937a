"""What extractors of relations and events show for a claim: a sentence and what decided in it."""

from extract.records import Evidence, Reason
from extract.tree import Tree


def sentence_evidence(
    tree: Tree,
    index: int,
    trigger: tuple[int, int],
    *,
    extractor: str,
    score: float,
    reasons: tuple[Reason, ...] = (),
) -> Evidence:
    """The whole sentence of a token.

    Args:
        tree: of the document.
        index: any token of the sentence.
        trigger: start and stop of the words that decided, code points.
        extractor: extractor and pattern, "relations/union-unites".
        score: share of such finds that are right, 0..1.
        reasons: how the sentence was read.
    """
    sentence = tree.sentence(index)
    return Evidence(
        start=sentence.start,
        stop=sentence.stop,
        quote=tree.document.article.text[sentence.start : sentence.stop],
        trigger=trigger,
        extractor=extractor,
        score=score,
        reasons=reasons,
    )
