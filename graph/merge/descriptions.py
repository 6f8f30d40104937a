"""What a wording like «саммит ШОС в Астане» is made of: own words, and things that it names."""

from collections.abc import Iterator

from extract.names.keys import words
from graph.merge.identities import Identities, Local

_FUNCTION_WORDS = frozenset(
    {
        "в", "во", "и", "из", "к", "на", "о", "об", "от", "по", "при", "с", "со", "у", "за", "для",
    }
)  # fmt: skip


def descriptions(
    identities: Identities, one: Local
) -> Iterator[tuple[frozenset[str], frozenset[int]]]:
    """Yield for each mention its own words and the clusters of the things that it names.

    «саммит ШОС в Астане» → ({«саммит»}, {ШОС, Астана}).
    """
    extraction = identities.extractions[one.article]
    for number in one.entity.mentions:
        mention = extraction.mentions[number]
        inside = identities.inside(one, mention.start, mention.stop)
        taken = {
            word for start, stop, _ in inside for word in words(extraction.article.text[start:stop])
        }
        own = frozenset(words(mention.name)) - taken - _FUNCTION_WORDS
        yield own, frozenset(identities.root(other) for _, _, other in inside)
