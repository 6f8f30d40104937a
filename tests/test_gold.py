"""The labelled articles in tests/gold: well formed, and true to their own texts."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ontology.vocabulary import EntityType, EventType, RelationType, Status

GOLD = Path(__file__).parent / "gold"
NAMES = sorted(path.stem for path in GOLD.glob("*.json"))
NEREL_TYPES = {kind.name for kind in EntityType}


def load(name: str) -> tuple[dict[str, Any], str]:
    """The labels and the text of an article."""
    labels = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return labels, (GOLD / f"{name}.txt").read_text(encoding="utf-8")


def test_every_label_file_has_its_text() -> None:
    """Labels and texts come in pairs, and all PLOVER types occur among them."""
    assert sorted(path.stem for path in GOLD.glob("*.txt")) == NAMES
    kinds = {event["type"] for name in NAMES for event in load(name)[0]["events"]}
    assert kinds == {kind.value for kind in EventType}


@pytest.mark.parametrize("name", NAMES)
def test_labels_speak_the_vocabulary(name: str) -> None:
    """Types, relations and statuses are terms of the ontology; dates are dates."""
    labels, text = load(name)
    assert text.startswith(f"date {dt.date.fromisoformat(labels['date'])}")
    assert {e["type"] for e in labels["entities"].values()} <= NEREL_TYPES
    relations = {relation for _, relation, _ in (*labels["relations"], *labels["not"])}
    assert relations <= {relation.value for relation in RelationType}
    for event in labels["events"]:
        assert {event["type"], *event.get("alt", [])} <= {kind.value for kind in EventType}
        assert event["status"] in {status.value.lower() for status in Status}


@pytest.mark.parametrize("name", NAMES)
def test_labels_stand_in_the_text(name: str) -> None:
    """Every quotation and every trigger is a piece of the text; every argument is an entity."""
    labels, text = load(name)
    known = set(labels["entities"])
    for statement in labels["statements"]:
        assert statement["quote"] in text
        assert set(statement["about"]) <= known
    for event in labels["events"]:
        assert event["trigger"] in text
        assert {*event["agents"], *event["recipients"]} <= known
    for subject, _, _ in (*labels["relations"], *labels["not"]):
        assert subject in known


@pytest.mark.parametrize("name", NAMES)
def test_no_relation_is_both_true_and_a_trap(name: str) -> None:
    """What must not be asserted is not labelled as said."""
    labels, _ = load(name)
    assert not {tuple(r) for r in labels["relations"]} & {tuple(r) for r in labels["not"]}
