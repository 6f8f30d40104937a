"""How large is the page of a graph, and how fast does it answer, beside that of pyvis alone?

    python tests/benchmarks/bench_page.py [--nodes 500 2000 20000] [--patience 60] [--keep DIR]

The graphs: the sample articles, and made-up ones (invented_graph) with two lines a node. "pyvis" is
what its README leads to: add_node and add_edge for everything, default physics, one file. Both
pages are opened in Chromium, 1400x900, without a network and without a GPU, each in a browser of
its own; a page that does not answer within --patience seconds is given up. Prints a table in
Markdown. Making a page is told in processor time, all else by the clock: measure on a machine that
does nothing else.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

# ruff: noqa: E402 - found by the path above
from benchmarks.page_probe import Frames, Probe, probing
from invented_graph import invented_graph
from pyvis.network import Network

from graph.build import build
from graph.export.page import write_html
from graph.export.page.scene import compose
from graph.records import KnowledgeGraph

DRAWN = (150, 300, 1000)
"""Numbers of drawn nodes at which the picture is dragged."""
PATIENCE_S = 60.0
_VISIT = 5
"""A page that answers may take so many times as long: it is clicked, searched and dragged."""
_HEADS = (
    "nodes / lines",
    "page",
    "MB",
    "made, s",
    "first usable frame, s",
    "longest task, s",
    f"frames/s while dragging (worst gap): start, {', '.join(f'{n:,}' for n in DRAWN)} drawn",
    "click → card, ms",
    "first, next sentence, ms",
    "search, ms",
    "expand (worst), ms",
    "heap, MB",
    "memory, MB",
)
HEADER = f"| {' | '.join(_HEADS)} |\n| --- | --- |{' ---: |' * (len(_HEADS) - 2)}"
_EXPANSIONS = 200
_CLICKS = 5
"""Nodes and lines that are clicked; the table has the median."""
_MARGIN = 60
"""Pixels around a clicked node within the picture."""


@dataclass(slots=True, kw_only=True)
class Visit:
    """What a browser measured; None or nothing where the page has no such thing."""

    usable_s: float
    longest_s: float
    heap_mb: float
    resident_mb: float
    frames: dict[str, Frames] = field(default_factory=dict)
    """By how many nodes are drawn."""
    card_ms: list[float] = field(default_factory=list)
    evidence_ms: list[float] = field(default_factory=list)
    """The first one first: it may have to be unpacked."""
    search_ms: list[float] = field(default_factory=list)
    expand_ms: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One page of one graph."""

    graph: str
    page: str
    made_s: float
    size_mb: float
    patience_s: float
    visit: Visit | None
    """None if the page did not answer within `patience_s`."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="*", default=[500, 2000, 20_000])
    parser.add_argument("--patience", type=float, default=PATIENCE_S)
    parser.add_argument("--keep", type=Path, help="folder for the pages")
    parser.add_argument("--visit", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.visit:
        print(json.dumps(asdict(visit(wanted.visit))))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(HEADER, flush=True)
        for run in runs(wanted.nodes, wanted.patience, wanted.keep or Path(folder)):
            print(row(run), flush=True)


def runs(sizes: Sequence[int], patience_s: float, folder: Path) -> Iterator[Run]:
    """Measure the sample articles and made-up graphs of these many nodes."""
    folder.mkdir(parents=True, exist_ok=True)
    yield from _both("samples", build(), patience_s, folder)
    for size in sizes:
        yield from _both(f"{size:,}", invented_graph(size, 2 * size), patience_s, folder)


def measured(name: str, knowledge: KnowledgeGraph, patience_s: float, folder: Path) -> Run:
    """Our page of a graph."""
    return _run(name, "svyaz", lambda file: write_html(knowledge, file), patience_s, folder)


def _both(name: str, knowledge: KnowledgeGraph, patience_s: float, folder: Path) -> Iterator[Run]:
    scene = compose(knowledge)
    title = f"{name}: {len(scene.number):,} / {len(scene.edges):,}"
    yield measured(title, knowledge, _VISIT * patience_s, folder)
    yield _run(title, "pyvis", lambda file: write_vanilla(knowledge, file), patience_s, folder)


def write_vanilla(knowledge: KnowledgeGraph, file: Path) -> None:
    """The same nodes and lines by pyvis alone: names, and a sentence where the mouse rests."""
    scene = compose(knowledge)
    network = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    for entity in knowledge.entities:
        network.add_node(scene.number[entity.iri], label=entity.label, title=entity.type.value)
    for index in scene.nameless:
        event = knowledge.events[index]
        network.add_node(scene.number[event.iri], label=event.trigger, title=event.label)
    for edge in scene.edges:
        evidence = [
            *(told for n in edge.claims for told in knowledge.claims[n].evidence),
            *(told for n in edge.events for told in knowledge.events[n].evidence),
            *(told for n in edge.statements for told in knowledge.statements[n].evidence),
        ]
        sentence = evidence[0].quote
        network.add_edge(edge.source, edge.target, label=edge.relation or "", title=sentence)
    file.write_text(network.generate_html(), "utf-8")


def _run(
    graph: str, page: str, write: Callable[[Path], None], patience_s: float, folder: Path
) -> Run:
    file = folder / f"{graph.split(':', maxsplit=1)[0].replace(',', '')}-{page}.html"
    begun = time.process_time()
    write(file)
    made_s = time.process_time() - begun
    return Run(
        graph=graph,
        page=page,
        made_s=made_s,
        size_mb=file.stat().st_size / 1e6,
        patience_s=patience_s,
        visit=visit_apart(file, patience_s),
    )


def visit_apart(file: Path, patience_s: float) -> Visit | None:
    """Measure a page in a process that can be ended when its page does not answer."""
    command = [sys.executable, __file__, "--visit", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            out, _ = process.communicate(timeout=patience_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None
    if process.returncode:
        raise RuntimeError(f"{file}: the visit failed with {process.returncode}")
    found: dict[str, Any] = json.loads(out)
    found["frames"] = {drawn: Frames(**frames) for drawn, frames in found["frames"].items()}
    return Visit(**found)


def visit(file: Path) -> Visit:
    """Open a page, click, search, expand and drag, as far as it can do these."""
    with probing() as probe:
        usable_s = probe.open(file)
        probe.page.wait_for_timeout(500)
        found = Visit(
            usable_s=usable_s,
            longest_s=probe.longest_task_s(),
            heap_mb=probe.heap_mb(),
            resident_mb=probe.resident_mb(),
        )
        if not probe.page.evaluate("() => Boolean(window.svyaz)"):
            found.frames["all"] = probe.pan((30, 200))
            return found
        _click(probe, found)
        _search(probe, found)
        _grow_and_pan(probe, found)
        return found


_SHOWN = """(margin) => {
  const frame = document.querySelector("#canvas").getBoundingClientRect();
  const inside = ({ x, y }) => x > frame.left + margin && x < frame.right - margin &&
    y > frame.top + margin && y < frame.bottom - margin;
  const nodes = window.svyaz.nodes().filter((node) => node.shown);
  return nodes.map(({ id, name }) => ({ id, name, ...window.svyaz.pixelOfNode(id) }))
    .filter(inside);
}"""
_LINES = """(margin) => {
  const frame = document.querySelector("#canvas").getBoundingClientRect();
  const lines = window.svyaz.edges().filter((edge) => edge.visible);
  return lines.map(({ id }) => ({ id, ...window.svyaz.pixelOfEdge(id) }))
    .filter(({ x, y }) => x > frame.left + margin && x < frame.right - margin &&
      y > frame.top + margin && y < frame.bottom - margin);
}"""
_EMPTY = """() => {
  const frame = document.querySelector("#canvas").getBoundingClientRect();
  const places = window.svyaz.nodes().filter((node) => node.shown)
    .map(({ id }) => window.svyaz.pixelOfNode(id));
  let best = { x: frame.left + 5, y: frame.top + 5, free: -1 };
  for (let x = frame.left + 20; x < frame.right - 200; x += 15) {
    for (let y = frame.top + 20; y < frame.bottom - 120; y += 15) {
      const free = Math.min(...places.map((place) => Math.hypot(place.x - x, place.y - y)));
      if (free > best.free) best = { x, y, free };
    }
  }
  return best;
}"""
_EXPAND = """(number) => new Promise((done) => {
  const begun = performance.now();
  window.svyaz.expand(number);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})"""


def _click(probe: Probe, found: Visit) -> None:
    """Click some nodes and lines; the card and the evidence stand in the panel."""
    for node in probe.page.evaluate(_SHOWN, _MARGIN)[:_CLICKS]:
        with probe.answer("mousedown", "#panel h2") as took:
            probe.page.mouse.click(node["x"], node["y"])
        found.card_ms += took
    for line in probe.page.evaluate(_LINES, _MARGIN)[:_CLICKS]:
        probe.page.keyboard.press("Escape")
        with probe.answer("mousedown", "#panel blockquote") as took:
            probe.page.mouse.click(line["x"], line["y"])
        found.evidence_ms += took
    probe.page.keyboard.press("Escape")


def _search(probe: Probe, found: Visit) -> None:
    """Type the first letters of some names: from the last letter to the frame with the results."""
    box = probe.page.locator("input[type=search]").first
    for node in probe.page.evaluate(_SHOWN, _MARGIN)[:_CLICKS]:
        box.fill("")
        box.press_sequentially(node["name"][:4])
        probe.page.wait_for_timeout(300)
        with probe.answer("input", "[role=option]", is_new=False) as took:
            box.press_sequentially(node["name"][4:5] or " ")
        found.search_ms += took
    box.fill("")
    probe.page.keyboard.press("Escape")


def _grow_and_pan(probe: Probe, found: Visit) -> None:
    """Expand node after node, and drag the picture whenever enough is drawn."""
    page = probe.page
    goals = list(DRAWN)
    empty = page.evaluate(_EMPTY)
    found.frames["start"] = probe.pan((empty["x"], empty["y"]))
    if not page.evaluate("() => Boolean(window.svyaz.expand && window.svyaz.drawn)"):
        return
    expanded: set[int] = set()
    for _ in range(_EXPANSIONS):
        drawn = int(page.evaluate("() => window.svyaz.drawn().length"))
        while goals and drawn >= goals[0]:
            empty = page.evaluate(_EMPTY)
            found.frames[str(goals.pop(0))] = probe.pan((empty["x"], empty["y"]))
        shown = page.evaluate("() => window.svyaz.drawn()")
        left = [number for number in shown if number not in expanded]
        if not goals or not left:
            break
        expanded.add(left[0])
        took = float(page.evaluate(_EXPAND, left[0]))
        if int(page.evaluate("() => window.svyaz.drawn().length")) > drawn:
            found.expand_ms.append(took)


def row(run: Run) -> str:
    """The run as a row of the table under HEADER."""
    cells = [run.graph, run.page, f"{run.size_mb:.2f}", f"{run.made_s:.1f}"]
    found = run.visit
    if found is None:
        return "| " + " | ".join([*cells, f"none in {run.patience_s:.0f} s", *["–"] * 8]) + " |"
    panned = [found.frames.get(name) for name in ("start", *map(str, DRAWN))]
    if "all" in found.frames:
        panned = [found.frames["all"]]
    frames = ", ".join(f"{each.per_s:.0f} ({each.worst_ms:.0f} ms)" for each in panned if each)
    sentence = f"{_median(found.evidence_ms[:1])}, {_median(found.evidence_ms[1:])}"
    cells += [
        f"{found.usable_s:.1f}",
        f"{found.longest_s:.2f}",
        f"{'all drawn: ' if 'all' in found.frames else ''}{frames}",
        _median(found.card_ms),
        sentence if found.evidence_ms else "–",
        _median(found.search_ms),
        f"{_median(found.expand_ms)} ({max(found.expand_ms):.0f})" if found.expand_ms else "–",
        f"{found.heap_mb:.0f}",
        f"{found.resident_mb:.0f}",
    ]
    return "| " + " | ".join(cells) + " |"


def _median(times: Sequence[float]) -> str:
    return f"{median(times):.0f}" if times else "–"


if __name__ == "__main__":
    main()
