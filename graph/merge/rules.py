"""The rules by which entities of different articles are taken for one thing, and how sure each is.

A score is the estimated share of a rule's joins that hold, 0..1: judged from the joins that it
made in news of several outlets, so good for ordering the rules and no calibrated probability.
"""

from enum import Enum


class Rule(Enum):
    """A rule: what `explain` calls it, and its score."""

    DECISION = ("decision", 1.0)
    """A person decided it."""
    GAZETTEER = ("gazetteer", 0.98)
    """Both are linked to one entry of the gazetteer."""
    NAME = ("name", 0.95)
    """One name inside one family of types."""
    ALIAS = ("alias", 0.95)
    """One is called by a name that only the other one bears."""
    DESCRIPTION = ("description", 0.9)
    """The same words, and the same known thing named in them."""
    PERSON = ("person", 0.95)
    """A name in two spellings, or a surname in a context that both share."""
    SPEAKER = ("speaker", 0.85)
    """Unnamed, but the same words said in the same days."""
    MISPRINT = ("misprint", 0.9)
    """The name of a medium one letter off."""
    SIMILAR = ("similar name", 0.9)
    """A name in another spelling or alphabet, and a second vote."""
    ALLIANCE = ("alliance", 0.85)
    """Described, but with the same members in the same weeks."""
    OCCASION = ("occasion", 0.9)
    """An event or a document in agreeing words, places and times."""

    def __init__(self, label: str, score: float) -> None:
        self.label = label
        self.score = score
