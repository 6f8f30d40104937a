"""The HTML page: one file that shows the graph, every fact and every sentence behind it, offline.

    KnowledgeGraph → compose (what is drawn) → arrange (where) → pyvis → page.html

pyvis holds nodes, edges and options, brings vis-network and renders our template. The page asks
no server for anything: its policy (Content-Security-Policy) allows the scripts and styles that
stand in it, by hash, and nothing else. Article text reaches it as JSON and becomes text nodes.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.export.characters import encodable
from graph.export.drafting import drafting
from graph.export.page.communities import communities
from graph.export.page.layout import Box, Link, arrange
from graph.export.page.packing import data_blocks
from graph.export.page.payload import Json, community_facts, node_facts, page_facts
from graph.export.page.russian import (
    RUSSIAN,
    period_words,
    plural,
    time_words,
)
from graph.export.page.scene import Scene, SceneEdge, compose
from graph.export.page.symbols import NAMELESS_EVENT
from graph.records import KnowledgeGraph
from graph.titles import one_line
from ontology.namespaces import Namespaces

_CORE = ("strings.js", "elements.js", "dates.js", "theme.js", "restore.js", "model.js", "view.js")
"""What all other scripts build on, in the order in which they build on each other."""
_PARTS = ("filters", "bar", "search", "exports", "picture", "panel", "lists")
"""Folders with the scripts and the style sheet of one part of the page each."""
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
_LINE = 17
"""Letters in a line of a label before it is wrapped."""
_LINES = 3
_LETTER = 7.6
"""Mean width in pixels of a letter of a label: 13 px Noto Sans, the widest of the system fonts."""
_LINE_HEIGHT = 16
_RADII = (8.0, 19.0)
_NAMELESS_RADIUS = 7.0
_GREAT = 8.0
"""Importance from which on a node may have the greatest radius."""
_LINES_PER_NODE = 2
_TITLE = 44
"""Letters of the title that the top bar of a laptop has room for."""
_TOP_CLAIMS = 50
"""Claims in the table for readers without JavaScript."""
_POLICY_MARK = "svyaz-policy"


def write_html(knowledge: KnowledgeGraph, path: Path, namespaces: Namespaces | None = None) -> None:
    """Write the page as UTF-8, whatever the locale; equal graphs give equal bytes.

    Raises:
        GraphError: the file, which is either replaced whole or not touched, cannot be written.
    """
    page = render_html(knowledge, namespaces).encode("utf-8")
    with drafting(path) as draft:
        draft.write_bytes(page)


def render_html(knowledge: KnowledgeGraph, namespaces: Namespaces | None = None) -> str:
    """The whole page as text.

    Args:
        knowledge: the merged graph.
        namespaces: the prefixes of the Turtle that the page exports; by default the vocabulary's.
    """
    scene = compose(knowledge)
    nodes = node_facts(knowledge, scene)
    titled = _title_nodes(scene, nodes)
    facts, shards = page_facts(knowledge, scene, namespaces)
    if found := communities(knowledge, scene):
        facts["communities"] = community_facts(found)
    network = Network(directed=True, cdn_resources="in_line")
    # In bulk: add_node and add_edge scan all that was added before.
    network.nodes = _nodes(scene, nodes)
    network.edges = _edges(scene.edges, knowledge)
    own, theirs = (
        Path(str(files("graph.export.page") / "assets")),
        Path(pyvis.__file__).parent / "templates",
    )
    network.set_template_dir([str(own), str(theirs)], "page.html")
    network.templateEnv.autoescape = True
    network.templateEnv.filters["data_blocks"] = data_blocks
    network.templateEnv.filters["numbered"] = _numbered
    network.templateEnv.globals |= {
        "title": _title(titled, nodes),
        "title_nodes": titled,
        "summary": _summary(knowledge),
        "facts": facts,
        "shards": shards,
        "top_claims": _top_claims(knowledge),
        "style": _joined(_styles(own)),
        "script": _joined(_scripts(own)),
        "policy_mark": _POLICY_MARK,
    }
    page: str = network.generate_html()
    page = encodable(page)  # of lone surrogates, which JSON input can smuggle in
    return page.replace(_POLICY_MARK, _policy(page), 1)


def _scripts(assets: Path) -> list[Path]:
    """The scripts of the page; `page.js`, which starts it, comes last."""
    parts = [file for part in _PARTS for file in sorted((assets / part).glob("*.js"))]
    return [*(assets / "core" / name for name in _CORE), *parts, assets / "page.js"]


def _styles(assets: Path) -> list[Path]:
    """The style sheets of the page; what holds for small windows comes last."""
    parts = [file for part in _PARTS for file in sorted((assets / part).glob("*.css"))]
    return [assets / "core" / "base.css", *parts, assets / "core" / "small.css"]


def _joined(files: Sequence[Path]) -> Markup:
    """Our own files, less the comments on lines of their own: they are for who reads the source."""
    text = "\n".join(_COMMENT.sub("", file.read_text("utf-8")) for file in files)
    return Markup(text)  # noqa: S704 - our own files


def _policy(page: str) -> str:
    """The strictest policy under which the page works: its own scripts and styles, by hash."""

    def hashes(tag: str) -> str:
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
        digests = (hashlib.sha256(block.encode()).digest() for block in blocks)
        return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes('script')}",
            f"style-src {hashes('style')}",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _numbered(records: Sequence[Json]) -> list[Json]:
    """Nodes or lines without what their place in the list and the page itself say."""
    return [{k: v for k, v in row.items() if k not in {"id", "shape"}} for row in records]


def _nodes(scene: Scene, facts: Sequence[Json]) -> list[dict[str, Any]]:
    """The nodes for pyvis with all that the page knows; those of the start view have a place."""
    greatest = max((_GREAT, *(fact["weight"] for fact in facts)))
    nodes = []
    for number, fact in enumerate(facts):
        attributes = {key: value for key, value in fact.items() if key != "label"}
        label = _wrap(fact["label"])
        if label.replace("\n", " ") != fact["label"]:
            attributes["name"] = fact["label"]
        attributes["size"] = _radius(fact, greatest)
        nodes.append(Node(number, "custom", label, **attributes).options)
    place = {number: index for index, number in enumerate(scene.start)}
    boxes = [
        Box(
            radius=nodes[number]["size"],
            label_width=max(map(len, nodes[number]["label"].split("\n"))) * _LETTER,
            label_height=nodes[number]["label"].count("\n") * _LINE_HEIGHT + _LINE_HEIGHT + 4,
        )
        for number in scene.start
    ]
    drawn = [e for e in scene.edges if e.source in place and e.target in place]
    # In a thicket only the best supported lines can be kept apart.
    drawn.sort(key=lambda edge: -edge.sources)
    links = {
        (place[edge.source], place[edge.target]): _needed_length(edge, nodes)
        for edge in reversed(drawn[: _LINES_PER_NODE * len(place)])
    }
    spans = [Link(source=a, target=b, length=length) for (a, b), length in sorted(links.items())]
    middle = place.get(scene.center) if scene.center is not None else None
    for number, (x, y) in zip(scene.start, arrange(boxes, spans, middle), strict=True):
        nodes[number] |= {"x": x, "y": y}
    if scene.center is not None:
        nodes[scene.center]["central"] = True
    return nodes


def _radius(fact: Json, greatest: float) -> float:
    if fact["kind"] == NAMELESS_EVENT:
        return _NAMELESS_RADIUS
    least, most = _RADII
    share = float(fact["weight"] / greatest)
    return float(round(least + (most - least) * share**0.5, 1))


def _needed_length(edge: SceneEdge, nodes: Sequence[dict[str, Any]]) -> float:
    """Pixels between two centers so that the name of the line fits between the marks."""
    marks: float = nodes[edge.source]["size"] + nodes[edge.target]["size"]
    name = RUSSIAN.relations[edge.relation].edge if edge.relation else ""
    return marks + 40 + len(name) * _LETTER


def _wrap(label: str) -> str:
    """The label in lines of a few words; what is past the last line is cut with an ellipsis."""
    lines = [""]
    for word in label.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    lines = [line if len(line) <= 2 * _LINE else line[: 2 * _LINE - 1] + "…" for line in lines]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1] + "…"]
    return "\n".join(lines)


def _edges(edges: Sequence[SceneEdge], knowledge: KnowledgeGraph) -> list[dict[str, Any]]:
    """The lines for pyvis; their facts in the page's numbering: claims, events, statements."""
    n_claims, n_events = len(knowledge.claims), len(knowledge.events)
    rows = []
    for number, edge in enumerate(edges):
        attributes = {
            "id": number,
            "family": edge.family.value,
            "relation": edge.relation.value if edge.relation else None,
            "status": edge.status.value,
            "sources": edge.sources,
            "facts": [
                *edge.claims,
                *(n_claims + event for event in edge.events),
                *(n_claims + n_events + statement for statement in edge.statements),
            ],
            "disputed": edge.disputed or None,
        }
        kept = {key: value for key, value in attributes.items() if value is not None}
        arrows = "" if edge.mutual else "to"
        rows.append(Edge(edge.source, edge.target, arrows=arrows, **kept).options)
    return rows


def _title_nodes(scene: Scene, nodes: Sequence[Json]) -> list[int]:
    """What the graph is about: its most important things, as many as the bar has room for."""
    named = [n for n in scene.start if nodes[n]["kind"] != NAMELESS_EVENT]
    named.sort(key=lambda n: (n != scene.center, -scene.importance[n], n))
    chosen = named[:3]
    while len(chosen) > 1 and len(_title(chosen, nodes)) > _TITLE:
        chosen.pop()
    return chosen


def _title(named: Sequence[int], nodes: Sequence[Json]) -> str:
    """The names of some nodes."""
    return " · ".join(nodes[number]["label"] for number in named) or "Граф связей"


def _summary(knowledge: KnowledgeGraph) -> str:
    """The size of the graph in words, and the days that the articles are of."""
    days = sorted(node.published for node in knowledge.articles if node.published)
    parts = [
        plural(len(knowledge.articles), "статья", "статьи", "статей"),
        period_words(days[0], days[-1]) if days else "",
        plural(len(knowledge.entities), "объект", "объекта", "объектов"),
    ]
    return " · ".join(filter(None, parts))


def _top_claims(knowledge: KnowledgeGraph) -> list[tuple[str, ...]]:
    """Rows of the table for readers without JavaScript, the best supported claims first."""
    labels = {entity.iri: one_line(entity.label) for entity in knowledge.entities}
    claims = sorted(knowledge.claims, key=lambda claim: -claim.independent_sources)[:_TOP_CLAIMS]
    return [
        (
            labels.get(claim.subject, ""),
            RUSSIAN.relations[claim.relation].edge,
            labels.get(claim.object, one_line(claim.object))
            if isinstance(claim.object, str)
            else time_words(claim.object),
            RUSSIAN.claim_statuses[claim.status],
            claim.evidence[0].quote if claim.evidence else "",
        )
        for claim in claims
    ]
