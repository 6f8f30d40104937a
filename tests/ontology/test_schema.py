"""Which relation may join which types."""

import pytest

from ontology.schema import LITERAL_VALUED, SIGNATURES, allows
from ontology.vocabulary import LITERALS, EntityType, RelationType

T = EntityType
R = RelationType


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        (T.COUNTRY, R.MEMBER_OF, T.ALLIANCE),
        (T.PERSON, R.MEMBER_OF, T.ORGANIZATION),
        (T.COUNTRY, R.ORGANIZES, T.ALLIANCE),
        (T.PERSON, R.ORGANIZES, T.EVENT),
        (T.GOVERNMENT_BODY, R.PART_OF, T.COUNTRY),
        (T.DISTRICT, R.PART_OF, T.STATE_OR_PROVINCE),
        (T.COUNTRY, R.SIGNATORY_OF, T.AGREEMENT),
        (T.ALLIANCE, R.SIGNATORY_OF, T.LAW),
        (T.GOVERNMENT_BODY, R.SUBORDINATE_OF, T.PERSON),
        (T.COUNTRY, R.PARTICIPANT_IN, T.EVENT),
        (T.COUNTRY, R.PARTICIPANT_IN, T.AGREEMENT),
        (T.LAW, R.POINT_IN_TIME, T.DATE),
        (T.PERSON, R.WORKS_AS, T.PROFESSION),
        (T.PERSON, R.WORKPLACE, T.FACILITY),
        (T.MEDIA_OUTLET, R.HEADQUARTERED_IN, T.CITY),
        (T.PERSON, R.GOVERNS, T.STATE_OR_PROVINCE),
        (T.MONEY, R.ALTERNATIVE_NAME, T.MONEY),
    ],
)
def test_allowed(subject: T, relation: R, object_: T) -> None:
    """News joins these."""
    assert allows(relation, subject, object_)


@pytest.mark.parametrize(
    ("subject", "relation", "object_"),
    [
        (T.ALLIANCE, R.MEMBER_OF, T.PERSON),
        (T.COUNTRY, R.MEMBER_OF, T.PERSON),
        (T.LAW, R.PART_OF, T.CITY),
        (T.PERSON, R.PART_OF, T.ORGANIZATION),
        (T.ORGANIZATION, R.WORKS_AS, T.PROFESSION),
        (T.PERSON, R.WORKS_AS, T.ORGANIZATION),
        (T.PERSON, R.TAKES_PLACE_IN, T.CITY),
        (T.EVENT, R.TAKES_PLACE_IN, T.DATE),
        (T.EVENT, R.POINT_IN_TIME, T.CITY),
        (T.PERSON, R.SPOUSE, T.COUNTRY),
        (T.PRODUCT, R.SIGNATORY_OF, T.LAW),
        (T.DATE, R.OWNER_OF, T.ORGANIZATION),
    ],
)
def test_not_allowed(subject: T, relation: R, object_: T) -> None:
    """These are parsing errors, never facts."""
    assert not allows(relation, subject, object_)


@pytest.mark.parametrize("relation", R)
def test_every_relation_joins_something(relation: R) -> None:
    """No relation is left out of the table, and none has an empty row."""
    assert all(row.subjects and row.objects for row in SIGNATURES[relation])


@pytest.mark.parametrize("kind", T)
def test_subclasses_stand_for_their_class(kind: T) -> None:
    """A sub-class for news may stand exactly where its class may."""
    for relation in R:
        for other in T:
            assert allows(relation, kind, other) == allows(relation, EntityType[kind.nerel], other)
            assert allows(relation, other, kind) == allows(relation, other, EntityType[kind.nerel])


@pytest.mark.parametrize("relation", R)
def test_literal_relations_take_values(relation: R) -> None:
    """A relation to dates, ages or sums is written with a literal."""
    objects = frozenset().union(*(row.objects for row in SIGNATURES[relation]))
    if objects <= LITERALS:
        assert relation in LITERAL_VALUED
    if relation in LITERAL_VALUED:
        assert objects & LITERALS
