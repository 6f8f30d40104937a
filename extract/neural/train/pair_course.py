"""The corpus that the relation net learns from, described once.

Course.of(examples, predicted) -> scheme and lessons
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.neural.calibration import Curve, fit
from extract.neural.pair_features import Scheme
from extract.neural.spans import Span
from extract.neural.train.example import Example
from extract.neural.train.pair_lessons import Lesson, drawn, found
from extract.neural.train.pair_scheme import fit_prior, scheme_for

Found = Mapping[str, Sequence[Span]]
"""What a span net that never saw an article found in it, by the article's name."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Course:
    """The training corpus, described.

    Of each article there is a lesson for its drawn mentions and, where they are at hand, one for
    the found ones.
    """

    scheme: Scheme
    lessons: tuple[tuple[Lesson, ...], ...]

    @classmethod
    def of(cls, examples: Sequence[Example], predicted: Found) -> "Course":
        """Find the candidates of a corpus and describe them.

        Args:
            examples: articles.
            predicted: mentions found in some or all of them; the nets of a jackknife are not
                calibrated, so their scores are made the share that is right here, which is what
                a calibrated net's are.
        """
        predicted = calibrated(examples, predicted)
        wide = scheme_for(examples)
        scheme = fit_prior(wide, [drawn(each, wide) for each in examples])
        return cls(
            scheme=scheme,
            lessons=tuple(
                (
                    drawn(each, scheme),
                    *(
                        (found(each, predicted[each.name], scheme),)
                        if each.name in predicted
                        else ()
                    ),
                )
                for each in examples
            ),
        )

    def part(self, numbers: Sequence[int]) -> "Course":
        """Some of the articles."""
        return replace(self, lessons=tuple(self.lessons[number] for number in numbers))


def calibrated(examples: Sequence[Example], predicted: Found) -> Found:
    """The found mentions, each scored by the share of such that equal drawn ones."""
    own = [each for each in examples if each.name in predicted]
    scores = [span.score for each in own for span in predicted[each.name]]
    if not scores:
        return {}
    hits = [
        (span.start, span.stop, span.type) in each.spans
        for each in own
        for span in predicted[each.name]
    ]
    curve = Curve(fit(scores, hits))
    return {
        each.name: tuple(
            replace(span, score=float(curve(span.score))) for span in predicted[each.name]
        )
        for each in own
    }
