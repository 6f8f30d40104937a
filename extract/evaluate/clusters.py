"""How alike two clusterings of the same mentions are: B³ and MUC.

Both compare the chains that were found with those that were drawn. A mention is in one chain at
most on each side; what stands on one side alone counts there and is missed on the other.

- **B³** asks of each mention how much of its chain is right (Bagga and Baldwin, "Algorithms for
  Scoring Coreference Chains", 1998): precision is the mean, over the mentions found, of the share
  of its found chain that is drawn with it; recall the same the other way round. A chain of one
  mention counts.
- **MUC** asks how many links make the found chains from the drawn ones and back (Vilain et al., "A
  Model-Theoretic Coreference Scoring Scheme", 1995). A chain of one mention has no link and does
  not count, so that this figure shows what B³ hides behind names that stand once.

The formulas are those of Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions",
2014. Libraries that hold them are unmaintained since 2020 and bring SciPy for measures that are
not needed here.
"""

from collections.abc import Collection, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

Member = TypeVar("Member", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Sums behind the precision and recall of clusterings; those of many texts add up.

    `right_found` of `found` mentions (or links) that were found are right, `right_wanted` of
    `wanted` that are drawn were found; both may be fractions of mentions.
    """

    right_found: float = 0.0
    found: int = 0
    right_wanted: float = 0.0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0..1; 0 where nothing was found."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is drawn that was found, 0..1; 0 where nothing is drawn."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            right_found=self.right_found + other.right_found,
            found=self.found + other.found,
            right_wanted=self.right_wanted + other.right_wanted,
            wanted=self.wanted + other.wanted,
        )

    def as_record(self) -> dict[str, float | int]:
        """The figures (rounded to 0.0001) and the counts, for JSON."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "found": self.found,
            "wanted": self.wanted,
        }


Chains = Sequence[AbstractSet[Member]]
"""Disjoint sets of mentions, none of them empty."""


def b_cubed(*, found: Chains[Member], wanted: Chains[Member]) -> Agreement:
    """B³ of the chains found against those drawn."""
    right_found, n_found = _shares(found, wanted)
    right_wanted, n_wanted = _shares(wanted, found)
    return Agreement(
        right_found=right_found, found=n_found, right_wanted=right_wanted, wanted=n_wanted
    )


def muc(*, found: Chains[Member], wanted: Chains[Member]) -> Agreement:
    """MUC of the chains found against those drawn."""
    right_found, n_found = _links(found, wanted)
    right_wanted, n_wanted = _links(wanted, found)
    return Agreement(
        right_found=right_found, found=n_found, right_wanted=right_wanted, wanted=n_wanted
    )


def _shares(chains: Chains[Member], others: Chains[Member]) -> tuple[float, int]:
    """Sum over the mentions of the share of their chain that is with them in the others."""
    homes = _homes(others)
    right = 0.0
    for chain in chains:
        right += sum(size**2 for size in _parts(chain, homes).values()) / len(chain)
    return right, sum(map(len, chains))


def _links(chains: Chains[Member], others: Chains[Member]) -> tuple[float, int]:
    """Links of the chains that the others have as well, of all of them."""
    homes = _homes(others)
    right = n_links = 0
    for chain in chains:
        parts = _parts(chain, homes)
        alone = len(chain) - sum(parts.values())
        right += len(chain) - len(parts) - alone
        n_links += len(chain) - 1
    return float(right), n_links


def _homes(chains: Chains[Member]) -> dict[Member, int]:
    return {member: number for number, chain in enumerate(chains) for member in chain}


def _parts(chain: Collection[Member], homes: dict[Member, int]) -> dict[int, int]:
    """Number of another chain → how many members of this one are in it."""
    sizes: dict[int, int] = {}
    for member in chain:
        if member in homes:
            sizes[homes[member]] = sizes.get(homes[member], 0) + 1
    return sizes
