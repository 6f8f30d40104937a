"""The learned model as one who names the relation of pairs that are known to be related."""

from collections.abc import Sequence

import numpy as np

from extract.annotate import read_batch
from extract.evaluate.relations import Classify, Question
from extract.neural.model import Model
from extract.neural.pair_features import describe
from extract.neural.pairs import GIVEN, PairModel
from extract.neural.reading import Reading

_BATCH = 32
"""Articles read at once: their hidden layers take 70 MB."""


def classifier(model: Model) -> Classify | None:
    """Ask a model for the likeliest relation of each pair, that there is none not being allowed.

    Pairs that the model does not take for candidates have no answer. None is returned for a model
    that knows entities only.
    """
    pairs = model.pairs
    if pairs is None:
        return None

    def classify(questions: Sequence[Question]) -> list[tuple[str, ...]]:
        answers = []
        for at in range(0, len(questions), _BATCH):
            batch = questions[at : at + _BATCH]
            _, readings = read_batch([question.article for question in batch])
            answers += [
                _answers(pairs, reading, question)
                for reading, question in zip(readings, batch, strict=True)
            ]
        return answers

    return classify


def _answers(model: PairModel, reading: Reading, question: Question) -> tuple[str, ...]:
    spans = tuple((span.start, span.stop, span.type.nerel) for span in question.spans)
    candidates = describe(reading, spans, model.scheme)
    if not len(candidates.left):
        return ("",) * len(question.pairs)
    scores = model.net(reading, candidates, np.full(len(spans), GIVEN))
    relations = scores[:, :-1].argmax(axis=1)  # the last column is no relation
    sides = zip(candidates.left.tolist(), candidates.right.tolist(), strict=True)
    named = dict(zip(sides, relations.tolist(), strict=True))
    return tuple(
        model.scheme.relations[named[pair]] if pair in named else "" for pair in question.pairs
    )
