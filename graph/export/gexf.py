"""The graph as GEXF 1.3: for Gephi from 0.9.3 on and for Gephi Lite.

- Each of several edges of one pair has a `kind` of its own ("memberOf", "memberOf 2"): Gephi takes
  parallel edges for one edge unless their kinds differ.
- What has a date has a start and an end for the timeline, an open end excepted; what has none is
  there at all times.
- Colors are those of the page, a node is as large as it is important, an edge as heavy as it has
  independent sources.

networkx reads the file from 3.6 on. Source: GEXF 1.3 specification (gexf.net).
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from graph.export.drawing import Attribute, DrawnEdge, DrawnNode, to_drawing
from graph.export.elements import Elements, attribute_types, elements, written
from graph.export.page.symbols import SYMBOLS
from graph.export.property_graph import NodeKind
from graph.records import KnowledgeGraph
from ontology.vocabulary import EntityType

_NAMESPACES = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz"}
COLORS = {
    "blue": (0, 114, 178),
    "sky": (86, 180, 233),
    "green": (0, 158, 115),
    "orange": (230, 159, 0),
    "vermilion": (213, 94, 0),
    "purple": (188, 129, 180),
    "yellow": (240, 228, 66),
    "gray": (122, 129, 139),
}
"""Those of marks on light ground in the page's base.css, after Okabe and Ito (2008)."""
_KIND_COLORS = {
    NodeKind.EVENT: "purple",
    NodeKind.STATEMENT: "sky",
    NodeKind.VALUE: "gray",
}
_LEAST_SIZE, _MOST_SIZE = 10, 60
"""Gephi draws a node of size 10 where nothing is said."""
_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "double", str: "string"}


def write_gexf(knowledge: KnowledgeGraph, path: Path) -> None:
    """Write the graph to a GEXF file, which is either replaced whole or not touched.

    Raises:
        GraphError: the file cannot be written.
    """
    drawing = to_drawing(knowledge)
    given = (one.attributes for part in (drawing.nodes, drawing.edges) for one in part)
    has_dates = any("earliest" in attributes for attributes in given)
    mode = {"mode": "dynamic", "timeformat": "date"} if has_dates else {"mode": "static"}
    gexf = {**_NAMESPACES, "version": "1.3"}
    graph = {"defaultedgetype": "directed", "idtype": "string", **mode}
    with elements(path) as xml, xml.element("gexf", gexf):
        with xml.element("meta"):
            xml.leaf("creator", text="svyaz")
        with xml.element("graph", graph):
            _declare(xml, "node", (node.attributes for node in drawing.nodes))
            _declare(xml, "edge", (edge.attributes for edge in drawing.edges))
            with xml.element("nodes", {"count": str(len(drawing.nodes))}):
                for node in drawing.nodes:
                    _write_node(xml, node)
            kinds: Counter[tuple[str, str, str]] = Counter()
            with xml.element("edges", {"count": str(len(drawing.edges))}):
                for edge in drawing.edges:
                    _write_edge(xml, edge, _edge_kind(edge, kinds))


def _write_node(xml: Elements, node: DrawnNode) -> None:
    named = {"id": node.iri, "label": node.label, **_interval(node.attributes)}
    with xml.element("node", named):
        _write_values(xml, node.attributes)
        red, green, blue = COLORS[_color(node)]
        xml.leaf("viz:color", {"r": str(red), "g": str(green), "b": str(blue)})
        rank = float(node.attributes.get("importance", 0.0))
        size = _LEAST_SIZE + (_MOST_SIZE - _LEAST_SIZE) * rank
        xml.leaf("viz:size", {"value": f"{size:.2f}"})


def _write_edge(xml: Elements, edge: DrawnEdge, kind: str) -> None:
    named = {
        "id": edge.key,
        "source": edge.start,
        "target": edge.end,
        "label": edge.label,
        "weight": f"{edge.weight}.0",
        "kind": kind,
        **_interval(edge.attributes),
    }
    with xml.element("edge", named):
        _write_values(xml, edge.attributes)


def _edge_kind(edge: DrawnEdge, known: Counter[tuple[str, str, str]]) -> str:
    """Return the relation, numbered from the second edge of the same relation and pair on."""
    relation = str(edge.attributes["relation"])
    pair = (edge.start, edge.end, relation)
    known[pair] += 1
    return relation if known[pair] == 1 else f"{relation} {known[pair]}"


def _interval(attributes: dict[str, Attribute]) -> dict[str, str]:
    first, last = attributes.get("earliest"), attributes.get("latest")
    if first is None or last is None or str(first) > str(last):
        return {}
    ends = {"start": str(first), "end": str(last)}
    # The day that closes an open end is when it was told, not when the thing was over.
    open_ = {"start": attributes.get("open_start"), "end": attributes.get("open_end")}
    return {name: day for name, day in ends.items() if not open_[name]}


def _color(node: DrawnNode) -> str:
    if node.kind in _KIND_COLORS:
        return _KIND_COLORS[node.kind]
    try:
        return SYMBOLS[EntityType(str(node.attributes.get("type")))][1]
    except ValueError:
        return "gray"


def _declare(xml: Elements, owner: str, given: Iterable[dict[str, Attribute]]) -> None:
    """Declare the attributes of the nodes or edges; their names are their ids."""
    with xml.element("attributes", {"class": owner, "mode": "static"}):
        for name, type_ in attribute_types(given).items():
            xml.leaf("attribute", {"id": name, "title": name, "type": _TYPES[type_]})


def _write_values(xml: Elements, attributes: dict[str, Attribute]) -> None:
    with xml.element("attvalues"):
        for name, value in sorted(attributes.items()):
            xml.leaf("attvalue", {"for": name, "value": written(value)})
