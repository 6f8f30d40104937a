"""`svyaz explain --entity`: what was joined and kept apart to make one thing, and why."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from rich.text import Text

from extract.claims.complete import without_doubtful
from extract.records import Extraction, Link
from graph.commands.build import EXTRACTIONS
from graph.commands.terminal import answers, fail, line
from graph.journal import read_extractions
from graph.merge import read_decisions, settle
from graph.merge.account import Account, Accounts, Part, Parting
from graph.merge.decisions import NIL, DecisionKind
from graph.merge.rules import Rule

_MOST_APART = 20
"""Other things shown: unnamed officials have hundreds of namesakes."""
_MOST_SOURCES = 5
"""Articles named for one name or link; the others are counted."""


def built(output: Path) -> list[Extraction]:
    """What a build left in its folder; the command ends if nothing is there."""
    journal = output / EXTRACTIONS
    if not journal.exists():
        fail(f"{journal} does not exist; `svyaz build -o {output}` makes it")
    return list(read_extractions(journal))


def explain_entity(
    name: str, extractions: Sequence[Extraction], decisions: Path | None, min_confidence: float
) -> None:
    """Print the account of every thing with the name; the command ends if there is none."""
    if not extractions:
        fail("no article could be read, so there is nothing to explain")
    sure = [without_doubtful(one, min_confidence) for one in extractions]
    settled = settle(sure, read_decisions(decisions)) if decisions is not None else None
    accounts = Accounts(sure, settled)
    nodes = accounts.called.nodes_called(name)
    if not nodes:
        near = ", ".join(f"«{other}»" for other in accounts.called.similar(name))
        fail(f"nothing is called «{name}»" + (f"; there is {near}" if near else ""))
    console = answers()
    for number, node in enumerate(nodes):
        if number:
            console.print()
        for each in account_lines(accounts.of(node.iri, most_partings=_MOST_APART)):
            if isinstance(each, str):
                typer.echo(each)  # a console would make spaces of its tabs
            else:
                console.print(each)


def account_lines(account: Account) -> Iterator[Text | str]:
    """The account of one node; nothing of an article is obeyed by the terminal.

    What goes to standard output as it is, a line of a table of decisions, is a `str`.
    """
    node = account.node
    yield line(f"{node.label} — {node.type}, {node.iri}", "bold")
    yield from _links(account)
    yield Text()
    yield line("Names", "bold")
    yield from _names(account)
    yield Text()
    yield line(f"Taken for one thing ({len(account.merged)})", "bold")
    yield from _merged(account)
    yield Text()
    yield line("Inside each article", "bold")
    for part in account.parts:
        yield _part(part)
    if account.n_partings:
        yield Text()
        yield line(f"Kept apart ({account.n_partings})", "bold")
        for parting in account.partings:
            yield from _parting(parting)
        n_more = account.n_partings - len(account.partings)
        if n_more:
            yield line(f"  and {n_more} more of the same name")
    lines = list(_decisions(account))
    if lines:
        yield Text()
        yield line("To decide otherwise: lines for a file for build --decisions", "bold")
        yield from lines


def _links(account: Account) -> Iterator[Text]:
    node = account.node
    known = {
        "Wikidata": node.wikidata,
        "GeoNames": node.geonames,
        "ISO 3166": node.iso,
        "English": node.label_en,
    }
    told = [f"{name} {value}" for name, value in known.items() if value]
    if told:
        yield line(f"  identifiers: {', '.join(told)}")
    by_link: dict[tuple[str, float, str], list[str]] = {}
    for part in account.parts:
        link = part.entity.link
        if link is not None:
            key = (link.key, link.score, _why(link))
            by_link.setdefault(key, []).append(part.source)
    unlinked = [
        part.source for part in account.parts if part.is_link_decided and not part.entity.link
    ]
    if unlinked:
        yield line(f"  decided: linked to nothing ({_some(unlinked)})")
    elif not by_link:
        yield line("  linked to nothing: no entry of the gazetteer was found for it")
    for (target, score, why), sources in by_link.items():
        yield line(f"  linked to {target}, score {score:.2f}: {why} ({_some(sources)})")


def _why(link: Link) -> str:
    """The rule and the reason of a link, and what it was preferred to, where that is known."""
    reason = f"{link.rule}: {link.reason}" if link.rule else link.reason
    return f"{reason}; before {link.runner_up}" if link.runner_up else reason


def _names(account: Account) -> Iterator[Text]:
    sources: dict[str, list[str]] = {}
    for part in account.parts:
        for name in dict.fromkeys((part.entity.name, *part.entity.aliases)):
            sources.setdefault(name, []).append(part.source)
    for name in sorted({account.node.label, *account.node.aliases}):
        where = _some(sources[name]) if name in sources else "the gazetteer's label"
        yield line(f"  {name}: {where}")


def _merged(account: Account) -> Iterator[Text]:
    if not account.merged:
        yield line("  nothing: one article has it")
    grounds: tuple[str, float, str] | None = None
    for merged in account.merged:
        if grounds != (merged.rule, merged.score, merged.reason):
            grounds = merged.rule, merged.score, merged.reason
            yield line(f"  {merged.rule}, score {merged.score:.2f}: {merged.reason}", "cyan")
        yield line(f"      {_short(merged.left)} and {_short(merged.right)}")


def _part(part: Part) -> Text:
    n_mentions = len(part.entity.mentions)
    why = part.entity.reason or ("by its names alone" if n_mentions > 1 else "")
    return line(f"  {_short(part)}, mentions: {n_mentions}" + (f"; {why}" if why else ""))


def _parting(parting: Parting) -> Iterator[Text]:
    node = parting.node
    yield line(f"  {node.label} — {node.type}, {node.iri}", "cyan")
    yield line(f"      {_short(parting.part)} and {_short(parting.other)}")
    yield line(f"      for: {parting.speaks_for}; against: {parting.speaks_against}")


def _decisions(account: Account) -> Iterator[str]:
    """Lines that undo what was done, ready to be put into a table of decisions."""
    some_decided = False
    for merged in account.merged:
        if merged.rule == Rule.DECISION.label:
            some_decided = True
        else:
            yield _row(DecisionKind.DIFFERENT, merged.left.written, merged.right.written)
    is_decided_by_link: dict[str, bool] = {}
    for part in account.parts:
        key = part.entity.link.key if part.entity.link else NIL
        is_decided_by_link[key] = part.is_link_decided or is_decided_by_link.get(key, False)
    for key, is_decided in is_decided_by_link.items():
        if is_decided:
            some_decided = True
        elif key != NIL:
            yield _row(DecisionKind.LINK, key, NIL)
    for parting in account.partings:
        if parting.is_decided:
            some_decided = True
        else:
            yield _row(DecisionKind.SAME, parting.part.written, parting.other.written)
    if some_decided:
        yield "# the rest a person decided: take out the lines that say it"


def _row(kind: DecisionKind, a: str, b: str) -> str:
    return f"{kind}\t{a}\t{b}"


def _short(part: Part) -> str:
    return f"«{part.entity.name}» in {part.source} ({part.entity.id})"


def _some(sources: list[str]) -> str:
    """The articles, the first by name and the others counted."""
    named = list(dict.fromkeys(sources))
    rest = len(named) - _MOST_SOURCES
    shown = ", ".join(named[:_MOST_SOURCES])
    return f"{shown} and {rest} more" if rest > 0 else shown
