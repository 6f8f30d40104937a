"""What was decided of a name, and the link that it gives with its reason.

NIL means "not in this gazetteer", never "not in Wikidata".
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.records import Link
from ontology.gazetteer import Candidate, Entry
from ontology.vocabulary import EntityType


class LinkRule(StrEnum):
    """What decided that a name means an entry."""

    NAME = "name"
    """The name means this thing in most of its uses."""
    CONTEXT = "context"
    """Of several things the one whose state the article names."""
    ADJECTIVE = "adjective"
    METONYM = "metonym"
    """A capital or a seat of power that stands for its state."""
    FULL_NAME = "full name"
    SPELLING = "spelling"
    """A person's full name in other letters, in another order or with a patronymic."""
    LONE_NAME = "lone name"
    """A surname or first name alone, which nearly always means one person."""
    OFFICE = "office"
    """A lone name beside the post that the person holds."""
    BODY = "body"
    """A body that every state has, and the state that the article names."""


_BY_TYPE = {
    EntityType.COUNTRY.nerel: 0.99,
    EntityType.STATE_OR_PROVINCE.nerel: 0.97,
    EntityType.CITY.nerel: 0.94,
    EntityType.ORGANIZATION.nerel: 0.92,
    EntityType.PERSON.nerel: 0.96,
}
"""Precision of links on NEREL dev by type of the name, with a table made without dev; questions
that ask for a class («верховный суд») are left out."""
_OF_ANOTHER_TYPE = 0.95
"""The same over all further types of names together."""
_BY_RULE = {LinkRule.LONE_NAME: 0.95, LinkRule.OFFICE: 0.95, LinkRule.METONYM: 0.9}
"""Precision of a rule where it is lower than that of its type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The entry that a name means; none, with a reason worth telling or without."""

    candidate: Candidate | None = None
    rule: LinkRule = LinkRule.NAME
    share: float = 1.0
    """Part of the name's uses that mean the entry, 0..1, metonyms left out."""
    runner_up: Candidate | None = None
    """The next best sense."""
    reason: str = ""
    """Why none of several entries was chosen; empty where the gazetteer has none."""

    @property
    def link(self) -> Link | None:
        """The link that the choice gives."""
        if self.candidate is None:
            return None
        entry, name = self.candidate.entry, self.candidate.name
        sure = _BY_RULE.get(self.rule, _BY_TYPE.get(entry.type.nerel, _OF_ANOTHER_TYPE))
        return entry_link(
            entry,
            score=round(min(sure, self.share), 2),
            reason=f"{name.kind} «{name.name}»",
            name=name.name,
            rule=self.rule,
            share=round(self.share, 2),
            runner_up=None if self.runner_up is None else told(self.runner_up.entry),
        )


NIL = Choice()
"""The gazetteer does not have it."""


def entry_link(  # noqa: PLR0913 - the fields of the record
    entry: Entry,
    *,
    score: float,
    reason: str,
    name: str = "",
    rule: str = "",
    share: float = 1.0,
    runner_up: str | None = None,
) -> Link:
    """The link to an entry of the gazetteer."""
    return Link(
        key=entry.id,
        wikidata=entry.wikidata,
        label_ru=entry.label_ru,
        label_en=entry.label_en,
        iso=entry.iso,
        geonames=entry.geonames,
        score=score,
        reason=reason,
        name=name,
        rule=rule,
        share=share,
        runner_up=runner_up,
    )


def told(entry: Entry) -> str:
    """An entry as a reason names it: «Лондон (Q84)»."""
    return f"{entry.label_ru} ({entry.id})"
