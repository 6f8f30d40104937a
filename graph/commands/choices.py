"""What a build was told, left beside its results so that `svyaz explain` explains that build.

`build.json` holds what is not as usual, and is absent where all is:

    {"decisions": "9f2c…", "gazetteer": "/data/mine.tsv", "min_confidence": 0.75}
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.commands.terminal import say
from graph.confidence import MIN_CONFIDENCE
from graph.errors import GraphError
from graph.journal import write_whole

CHOICES = "build.json"
DECISIONS = "decisions.applied.tsv"
"""Copy of the table of decisions that a build was given."""
_SET_ASIDE = "decisions.edited-{digest}.tsv"
"""A copy that a person edited, when another build takes its place."""
_DIGITS = 8
"""Of a digest, in the name of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a build was told and an explanation of it must know."""

    gazetteer: str | None = None
    """Absolute path of the user's table of things and names."""
    min_confidence: float = MIN_CONFIDENCE
    decisions: str | None = None
    """SHA-256 of the table of decisions as it was copied, in hexadecimal."""


def choices_of(output: Path) -> Choices:
    """What the last build in a folder was told.

    Raises:
        GraphError: the file that says it is damaged.
    """
    path = output / CHOICES
    if not path.exists():
        return Choices()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        told = None
    match told:
        case {**known} if known.keys() <= asdict(Choices()).keys():
            gazetteer, decisions = known.get("gazetteer"), known.get("decisions")
            least = known.get("min_confidence", MIN_CONFIDENCE)
            if (
                isinstance(gazetteer, str | None)
                and isinstance(decisions, str | None)
                and isinstance(least, int | float)
            ):
                return Choices(gazetteer=gazetteer, min_confidence=least, decisions=decisions)
    raise GraphError(str(path), "does not say how the graph was built; build it anew")


def decisions_of(output: Path) -> Path | None:
    """The table that the last build in a folder was given, if it was."""
    return path if (path := output / DECISIONS).exists() else None


def keep_choices(
    output: Path, *, gazetteer: str | None, min_confidence: float, decisions: str | None
) -> None:
    """Leave beside the results what the build was told, and nothing of an earlier build.

    A table of decisions that a person edited since it was copied is set aside, never lost.

    Args:
        output: folder of the results.
        gazetteer: path of the user's table, if there is one.
        min_confidence: as given or as usual.
        decisions: text of the table of decisions, if there is one.
    """
    _make_way(output, decisions)
    if decisions is not None:
        write_whole(output / DECISIONS, decisions)
    usual = asdict(Choices())
    choices = Choices(
        gazetteer=None if gazetteer is None else str(Path(gazetteer).absolute()),
        min_confidence=min_confidence,
        decisions=None if decisions is None else _digest(decisions),
    )
    told = {name: value for name, value in asdict(choices).items() if value != usual[name]}
    if told:
        text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
        write_whole(output / CHOICES, text + "\n")
    else:
        (output / CHOICES).unlink(missing_ok=True)


def _make_way(output: Path, decisions: str | None) -> None:
    """Take away the copy of an earlier build, and say so; what was edited moves to a new name."""
    path = output / DECISIONS
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8-sig", errors="replace")  # as a table is read
    if text == decisions:
        return
    digest = _digest(text)
    try:
        is_copy = digest == choices_of(output).decisions
    except GraphError:
        is_copy = False  # it is not known to be one
    if not is_copy:
        aside = output / _SET_ASIDE.format(digest=digest[:_DIGITS])
        path.replace(aside)
        say(
            f"{path} was edited since it was written; this build does not use it: it is {aside} now"
        )
    elif decisions is None:
        path.unlink()
        say(f"removed {path}, the copy of an earlier build: this one was given no --decisions")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
