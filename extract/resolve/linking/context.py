"""What an article says around its names: it decides between things of one name."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from extract.posts import holder, is_former, post_lemma
from extract.records import Mention, MentionKind
from extract.resolve.linking.names import name_choice
from extract.tree import Tree
from ontology.gazetteer import Gazetteer, NameKind
from ontology.vocabulary import EntityType


class Context:
    """States and posts of one article, each found when it is first asked for."""

    def __init__(self, tree: Tree, gazetteer: Gazetteer) -> None:
        self.tree = tree
        self.gazetteer = gazetteer

    @cached_property
    def states(self) -> Mapping[str, int]:
        """ISO 3166-1 codes of the states that the article names → how often.

        By their own names, adjectives and demonyms («Китай», «китайский», «китайцы»); a city or
        province does not count for its state, for it may be another one of that name.
        """
        counts: Counter[str] = Counter()
        for mention in self.tree.document.mentions:
            if mention.kind is MentionKind.NAME:
                iso = _state_named(self.gazetteer, self.tree, mention)
                if iso is not None:
                    counts[iso] += 1
        return counts

    @cached_property
    def posts(self) -> Mapping[tuple[int, int], str]:
        """Place of a person's name → head noun of the post that stands beside it now."""
        found: dict[tuple[int, int], str] = {}
        for mention in self.tree.document.mentions:
            if mention.type is EntityType.PROFESSION and not is_former(self.tree, mention):
                person = holder(self.tree, mention)
                if person is not None:
                    place = person.start, person.stop
                    found.setdefault(place, post_lemma(self.tree, mention))
        return found

    @property
    def day(self) -> dt.date | None:
        """When the article was published, where it says so."""
        return self.tree.document.article.published


def _state_named(gazetteer: Gazetteer, tree: Tree, mention: Mention) -> str | None:
    if mention.type is EntityType.NATIONALITY:
        found = gazetteer.lookup(mention.name, kinds=(NameKind.DEMONYM,))
        entry = found[0].entry if found else None
    elif mention.type is EntityType.COUNTRY:
        candidate = name_choice(gazetteer, tree, mention, ()).candidate
        entry = candidate.entry if candidate else None
    else:
        return None
    return entry.iso if entry is not None and entry.type is EntityType.COUNTRY else None
