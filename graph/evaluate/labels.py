"""What careful readers marked in an article, and how names are compared.

A labeled article is a pair `NAME.txt` (the input, unchanged) and `NAME.json`, an object with

    entities    canonical name → {"type": NEREL's name, "aliases": [other names in the text]}
    relations   [[subject, relation, object], ...]; a post, a date or another value stands as text
    not         relations that the text tempts one to assert, although it does not say them: traps
    statements  {"speaker": name, "quote": words of the text}
    events      {"type": PLOVER's name, "alt": [types that one could defend as well],
                 "agents": [name], "recipients": [name], "status": "occurred" | "ongoing" |
                 "planned" | "denied", "date": ISO or null, "trigger": word of the text}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ontology.vocabulary import RelationType

_QUOTES = re.compile(r"[«»\"'“”„‘’`()\[\]]")
_DASHES = re.compile(r"[‐‑–—−-]+")
_DESCRIBED = frozenset({"EVENT", "LAW"})

Names = frozenset[str]
"""All names of one thing, folded."""
Triple = tuple[str, str, str]
"""Subject, relation, object; "?" begins what is no labeled entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement, marked (`texts` is the marked fragment) or found (its text and sentences)."""

    speaker: Names
    texts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{any_of(self.speaker)}: {self.texts[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event, marked or found; of several defensible types the first is the annotator's own."""

    types: tuple[str, ...]
    agents: tuple[Names, ...]
    recipients: tuple[Names, ...]
    status: str
    date: str
    """ISO, in the precision of the label; "" where there is none."""
    trigger: str

    def __str__(self) -> str:
        agents, recipients = (", ".join(map(any_of, who)) for who in (self.agents, self.recipients))
        return f"{self.types[0]} {agents} → {recipients} ({self.trigger}, {self.status})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the readers of one article marked."""

    names: Mapping[str, Names]
    described: frozenset[str]
    """Which of `names` are events and documents: their wording varies."""
    relations: frozenset[Triple]
    traps: frozenset[Triple]
    statements: tuple[Said, ...]
    events: tuple[Happened, ...]


def labels_of(content: Mapping[str, Any]) -> Labels:
    """The labels of one article from the content of its JSON file."""
    names = {
        name: frozenset({fold(name), *map(fold, entity.get("aliases", ()))})
        for name, entity in content["entities"].items()
    }

    def called(name: str) -> Names:
        return names.get(name, frozenset({fold(name)}))

    def triples(key: str, *, as_written: frozenset[str] = frozenset()) -> frozenset[Triple]:
        return frozenset(
            (subject, relation, thing)
            if thing in names and relation not in as_written
            else (subject, relation, f"?{fold(thing)}")
            for subject, relation, thing in content.get(key, ())
        )

    return Labels(
        names=names,
        described=frozenset(
            name for name, entity in content["entities"].items() if entity["type"] in _DESCRIBED
        ),
        relations=triples("relations", as_written=frozenset({RelationType.ALTERNATIVE_NAME})),
        traps=triples("not"),
        statements=tuple(
            Said(speaker=called(one["speaker"]), texts=(one["quote"],))
            for one in content.get("statements", ())
        ),
        events=tuple(
            Happened(
                types=(one["type"], *one.get("alt", ())),
                agents=tuple(map(called, one["agents"])),
                recipients=tuple(map(called, one["recipients"])),
                status=one["status"],
                date=one["date"] or "",
                trigger=one["trigger"],
            )
            for one in content.get("events", ())
        ),
    )


def fold(text: str) -> str:
    """The name without what does not tell names apart.

    >>> fold("«Ёлка»  — 2")
    'елка - 2'
    """
    text = _DASHES.sub("-", _QUOTES.sub(" ", text.lower().replace("ё", "е")))
    return " ".join(text.split()).strip(" .,;:!?-")


def any_of(names: Names) -> str:
    """One of the names, always the same, for messages."""
    return min(names, default="")
