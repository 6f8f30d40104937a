"""How much of what careful readers marked in an article does the program find?

    python tests/quality/score.py [FOLDER] [--show]      figures as a Markdown table
    python tests/quality/score.py --update               pin today's figures as the floors

A labelled article is a pair `NAME.txt` (the input, unchanged) and `NAME.json`, an object with

    entities    canonical name → {"type": NEREL's name, "aliases": [other names in the text]}
    relations   [[subject, relation, object], ...]; a post, a date or another value stands as text
    not         relations that the text tempts one to assert, although it does not say them: traps
    statements  {"speaker": name, "quote": words of the text}
    events      {"type": PLOVER's name, "alt": [types that one could defend as well],
                 "agents": [name], "recipients": [name], "status": "occurred" | "ongoing" |
                 "planned" | "denied", "date": ISO or null, "trigger": word of the text}

Each article goes through the whole program, alone. What counts as found:

- **Names** are compared without case, ё, quotation marks and kinds of dash. A thing of the graph
  is the labelled entity with which it shares a name. Events and documents have no fixed names:
  there it is enough that all words of the shorter wording begin like words of the longer one, if
  only one labelled entity fits.
- **Relations**: claims that are not denied. A post may be worded more or less fully
  ("президент", "президент США"); an alternative name counts as written.
- **Statements**: the same speaker, and the marked words inside the text or its sentence, or 70 %
  of them in their order.
- **Events**: a defensible type and at least one common agent (recipient, where no agent is
  marked); one found event for one marked event, the best fit first. Roles, status and date are
  compared within these pairs.

`floors.json` keeps the smallest F1 that the tests accept, the number of traps, and the SHA-256 of
the labels and texts that the floors were measured on. Floors only rise: whoever loses quality in
one place for a gain in another is to see both figures, not a test that moved along. `--update`
therefore stops at a figure below its floor, unless the labelled articles are others than before:
then the old figures say nothing, and it pins anew.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.errors import ExtractError
from extract.pipeline import extract_batch
from extract.read import read_text
from extract.records import TimeInterval
from graph.merge import merge
from graph.records import ClaimNode, EventNode, KnowledgeGraph
from graph.triples import closed
from ontology.vocabulary import RelationType, Status

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = Path(__file__).with_name("floors.json")
GATED = ("relations", "statements", "events")
"""What has a floor; the other figures hang on few pairs and explain these."""
MARGIN = 0.01
"""A floor lies 0.01 to 0.02 below the measured F1: one label more or less is no alarm."""
SAID_SHARE = 0.7
"""Smallest share of the marked words that a found statement must hold in their order."""
RELATIONS = frozenset(
    {
        RelationType.ALTERNATIVE_NAME,
        RelationType.FOUNDED_BY,
        RelationType.HEADQUARTERED_IN,
        RelationType.LOCATED_IN,
        RelationType.MEMBER_OF,
        RelationType.ORGANIZES,
        RelationType.ORIGINS_FROM,
        RelationType.OWNER_OF,
        RelationType.PARTICIPANT_IN,
        RelationType.PART_OF,
        RelationType.POINT_IN_TIME,
        RelationType.PRODUCES,
        RelationType.SIGNATORY_OF,
        RelationType.SUBORDINATE_OF,
        RelationType.TAKES_PLACE_IN,
        RelationType.WORKPLACE,
        RelationType.WORKS_AS,
    }
)
"""The relations that are labelled; the program's others are neither right nor wrong here."""

_QUOTES = re.compile(r"[«»\"'“”„‘’`()\[\]]")
_DASHES = re.compile(r"[‐‑–—−-]+")
_WORD = re.compile(r"[a-zа-я0-9]+")
_FUNCTION_WORDS = frozenset("в и о на по с".split())
_HEAD_REACH = 3
"""Among how many first words of the longer wording the shorter one's head has to be."""

Names = frozenset[str]
"""All names of one thing, folded."""
Triple = tuple[str, str, str]
"""Subject, relation, object; "?" begins what is no labelled entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many pairs matched, of how many found and how many wanted."""

    matched: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is wanted, 0..1; 0 where nothing was found."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found, 0..1; 0 where nothing is wanted."""
        return self.matched / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            matched=self.matched + other.matched,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claim of the graph in names."""

    subject: Names
    relation: str
    object: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement, marked (`texts` is the marked fragment) or found (its text and sentences)."""

    speaker: Names
    texts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{_any(self.speaker)}: {self.texts[0]}"


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
        agents, recipients = (", ".join(map(_any, who)) for who in (self.agents, self.recipients))
        return f"{self.types[0]} {agents} → {recipients} ({self.trigger}, {self.status})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the graph of one article says, in names."""

    claims: tuple[Claimed, ...] = ()
    statements: tuple[Said, ...] = ()
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the readers of one article marked."""

    names: Mapping[str, Names]
    described: Names
    """Names in `names` of the events and documents."""
    relations: frozenset[Triple]
    traps: frozenset[Triple]
    statements: tuple[Said, ...]
    events: tuple[Happened, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The comparison of one article, or of many added up."""

    scores: Mapping[str, Score]
    sprung: tuple[str, ...] = ()
    """Traps that the graph asserts."""
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What the gate demands, and of which labelled articles."""

    gold_sha256: str
    traps: int
    """How many traps the graphs may assert, at most."""
    f1: Mapping[str, float]


class LoweredFloorError(Exception):
    """A figure is below its floor, so there is nothing to pin."""


# ------------------------------------------------------------------------------------- reading


def labelled(folder: Path) -> list[Path]:
    """Return the texts in the folder that have labels, in the order of their names."""
    return sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())


def digest(folder: Path) -> str:
    """Return the SHA-256 of names and contents of all labelled articles; line ends do not count."""
    whole = hashlib.sha256()
    for text in labelled(folder):
        for path in (text.with_suffix(".json"), text):
            content = path.read_text(encoding="utf-8").encode()
            whole.update(f"{path.name} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def labels_of(content: Mapping[str, Any]) -> Labels:
    """Return the labels of one article from the content of its JSON file."""
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


_DESCRIBED = frozenset({"EVENT", "LAW"})


def found_in(knowledge: KnowledgeGraph) -> Found:
    """Return what a graph says, in names: claims that are not denied, statements, events."""
    names = {
        node.iri: frozenset(map(fold, filter(None, (node.label, node.label_en, *node.aliases))))
        for node in knowledge.entities
    }
    for node in knowledge.events:
        names.setdefault(node.iri, frozenset({fold(node.label)}))
    published = max((day for one in knowledge.articles if (day := one.published)), default=None)

    def happened(node: EventNode) -> Happened:
        ends = closed(node.time, published) if node.time else None
        return Happened(
            types=(str(node.type),),
            agents=tuple(names[iri] for iri in node.agents),
            recipients=tuple(names[iri] for iri in node.recipients),
            status=node.status.lower(),
            date=ends[0].isoformat() if ends else "",
            trigger=node.trigger,
        )

    def object_names(node: ClaimNode) -> Names:
        if isinstance(node.object, TimeInterval):
            return frozenset({fold(node.object.value or node.object.text)})
        return names[node.object] if node.object_is_entity else frozenset({fold(node.object)})

    return Found(
        claims=tuple(
            Claimed(
                subject=names[node.subject], relation=node.relation, object=object_names(node)
            )
            for node in knowledge.claims
            if node.relation in RELATIONS and node.status is not Status.DENIED
        ),
        statements=tuple(
            Said(
                speaker=names[node.speaker],
                texts=(node.text, *(evidence.quote for evidence in node.evidence)),
            )
            for node in knowledge.statements
        ),
        events=tuple(happened(node) for node in knowledge.events if node.type),
    )


# ----------------------------------------------------------------------------------- comparing


def fold(text: str) -> str:
    """Return a name without what does not tell names apart.

    >>> fold("«Ёлка»  — 2")
    'елка - 2'
    """
    text = _DASHES.sub("-", _QUOTES.sub(" ", text.lower().replace("ё", "е")))
    return " ".join(text.split()).strip(" .,;:!?-")


def same_description(left: str, right: str) -> bool:
    """Whether two folded wordings describe one event or document, inflection aside."""
    shorter, longer = sorted((_stems(left), _stems(right)), key=len)
    return (
        bool(shorter)
        and any(_alike(shorter[0], stem) for stem in longer[:_HEAD_REACH])
        and all(any(_alike(stem, other) for other in longer) for stem in shorter)
    )


def _stems(name: str) -> list[str]:
    words = (word for word in _WORD.findall(name) if word not in _FUNCTION_WORDS)
    return [word[: max(4, len(word) - 3)] for word in words]


def _alike(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def identified(names: Names, labels: Labels) -> str:
    """Return the labelled entity that has one of the names, else "?" and the first name."""
    for entity, known in labels.names.items():
        if names & known:
            return entity
    close = [
        entity
        for entity, known in labels.names.items()
        if entity in labels.described
        and any(same_description(name, other) for name in names for other in known)
    ]
    return close[0] if len(close) == 1 else f"?{_any(names)}"


def _any(names: Names) -> str:
    return min(names, default="")


def _triple(claim: Claimed, labels: Labels) -> Triple:
    return identified(claim.subject, labels), claim.relation, identified(claim.object, labels)


def as_labelled(claim: Claimed, labels: Labels) -> Triple:
    """Return the claim as a triple, a post or an alternative name in the wording of the labels."""
    subject, relation, thing = _triple(claim, labels)
    wordings = sorted(o for s, r, o in labels.relations if (s, r) == (subject, relation))
    if relation == RelationType.ALTERNATIVE_NAME:
        thing = f"?{_any(claim.object)}"
        same = [wording for wording in wordings if wording.lstrip("?") in claim.object]
    elif relation == RelationType.WORKS_AS:
        same = [wording for wording in wordings if _same_post(wording, thing)]
    else:
        same = []
    return subject, relation, same[0] if same else thing


def _same_post(left: str, right: str) -> bool:
    return _alike(left.lstrip("?") + " ", right.lstrip("?") + " ")


def holds(texts: Iterable[str], fragment: str) -> bool:
    """Whether one of the texts holds the fragment, or most of its words in their order."""
    words = fold(fragment).split()
    for text in texts:
        if fold(fragment) in fold(text):
            return True
        rest, n_said = fold(text).split(), 0
        for word in words:
            if word in rest:
                rest = rest[rest.index(word) + 1 :]
                n_said += 1
        if words and n_said / len(words) >= SAID_SHARE:
            return True
    return False


def compare(labels: Labels, found: Found) -> Report:
    """Compare what was found in one article with its labels."""
    parts = [
        part(labels, found) for part in (_compare_relations, _compare_statements, _compare_events)
    ]
    return added(parts)


def added(reports: Sequence[Report]) -> Report:
    """Return many comparisons as one: each label counts the same, whatever its article."""
    scores: dict[str, Score] = {}
    for report in reports:
        for name, score in report.scores.items():
            scores[name] = scores.get(name, Score()) + score
    return Report(
        scores=scores,
        sprung=tuple(line for report in reports for line in report.sprung),
        missed=tuple(line for report in reports for line in report.missed),
        spurious=tuple(line for report in reports for line in report.spurious),
    )


def _compare_relations(labels: Labels, found: Found) -> Report:
    told = {as_labelled(claim, labels) for claim in found.claims}
    sprung = labels.traps & (told | {_triple(claim, labels) for claim in found.claims})
    score = Score(
        matched=len(told & labels.relations), found=len(told), wanted=len(labels.relations)
    )
    return Report(
        scores={"relations": score},
        sprung=tuple(sorted(map(" | ".join, sprung))),
        missed=tuple(sorted(map(" | ".join, labels.relations - told))),
        spurious=tuple(sorted(map(" | ".join, told - labels.relations))),
    )


def _compare_statements(labels: Labels, found: Found) -> Report:
    used: set[int] = set()
    missed: list[str] = []
    for wanted in labels.statements:
        for at, statement in enumerate(found.statements):
            if statement.speaker & wanted.speaker and holds(statement.texts, wanted.texts[0]):
                used.add(at)
                break
        else:
            missed.append(str(wanted))
    n_matched = len(labels.statements) - len(missed)
    spurious = [str(one) for at, one in enumerate(found.statements) if at not in used]
    # Found words that cover two marked fragments are as many hits.
    score = Score(
        matched=n_matched, found=n_matched + len(spurious), wanted=len(labels.statements)
    )
    return Report(
        scores={"statements": score}, missed=tuple(missed), spurious=tuple(spurious)
    )


def _compare_events(labels: Labels, found: Found) -> Report:
    free = list(found.events)
    pairs: list[tuple[Happened, Happened]] = []
    missed: list[str] = []
    for wanted in labels.events:
        candidates = [event for event in free if fits(wanted, event)]
        if candidates:
            best = max(candidates, key=_closeness(wanted))
            free.remove(best)
            pairs.append((wanted, best))
        else:
            missed.append(str(wanted))
    dated = [(wanted, event) for wanted, event in pairs if wanted.date]
    n_status = sum(_same_status(wanted, event) for wanted, event in pairs)
    n_date = sum(event.date.startswith(wanted.date) for wanted, event in dated)
    return Report(
        scores={
            "events": Score(
                matched=len(pairs), found=len(found.events), wanted=len(labels.events)
            ),
            "event roles": sum((_roles(*pair) for pair in pairs), start=Score()),
            "event status": Score(matched=n_status, found=len(pairs), wanted=len(pairs)),
            "event date": Score(matched=n_date, found=len(dated), wanted=len(dated)),
        },
        missed=tuple(missed),
        spurious=tuple(map(str, free)),
    )


def fits(wanted: Happened, event: Happened) -> bool:
    """Whether a found event may be the marked one: its type, and somebody who takes part."""
    if event.types[0] not in wanted.types:
        return False
    if wanted.agents:
        return _n_common(wanted.agents, event.agents) > 0
    return not wanted.recipients or _n_common(wanted.recipients, event.recipients) > 0


def _closeness(wanted: Happened) -> Callable[[Happened], tuple[int, ...]]:
    """Return the order of preference among the events that fit."""

    def rank(event: Happened) -> tuple[int, ...]:
        present = (*event.agents, *event.recipients)
        n_common = _n_common((*wanted.agents, *wanted.recipients), present)
        return (
            n_common,
            event.types[0] == wanted.types[0],
            bool(wanted.date) and event.date.startswith(wanted.date),
            event.status == wanted.status,
            n_common - len(present),
        )

    return rank


def _n_common(wanted: Iterable[Names], present: Sequence[Names]) -> int:
    return sum(any(names & other for other in present) for names in wanted)


def _roles(wanted: Happened, event: Happened) -> Score:
    return Score(
        matched=_n_common(wanted.agents, event.agents)
        + _n_common(wanted.recipients, event.recipients),
        found=len(event.agents) + len(event.recipients),
        wanted=len(wanted.agents) + len(wanted.recipients),
    )


def _same_status(wanted: Happened, event: Happened) -> bool:
    # What goes on has begun: a text that only tells the beginning is not wrong.
    return event.status == wanted.status or (wanted.status, event.status) == ("ongoing", "occurred")


# ------------------------------------------------------------------------------- running, gating


def reports_of(folder: Path) -> dict[str, Report]:
    """Run the program on every labelled article of a folder, each alone, and compare.

    Raises:
        ExtractError: an article cannot be read.
    """
    texts = labelled(folder)
    articles = [read_text(path.read_bytes(), path.name) for path in texts]
    reports = {}
    for path, extraction in zip(texts, extract_batch(articles), strict=True):
        if isinstance(extraction, ExtractError):
            raise extraction
        labels = labels_of(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        reports[path.stem] = compare(labels, found_in(merge([extraction])))
    return reports


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the pinned floors."""
    return Floors(**json.loads(path.read_text(encoding="utf-8")))


def raised(floors: Floors | None, report: Report, gold_sha256: str) -> Floors:
    """Return the floors that today's figures allow; none is lower than before.

    Args:
        floors: those pinned so far, if any.
        report: the comparison of all labelled articles.
        gold_sha256: `digest` of the labelled articles; floors of others are left behind.

    Raises:
        LoweredFloorError: a trap is asserted, or a figure is below its floor.
    """
    old = floors.f1 if floors and floors.gold_sha256 == gold_sha256 else {}
    below = [name for name in GATED if report.scores[name].f1 < old.get(name, 0.0)]
    if report.sprung or below:
        raise LoweredFloorError("not pinned: " + ", ".join([*below, *report.sprung]))
    return Floors(
        gold_sha256=gold_sha256,
        traps=0,
        f1={name: max(old.get(name, 0.0), floor_of(report.scores[name])) for name in GATED},
    )


def floor_of(score: Score) -> float:
    """Return the floor for a figure: rounded down to 0.01, less the margin.

    >>> floor_of(Score(matched=1, found=2, wanted=1))
    0.65
    """
    return round(max(0.0, math.floor(score.f1 * 100) / 100 - MARGIN), 2)


def table(report: Report) -> str:
    """Return the figures as a table in Markdown."""
    lines = ["| | P | R | F1 | matched | found | wanted |", "|---|--:|--:|--:|--:|--:|--:|"]
    lines += [
        f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} "
        f"| {one.matched} | {one.found} | {one.wanted} |"
        for name, one in report.scores.items()
    ]
    return "\n".join([*lines, "", f"Traps asserted: {len(report.sprung)}"])


def details(reports: Mapping[str, Report]) -> str:
    """Return every trap, miss and spurious find, article by article."""
    lines = []
    for name, report in reports.items():
        lines += ["", f"## {name}", ""]
        lines += [f"- trap: {line}" for line in report.sprung]
        lines += [f"- missed: {line}" for line in report.missed]
        lines += [f"- spurious: {line}" for line in report.spurious]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Score a folder and print the figures, or pin them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="list each miss and spurious find")
    parser.add_argument("--update", action="store_true", help=f"raise the floors in {FLOORS.name}")
    wanted = parser.parse_args(arguments)
    if wanted.update and wanted.folder != GOLD:
        parser.error("the floors are those of the project's own labelled articles")
    if not labelled(wanted.folder):
        parser.error(f"{wanted.folder} has no NAME.txt with a NAME.json")
    reports = reports_of(wanted.folder)
    whole = added(list(reports.values()))
    sys.stdout.write(table(whole) + "\n" + (details(reports) + "\n" if wanted.show else ""))
    if wanted.update:
        try:
            floors = raised(read_floors() if FLOORS.exists() else None, whole, digest(GOLD))
        except LoweredFloorError as error:
            parser.exit(1, f"{error}\n")
        FLOORS.write_text(json.dumps(asdict(floors), indent=2) + "\n", encoding="utf-8")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    pass


if __name__ == "__main__":
    main()
