"""Local names become IRIs and come back, under any base IRI."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import OntologyError
from ontology.namespaces import SV, Kind, Namespaces, Property, sv

BASES = st.sampled_from(
    ["https://w3id.org/svyaz/", "https://example.org/kg#", "http://localhost:8000/"]
)


@given(BASES, st.sampled_from(Kind), st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True))
def test_contracting_inverts_expanding(base_iri: str, kind: Kind, local: str) -> None:
    """A prefixed name survives the way to an IRI and back."""
    names = Namespaces(base_iri=base_iri)
    assert names.contract(names.expand(f"{kind}:{local}")) == f"{kind}:{local}"


def test_the_ontology_stays_where_it_is() -> None:
    """The base IRI moves nodes, not the words: queries stay valid."""
    names = Namespaces(base_iri="https://example.org/")
    assert names.expand("sv:subject") == SV + "subject" == sv(Property.SUBJECT)
    assert names.expand("ent:usa-q30") == "https://example.org/ent/usa-q30"


def test_foreign_iris_stay_whole() -> None:
    """An IRI that no prefix fits is not abbreviated."""
    assert Namespaces().contract("https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize("curie", ["usa", "foo:usa", ":usa"])
def test_unknown_prefixes_are_refused(curie: str) -> None:
    """A misspelled prefix is an error, not an odd IRI."""
    with pytest.raises(OntologyError):
        Namespaces().expand(curie)


@pytest.mark.parametrize(
    "base_iri",
    [
        "",
        "w3id.org/svyaz/",
        "https://w3id.org/svyaz",
        "https:///svyaz/",
        "ftp://w3id.org/",
        "https://w3id.org/a b/",
        "https://w3id.org/<a>/",
        "https://w3id.org/?a/",
        "https://w3id.org/\n/",
    ],
)
def test_unusable_base_iris_are_refused(base_iri: str) -> None:
    """A base to which names cannot be appended, or that would break Turtle, is refused."""
    with pytest.raises(OntologyError):
        Namespaces(base_iri=base_iri)


def test_prefixes_are_valid_sparql() -> None:
    """The prologue declares every prefix once."""
    lines = Namespaces().sparql_prologue().splitlines()
    assert len(lines) == len(set(lines)) == len(Namespaces().prefixes)
    assert "PREFIX ent: <https://w3id.org/svyaz/ent/>" in lines
