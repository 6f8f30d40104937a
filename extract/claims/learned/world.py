"""What the model says of the world and the gazetteer, or the kind of thing, contradicts."""

from extract.records import Entity
from ontology.gazetteer import default
from ontology.vocabulary import EntityType, RelationType

_INSIDE = frozenset({RelationType.LOCATED_IN, RelationType.PART_OF})


def contradicted(subject: Entity, relation: RelationType, thing: Entity) -> str | None:
    """Why a relation cannot hold, None where nothing speaks against it.

    «Премьер Индии прибыл в Токио» puts no city of Japan in India; who signs an agreement has not
    produced it.
    """
    if relation is RelationType.PRODUCES and thing.type is EntityType.AGREEMENT:
        return "an agreement is signed, not produced"
    if relation not in _INSIDE or subject.link is None or thing.link is None:
        return None
    entry = default().by_id(subject.link.key)
    state = entry.country if entry else None
    if state and thing.link.iso and not thing.link.iso.startswith(state):  # a region: «US-CA»
        return f"the gazetteer has «{subject.name}» in {state}"
    return None
