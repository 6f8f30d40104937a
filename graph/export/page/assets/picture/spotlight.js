"use strict";
/** What is chosen on the picture, by the state, the mouse or the keyboard, and what that dims. */

/** What is left of the rest beside what is chosen: selected, or merely pointed at. */
const FADED = {
  selected: { mark: 0.22, line: 0.12, name: 0.25 },
  pointed: { mark: 0.5, line: 0.25, name: 0.5 },
};

/**
 * @param {Model} model
 * @param {View} view
 * @param {{isNodeShown: (id: NodeId) => boolean, isEdgeShown: (id: number) => boolean,
 *   edges: () => readonly GraphEdge[]}} shown
 */
function createSpotlight(model, view, shown) {
  const { edges, edgesOf } = model;
  /** @type {{node: NodeId | null, edges: ReadonlySet<number>}} */
  let selected = { node: null, edges: new Set() };
  /** @type {{node: NodeId | null, edge: number | null, cursor: NodeId | null}} */
  const pointed = { node: null, edge: null, cursor: null };
  /** What stays bright; null when nothing is chosen.
   * @type {{nodes: Set<NodeId>, edges: ReadonlySet<number>} | null} */
  let lit = null;

  const isSelected = () => selected.node !== null || selected.edges.size > 0;
  const fades = () => (isSelected() ? FADED.selected : FADED.pointed);

  /** Keep bright what is selected, else what the mouse is on. */
  function light() {
    const node = selected.node ?? (isSelected() ? null : pointed.node);
    lit = null;
    // A node that is drawn with nothing but its surroundings does not dim them.
    if (node !== null && node !== view.state.focus) {
      const around = edgesOf[node].filter((edge) => shown.isEdgeShown(edge.id));
      lit = {
        nodes: new Set([node, ...around.flatMap(({ from, to }) => [from, to])]),
        edges: new Set(around.map((edge) => edge.id)),
      };
    } else if (node === null && selected.edges.size) {
      const ends = [...selected.edges].flatMap((id) => [edges[id].from, edges[id].to]);
      lit = { nodes: new Set(ends), edges: selected.edges };
    }
  }

  /** Lines that the state selects: one, or all of a fact. @returns {number[]} */
  function selectedEdges() {
    const { edge, fact } = view.state;
    if (edge !== null) return shown.isEdgeShown(edge) ? [edge] : [];
    if (fact === null) return [];
    return shown.edges().flatMap(({ id, facts }) => (facts.includes(fact) ? id : []));
  }

  return {
    /** Nodes whose names are drawn even where there is no room. @returns {NodeId[]} */
    named: () =>
      [pointed.node, pointed.cursor].flatMap((id) =>
        id !== null && shown.isNodeShown(id) ? id : [],
      ),
    isNothingLit: () => lit === null,
    isChosen: (/** @type {NodeId} */ id) => id === selected.node || id === pointed.cursor,
    isLit: (/** @type {NodeId} */ id) => lit !== null && lit.nodes.has(id),
    isPicked: (/** @type {GraphEdge} */ { id }) => selected.edges.has(id) || id === pointed.edge,
    isEdgeLit: (/** @type {GraphEdge} */ { id }) => lit !== null && lit.edges.has(id),
    /**
     * How far a node is dimmed; null where it is not.
     *
     * @param {NodeId} id
     * @param {"mark" | "name"} part
     */
    fadeOf: (id, part) => (lit === null || lit.nodes.has(id) ? null : fades()[part]),
    /** @param {GraphEdge} edge */
    edgeFade: ({ id }) =>
      lit === null || lit.edges.has(id) || id === pointed.edge ? null : fades().line,
    /** @param {NodeId} id @returns {"cursor" | "selected" | "pointed" | null} */
    ringOf(id) {
      if (id === pointed.cursor) return "cursor";
      if (id === selected.node) return "selected";
      return id === pointed.node ? "pointed" : null;
    },
    /** Take over what the state selects. */
    select() {
      const { node } = view.state;
      const isShown = node !== null && shown.isNodeShown(node);
      selected = { node: isShown ? node : null, edges: new Set(selectedEdges()) };
      light();
    },
    /**
     * The mouse is on a node or a line, or on neither; whether it was elsewhere before.
     *
     * @param {NodeId | null} node
     * @param {number | null} edge
     */
    point(node, edge) {
      if (node === pointed.node && edge === pointed.edge) return false;
      Object.assign(pointed, { node, edge });
      light();
      return true;
    },
    /** The keyboard is on a node. @param {NodeId | null} node */
    setCursor(node) {
      pointed.cursor = node;
    },
  };
}
