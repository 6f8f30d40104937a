"""The graph as GraphML: for yEd, Cytoscape, igraph and networkx.

Every attribute is a typed key, and every claim an edge of its own with its IRI as id, so that
parallel edges stay apart. Source: GraphML specification 1.0 (Brandes et al., graphdrawing.org).
"""

from collections.abc import Mapping
from pathlib import Path

from graph.export.drawing import Attribute, DrawnEdge, DrawnNode, to_drawing
from graph.export.elements import Elements, attribute_types, elements, written
from graph.records import KnowledgeGraph

_NAMESPACES = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
}
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}


def write_graphml(knowledge: KnowledgeGraph, path: Path) -> None:
    """Write the graph to a GraphML file, which is either replaced whole or not touched.

    Raises:
        GraphError: the file cannot be written.
    """
    drawing = to_drawing(knowledge)
    nodes = {node.iri: _of_node(node) for node in drawing.nodes}
    with elements(path) as xml, xml.element("graphml", _NAMESPACES):
        for owner, given in (("node", nodes.values()), ("edge", map(_of_edge, drawing.edges))):
            for name, type_ in attribute_types(given).items():
                named = {"id": f"{owner}.{name}", "for": owner}
                xml.leaf("key", {**named, "attr.name": name, "attr.type": _TYPES[type_]})
        with xml.element("graph", {"edgedefault": "directed"}):
            for iri, attributes in nodes.items():
                with xml.element("node", {"id": iri}):
                    _write(xml, "node", attributes)
            for edge in drawing.edges:
                ends = {"id": edge.key, "source": edge.start, "target": edge.end}
                with xml.element("edge", ends):
                    _write(xml, "edge", _of_edge(edge))


def _of_node(node: DrawnNode) -> dict[str, Attribute]:
    return {"label": node.label, **node.attributes}


def _of_edge(edge: DrawnEdge) -> dict[str, Attribute]:
    return {"label": edge.label, "weight": edge.weight, **edge.attributes}


def _write(xml: Elements, owner: str, attributes: Mapping[str, Attribute]) -> None:
    for name, value in sorted(attributes.items()):
        xml.leaf("data", {"key": f"{owner}.{name}"}, written(value))
