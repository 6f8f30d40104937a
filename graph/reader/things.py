"""What a Turtle file says of each thing, asked by property, with an error for what is wrong.

The names of things are abbreviated ("ent:finland-q33") whatever base IRI the file has: the base is
what its own IRIs have in common, not what it declares.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from graph.answers import Term, TermKind
from graph.errors import GraphError
from graph.store import read_triples
from ontology.errors import OntologyError
from ontology.namespaces import (
    DCTERMS,
    OWL,
    RDF,
    RDFS,
    SKOS,
    SV,
    XSD,
    Kind,
    Namespaces,
    NodeClass,
    Property,
    sv,
)
from ontology.vocabulary import EntityType

TYPE, LABEL, ALT_LABEL = f"{RDF}type", f"{RDFS}label", f"{SKOS}altLabel"
SAME_AS, IDENTIFIER = f"{OWL}sameAs", f"{DCTERMS}identifier"
_ASKED = frozenset({*map(sv, Property), TYPE, LABEL, ALT_LABEL, SAME_AS, IDENTIFIER})
"""Direct triples are not read: they are what the claims say."""
_KINDS: dict[str, tuple[Kind, ...]] = {
    NodeClass.ENTITY: (Kind.ENTITY,),
    NodeClass.CLAIM: (Kind.CLAIM,),
    EntityType.EVENT: (Kind.EVENT, Kind.ENTITY),
    NodeClass.STATEMENT: (Kind.STATEMENT,),
    NodeClass.EVIDENCE: (Kind.EVIDENCE,),
    NodeClass.ARTICLE: (Kind.ARTICLE,),
    NodeClass.EXTRACTOR: (Kind.EXTRACTOR,),
}
"""The classes whose members have names of their own, and the prefixes of these."""
_NAME = re.compile(rf"(?P<base>.*[/#])(?P<kind>{'|'.join(Kind)})/(?P<local>[^/#]+)", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_Member = TypeVar("_Member", bound=StrEnum)
_Value = TypeVar("_Value")


class Things:
    """Everything that a file describes, by abbreviated name.

    Raises:
        StoreError: the file cannot be read or is not Turtle.
        GraphError: it describes nothing of this vocabulary, or under two base IRIs.
    """

    def __init__(self, path: Path) -> None:
        self.source = str(path)
        told: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, value in read_triples(path):
            if predicate in _ASKED:
                told.setdefault(subject, {}).setdefault(predicate, []).append(value)
        self._base = ""
        self._by_name: dict[str, Thing] = {}
        for iri, properties in sorted(told.items()):
            classes = _classes(properties.get(TYPE, ()))
            kinds = [kind for name in classes for kind in _KINDS.get(name, ())]
            if kinds:
                name = self._named(iri, kinds)
                self._by_name[name] = Thing(self, name, classes, properties)
        if not self._by_name:
            reason = "is Turtle, but describes nothing that a graph of svyaz is made of"
            raise GraphError(self.source, f"{reason} (no sv:Article, sv:Entity or sv:Claim)")
        try:
            self.namespaces = Namespaces(base_iri=self._base)
        except OntologyError as error:
            raise GraphError(self.source, str(error)) from error

    def of_class(self, name: str) -> Iterator["Thing"]:
        """Yield the members of a class by its local name, sorted by name."""
        return (thing for _, thing in sorted(self._by_name.items()) if name in thing.classes)

    def find(self, iri: str) -> "Thing | None":
        """Return the thing with this IRI; None for what the file does not describe."""
        found = _NAME.fullmatch(iri)
        if found is None or found["base"] != self._base:
            return None
        return self._by_name.get(f"{found['kind']}:{found['local']}")

    def shown(self, iri: str) -> str:
        """Return an IRI as messages show it: abbreviated where it is one of this graph."""
        found = _NAME.fullmatch(iri)
        if found is None or found["base"] != self._base:
            return f"<{iri}>"
        return f"{found['kind']}:{found['local']}"

    def _named(self, iri: str, kinds: Sequence[Kind]) -> str:
        """Abbreviate the IRI of a thing; the first one tells the base IRI of all."""
        found = _NAME.fullmatch(iri)
        if found is None or found["kind"] not in kinds:
            wanted = " or ".join(f"{kind}/…" for kind in dict.fromkeys(kinds))
            if iri.startswith("_:"):
                reason = f"is a blank node, not an IRI that ends in {wanted}, as its class wants"
                raise GraphError(self.source, f"{iri} {reason}")
            raise GraphError(self.source, f"<{iri}> does not end in {wanted}, as its class wants")
        self._base = self._base or found["base"]
        if found["base"] != self._base:
            reason = f"has things under two base IRIs, <{self._base}> and <{found['base']}>"
            raise GraphError(self.source, reason)
        return f"{found['kind']}:{found['local']}"


class Thing:
    """What the file says of one thing.

    Every question names a property by its local name, or by its IRI if it is none of ours, and
    raises a GraphError that names file, thing and property where the answer has the wrong form.
    """

    __slots__ = ("_properties", "_things", "classes", "name")

    def __init__(
        self,
        things: Things,
        name: str,
        classes: frozenset[str],
        properties: dict[str, list[Term]],
    ) -> None:
        self.name = name
        self.classes = classes
        self._things = things
        self._properties = properties

    def wrong(self, name: str, reason: str) -> GraphError:
        """Return the error to raise for a property."""
        return GraphError(self._things.source, f"{self.name}: {_shown(name)} {reason}")

    def needed(self, name: str, value: _Value | None) -> _Value:
        """Return a value that must be there."""
        if value is None:
            raise self.wrong(name, "is missing")
        return value

    def terms(self, name: str) -> list[Term]:
        """Return all values as they are, each once."""
        iri = name if ":" in name else sv(name)
        return list(dict.fromkeys(self._properties.get(iri, ())))

    def term(self, name: str) -> Term | None:
        """Return the only value, if there is one."""
        found = self.terms(name)
        if len(found) > 1:
            raise self.wrong(name, f"has {len(found)} values where one is allowed; {_JOINED}")
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """Return the words, in whatever language."""
        term = self.term(name)
        return None if term is None else self._words(name, term)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return several words, sorted."""
        return tuple(sorted({self._words(name, term) for term in self.terms(name)}))

    def label(self, language: str) -> str | None:
        """Return the rdfs:label in a language; "ru-RU" counts where nothing is in plain "ru"."""
        told = self.terms(LABEL)
        found = {self._words(LABEL, t) for t in told if (t.language or "").lower() == language}
        found = found or {
            self._words(LABEL, t)
            for t in told
            if (t.language or "").lower().startswith(f"{language}-")
        }
        if len(found) > 1:
            reason = f"has {len(found)} values in one language, @{language}; {_JOINED}"
            raise self.wrong(LABEL, reason)
        return next(iter(found), None)

    def whole(self, name: str, *, least: int) -> int | None:
        """Return an xsd:integer of at least so much."""
        term = self._typed(name, f"{XSD}integer")
        if term is None:
            return None
        try:
            number = int(term.value)
        except ValueError as error:
            raise self._unlike(name, term, "an xsd:integer") from error
        if number < least:
            raise self._unlike(name, term, f"a number from {least} on")
        return number

    def score(self, name: str) -> float | None:
        """Return an xsd:decimal from 0 to 1."""
        term = self._typed(name, f"{XSD}decimal")
        if term is None:
            return None
        try:
            score = float(term.value)
        except ValueError as error:
            raise self._unlike(name, term, "an xsd:decimal") from error
        if not 0.0 <= score <= 1.0:
            raise self._unlike(name, term, "a number from 0 to 1")
        return score

    def day(self, name: str) -> dt.date | None:
        """Return an xsd:date without a zone."""
        term = self._typed(name, f"{XSD}date")
        if term is None:
            return None
        try:
            if _DAY.fullmatch(term.value):
                return dt.date.fromisoformat(term.value)
        except ValueError:
            pass  # the thirtieth of February
        raise self._unlike(name, term, "an xsd:date without time zone")

    def is_true(self, name: str) -> bool:
        """Return whether an xsd:boolean is there and true."""
        term = self._typed(name, f"{XSD}boolean")
        if term is not None and term.value not in ("true", "false", "1", "0"):
            raise self._unlike(name, term, "an xsd:boolean")
        return term is not None and term.value in ("true", "1")

    def member(self, name: str, terms: type[_Member]) -> _Member | None:
        """Return a term of the vocabulary as the member of its enum."""
        term = self.term(name)
        if term is None:
            return None
        try:
            if term.kind is TermKind.IRI and term.value.startswith(SV):
                return terms(term.value.removeprefix(SV))
        except ValueError:
            pass  # a term of ours, but of another kind
        raise self._unlike(name, term, f"one of sv:{', sv:'.join(terms)}")

    def thing(self, name: str, *classes: str) -> "Thing | None":
        """Return the only thing that a property leads to, a member of one of the classes."""
        term = self.term(name)
        return None if term is None else self._led_to(name, term, classes)

    def link(self, name: str, *classes: str) -> str | None:
        """Return the name of the only thing that a property leads to."""
        found = self.thing(name, *classes)
        return None if found is None else found.name

    def things(self, name: str, *classes: str) -> list["Thing"]:
        """Return all things that a property leads to, sorted by name."""
        found = [self._led_to(name, term, classes) for term in self.terms(name)]
        return sorted(found, key=lambda thing: thing.name)

    def links(self, name: str, *classes: str) -> tuple[str, ...]:
        """Return the names of all things that a property leads to, sorted."""
        return tuple(thing.name for thing in self.things(name, *classes))

    def _led_to(self, name: str, term: Term, classes: Iterable[str]) -> "Thing":
        if term.kind is not TermKind.IRI:
            raise self._unlike(name, term, "an IRI")
        found = self._things.find(term.value)
        if found is None:
            shown = self._things.shown(term.value)
            raise self.wrong(name, f"leads to {shown}, which the file does not describe")
        if found.classes.isdisjoint(classes):
            wanted = " or ".join(f"sv:{each}" for each in classes)
            raise self.wrong(name, f"leads to {found.name}, which is no {wanted}")
        return found

    def _words(self, name: str, term: Term) -> str:
        if term.kind is not TermKind.LITERAL:
            raise self._unlike(name, term, "text")
        return term.value

    def _typed(self, name: str, datatype: str) -> Term | None:
        term = self.term(name)
        if term is not None and term.datatype != datatype:
            raise self._unlike(name, term, f"an xsd:{datatype.removeprefix(XSD)}")
        return term

    def _unlike(self, name: str, term: Term | None, wanted: str) -> GraphError:
        if term is not None and term.kind is TermKind.BLANK:
            return self.wrong(name, f"is a blank node, not {wanted}")
        value = "" if term is None else term.value
        return self.wrong(name, f"is {value[:_SHOWN]!r}, not {wanted}")


_JOINED = "graphs joined into one cannot be read: build one graph of all articles instead"
_SHOWN = 80
"""Letters of a wrong value that a message shows."""


def _classes(types: Iterable[Term]) -> frozenset[str]:
    return frozenset(t.value.removeprefix(SV) for t in types if t.value.startswith(SV))


def _shown(name: str) -> str:
    return Namespaces().contract(name if ":" in name else sv(name))
