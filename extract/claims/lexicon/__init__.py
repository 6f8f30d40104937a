"""The event lexicon: which words name which events, and where their participants stand.

`events.tsv` beside this file has one row for a group of triggers with the same government:

- `trigger`: lemmas, `|` between them (aspect pairs and synonyms);
- `pos`: `verb`; `noun`; `light`, a verb that names an event only with the noun in `needs`
  (ввести + санкция); `support`, a verb that merely carries an event noun (провести + переговоры);
- `type`, `mode`: PLOVER's;  `deal`: kind of business event;
- `agent`, `recipient`: slots, `|` between them; all that are filled count;
- `needs`: conditions, a space between them; every one must hold;
- `note`: what the row means: the category of CAMEO, of which PLOVER's types and modes are made
  (CAMEO codebook 1.1b3 and CAMEO2PLOVER-2021), or why the row is there.

A slot is `nsubj`, a bare case (`acc`, `dat`, `gen`, `ins`), a preposition with its case (`с+ins`,
`в отношении+gen`), `adj` (a relational adjective: «американские санкции»), `obj+gen` or `pred+gen`
(the genitive below the object or the predicate noun). A passive turns `nsubj` into the
instrumental and `acc` into the subject by itself.

A condition is `PLACE:ALTERNATIVES` or a single word. The place is `obj`, `nsubj`, `pred`, `adv`,
`inf`, `that` (the verb of its «что» clause), `whose` (a genitive below the object), `amod` (an
adjective below an object or a prepositional phrase), `where` (the noun that the trigger's
relative clause describes), a bare case or prepositions with `/` between them; alternatives are
lemmas and classes (`@actor`, `@person`, ...). `!` negates.
Single words: `inf` (an infinitive hangs on the trigger), `neg` (the trigger is negated, and the
negation is part of what is told: «не признал вину» rejects), `recipient` and `agent` (a named one
was found), `two` (two agents), `carried` (a verb of support or happening governs the noun).

Rows with more conditions are tried first, then rows that ask for lemmas before rows that ask for
classes alone, then the order of the file decides.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ontology.errors import OntologyError
from ontology.vocabulary import DealType, EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in the syntax of a trigger where a participant may stand."""

    preposition: str
    """Lower case, "" for a bare case; "obj" and "pred" for what hangs below those."""
    case: str
    """UD's name of the case ("Ins"), or "nsubj" or "adj"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold (or, negated, must not) for a row to apply."""

    place: str
    alternatives: frozenset[str]
    """Lemmas and classes; empty: anything in that place will do."""
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One row of the lexicon: a meaning of its triggers."""

    lemmas: tuple[str, ...]
    pos: str
    type: EventType
    mode: str | None
    agent: tuple[Slot, ...]
    recipient: tuple[Slot, ...]
    deal: DealType | None
    needs: tuple[Condition, ...]

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun that names the event by itself."""
        return self.pos == "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """The whole table, by trigger."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    support: frozenset[str]
    """Verbs that carry an event noun and lend it their subject."""


_CASES = {"acc": "Acc", "dat": "Dat", "gen": "Gen", "ins": "Ins", "loc": "Loc"}
_POS = frozenset({"verb", "light", "noun", "support"})


@lru_cache(maxsize=1)
def event_lexicon() -> EventLexicon:
    """The lexicon that ships with the package.

    Raises:
        OntologyError: a row names an unknown type, deal, part of speech or case.
    """
    verbs: dict[str, list[Sense]] = {}
    nouns: dict[str, list[Sense]] = {}
    support: set[str] = set()
    table = files("extract.claims.lexicon") / "events.tsv"
    with table.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            lemmas = tuple(row["trigger"].split("|"))
            if row["pos"] == "support":
                support.update(lemmas)
                continue
            sense = _sense(row, lemmas)
            place = nouns if sense.is_noun else verbs
            for lemma in lemmas:
                place.setdefault(lemma, []).append(sense)
    return EventLexicon(
        verbs={lemma: _ordered(senses) for lemma, senses in verbs.items()},
        nouns={lemma: _ordered(senses) for lemma, senses in nouns.items()},
        support=frozenset(support),
    )


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    table = files("extract.claims.lexicon") / "groups.tsv"
    with table.open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["group"]: frozenset(row["words"].split("|")) for row in rows}


def word_group(name: str) -> frozenset[str]:
    """Lemmas of one group of `groups.tsv`, words that the rules treat alike; see its `meaning`.

    Raises:
        OntologyError: there is no such group.
    """
    try:
        return _groups()[name]
    except KeyError:
        message = f"groups.tsv: no group {name!r}"
        raise OntologyError(message) from None


def _ordered(senses: list[Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses, key=lambda sense: (-len(sense.needs), _is_general(sense))))


def _is_general(sense: Sense) -> bool:
    """Whether classes alone decide, not lemmas («принять + @person», not «принять + закон»)."""
    return all(
        all(alternative.startswith("@") for alternative in condition.alternatives)
        for condition in sense.needs
    )


def _sense(row: dict[str, str], lemmas: tuple[str, ...]) -> Sense:
    if row["pos"] not in _POS:
        message = f"events.tsv: {row['trigger']}: no such part of speech: {row['pos']!r}"
        raise OntologyError(message)
    try:
        return Sense(
            lemmas=lemmas,
            pos=row["pos"],
            type=EventType(row["type"]),
            mode=row["mode"] or None,
            agent=_slots(row["agent"]),
            recipient=_slots(row["recipient"]),
            deal=DealType(row["deal"]) if row["deal"] else None,
            needs=tuple(_condition(text) for text in row["needs"].split()),
        )
    except (ValueError, KeyError) as error:
        message = f"events.tsv: {row['trigger']}: {error}"
        raise OntologyError(message) from error


def _slots(text: str) -> tuple[Slot, ...]:
    return tuple(slot(item) for item in text.split("|") if item)


def slot(text: str) -> Slot:
    """The slot that a notation stands for: "nsubj", "adj", "acc", "с+ins".

    Raises:
        KeyError: the case is not one of acc, dat, gen, ins, loc.
    """
    if text in {"nsubj", "adj"}:
        return Slot(preposition="", case=text)
    preposition, _, case = text.rpartition("+")
    return Slot(preposition=preposition, case=_CASES[case])


def _condition(text: str) -> Condition:
    place, _, alternatives = text.removeprefix("!").partition(":")
    return Condition(
        place=place,
        alternatives=frozenset(alternatives.split("|")) if alternatives else frozenset(),
        negated=text.startswith("!"),
    )
