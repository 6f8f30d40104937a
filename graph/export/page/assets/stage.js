"use strict";
/**
 * The stage of the picture: what is drawn on vis-network's canvas, and how.
 *
 * vis-network pans, zooms, pinches and drags. Marks, lines and labels are drawn here, in one pass
 * each: what is selected or pointed at changes nothing but the next drawing.
 */

/** Names of a large graph when all of it is in sight; with the zoom they become more. */
const START_LABELS = 40;
/** Graphs from this size on are looked at from afar first. */
const LARGE_GRAPH = 1000;
/** What is left of the rest beside what is chosen. */
const FADED = {
  selected: { mark: 0.22, line: 0.12, name: 0.25 },
  pointed: { mark: 0.5, line: 0.25, name: 0.5 },
};
/** Least radius in pixels of what mouse and finger hit. */
const HIT = { mouse: 12, touch: 18 };

/** @typedef {ReturnType<typeof createStage>} Stage */

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Places} places
 */
function createStage(container, model, view, filters, places) {
  const { nodes, edges, edgesOf, symbols } = model;
  const nodeData = new vis.DataSet();
  const greatest = nodes.reduce((most, node) => Math.max(most, node.weight), 0);
  const widthOf = createRuler();
  let theme = readTheme();

  /** @type {GraphEdge[]} */
  let shownEdges = [];
  /** @type {Set<number>} */
  let shownIds = new Set();
  /** @type {Map<number, Course>} */
  let courses = new Map();
  /** @type {Map<number, number>} */
  let bends = new Map();
  /** @type {LineName[] | null} */
  let lineNames = null;
  /** What stays bright; null when nothing is chosen. @type {{nodes: Set<NodeId>, edges: Set<number>} | null} */
  let lit = null;
  /** @type {{node: NodeId | null, edge: number | null, cursor: NodeId | null}} */
  const pointed = { node: null, edge: null, cursor: null };
  /** @type {{node: NodeId | null, edge: number | null}} */
  let selected = { node: null, edge: null };

  const network = new vis.Network(
    container,
    { nodes: nodeData, edges: new vis.DataSet() },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      nodes: { shape: "custom", ctxRenderer: markHook, chosen: false },
      interaction: { hover: false, selectable: false, zoomSpeed: 0.7 },
    },
  );
  const camera = createCamera(network, container);

  const shownNodes = () => filters.nodes();
  /** @param {NodeId} id */
  const placeOf = (id) => places.at.get(id) ?? { x: 0, y: 0 };
  /** @param {NodeId} id */
  const markRadius = (id) => nodes[id].size * markFactor(network.getScale());
  /** @param {NodeId} id */
  const ringsOf = (id) => (view.state.rings ? (nodes[id].articles ?? []) : []);
  /** Of the mark with its rings. @param {NodeId} id */
  const radius = (id) => markRadius(id) + ringRoom(ringsOf(id).length) / network.getScale();
  /** @param {NodeId} id */
  const isLit = (id) => lit === null || lit.nodes.has(id);
  /** @param {NodeId} id @returns {Named} */
  const named = (id) => ({
    id,
    ...placeOf(id),
    radius: radius(id),
    text: model.nameOf(id),
    weight: nodes[id].weight,
    bold: nodes[id].kind === "Alliance" || nodes[id].weight > Math.max(4, greatest / 2),
    small: nodes[id].kind === "NamelessEvent",
  });
  const bounds = () => boxAround([...shownNodes()].map(placeOf));

  const labels = createLabels(
    {
      named: () => [...shownNodes()].map(named),
      placeOf,
      radius,
      lines: () => [...courses.values()],
      most() {
        const isLarge = nodes.length > LARGE_GRAPH || shownNodes().size > ALL_NAMED;
        if (!isLarge) return Infinity;
        return START_LABELS * Math.max(1, network.getScale() / camera.fittingScale(bounds())) ** 2;
      },
      theme: () => theme,
      isChosen: (id) => id === selected.node || id === pointed.cursor,
      isLit: (id) => lit !== null && lit.nodes.has(id),
      fadeOf: (id) => (isLit(id) ? null : fades().name),
      frame: camera.frame,
      covered: camera.covered,
    },
    widthOf,
  );

  // ---------------------------------------------------------------- drawing

  /** vis-network's hook for one node of its own shape. @param {any} hook */
  function markHook({ ctx, id }) {
    return {
      drawNode: () => paintMark(ctx, id),
      nodeDimensions: { width: 2 * nodes[id].size, height: 2 * nodes[id].size },
    };
  }

  /** @param {CanvasRenderingContext2D} ctx @param {NodeId} id */
  function paintMark(ctx, id) {
    const node = nodes[id];
    const [mark, hue] = symbols[node.kind];
    const status = model.eventOf.get(id)?.status;
    const isPointed = id === pointed.node;
    drawMark(ctx, {
      mark,
      hue,
      ...placeOf(id),
      radius: markRadius(id),
      pixel: 1 / network.getScale(),
      theme,
      alpha: isLit(id) ? 1 : fades().mark,
      hollow: status === "Planned" || status === "Denied",
      ring: id === pointed.cursor ? "cursor" : id === selected.node ? "selected" : isPointed ? "pointed" : null,
      articles: ringsOf(id),
    });
  }

  /** What is selected dims the rest strongly, what is pointed at a little. */
  const fades = () => (selected.node === null && selected.edge === null ? FADED.pointed : FADED.selected);

  /** @param {GraphEdge} edge @returns {Standing} */
  const standing = (edge) => ({
    strong: edge.id === selected.edge || edge.id === pointed.edge,
    fade: lit !== null && !lit.edges.has(edge.id) && edge.id !== pointed.edge ? fades().line : null,
    lit: lit !== null && lit.edges.has(edge.id),
    crowded: shownEdges.length > CROWDED,
  });

  /** @param {CanvasRenderingContext2D} ctx */
  function paintLines(ctx) {
    const pixel = 1 / network.getScale();
    drawLines(ctx, courses.values(), { pixel, frame: camera.frame(), theme, radius, standing });
  }

  /** @param {CanvasRenderingContext2D} ctx */
  function paintNames(ctx) {
    const scale = network.getScale();
    const { taken } = labels.plan(scale);
    lineNames ??= placeLineNames(courses.values(), taken, {
      model,
      pixel: 1 / scale,
      theme,
      radius,
      frame: camera.frame(),
      covered: camera.covered(),
      named: lit === null && shownEdges.length <= NAMED_LINES,
      isPicked: (edge) => edge.id === selected.edge || edge.id === pointed.edge,
      isLit: (edge) => lit !== null && lit.edges.has(edge.id),
      widthOf,
    });
    drawLineNames(ctx, lineNames, {
      pixel: 1 / scale,
      theme,
      widthOf,
      fadeOf: (edge) => standing(edge).fade,
    });
    const extra = [pointed.node, pointed.cursor].filter((id) => id !== null);
    labels.draw(ctx, scale, extra.filter((id) => shownNodes().has(id)).map(named));
  }

  network.on("beforeDrawing", paintLines);
  network.on("afterDrawing", paintNames);

  let isAwaited = false;
  /** Draw with the next frame, once for all that changed: vis-network would draw at each change. */
  function redraw() {
    if (isAwaited) return;
    isAwaited = true;
    window.requestAnimationFrame(() => {
      isAwaited = false;
      network.redraw();
    });
  }
  /** Place names anew at the next drawing, and draw. */
  function renew() {
    labels.forget();
    lineNames = null;
    redraw();
  }
  let rest = 0;
  /** Names follow a movement, and are placed anew when it is over. */
  function moved() {
    window.clearTimeout(rest);
    rest = window.setTimeout(renew, REST);
  }
  for (const event of ["zoom", "dragEnd", "animationFinished"]) network.on(event, moved);
  network.on("resize", renew);

  // ---------------------------------------------------------------- what is shown

  /** Courses of lines: of all, or of those at one node. @param {GraphEdge[]} some */
  function course(some) {
    for (const edge of some) {
      if (shownIds.has(edge.id)) {
        courses.set(edge.id, courseOf(edge, bends.get(edge.id) ?? 0, places.at));
      }
    }
  }

  /** Bring vis-network's data in line with what should be visible. */
  function refresh() {
    places.complete(view.state.drawn, network.getViewPosition());
    const wanted = shownNodes();
    nodeData.remove(nodeData.getIds().filter((id) => !wanted.has(id)));
    const changed = [];
    for (const id of wanted) {
      const { x, y } = placeOf(id);
      const known = nodeData.get(id);
      if (!known || known.x !== x || known.y !== y) changed.push({ id, x, y, size: nodes[id].size });
    }
    if (changed.length) nodeData.update(changed);
    shownEdges = filters.edges();
    shownIds = new Set(shownEdges.map((edge) => edge.id));
    bends = bendsOf(shownEdges);
    courses = new Map();
    course(shownEdges);
    labels.reset();
  }

  /** What the state selects, and what that leaves bright. */
  function select() {
    const { node, edge, fact } = view.state;
    const line = edge ?? shownEdges.find((one) => fact !== null && one.facts.includes(fact))?.id ?? null;
    selected = { node: node !== null && shownNodes().has(node) ? node : null, edge: line };
    light();
    renew();
  }

  /** Keep bright what is selected, else what the mouse is on. */
  function light() {
    const node = selected.node ?? (selected.edge === null ? pointed.node : null);
    // A node that is drawn with nothing but its surroundings does not dim them.
    if (node !== null && node !== view.state.focus) {
      const around = edgesOf[node].filter((edge) => shownIds.has(edge.id));
      lit = {
        nodes: new Set([node, ...around.flatMap(({ from, to }) => [from, to])]),
        edges: new Set(around.map((edge) => edge.id)),
      };
    } else if (selected.edge !== null) {
      const { from, to } = edges[selected.edge];
      lit = { nodes: new Set([from, to]), edges: new Set([selected.edge]) };
    } else {
      lit = null;
    }
    lineNames = null;
  }

  // ---------------------------------------------------------------- what is under the mouse

  /** @param {vis.Point} point of the picture @param {"mouse" | "touch"} by @returns {{node: NodeId | null, edge: number | null}} */
  function hit(point, by) {
    const pixel = 1 / network.getScale();
    let node = null;
    let least = Infinity;
    for (const id of shownNodes()) {
      const { x, y } = placeOf(id);
      const away = Math.hypot(x - point.x, y - point.y);
      if (away < least && away <= Math.max(radius(id) + 3 * pixel, HIT[by] * pixel)) {
        least = away;
        node = id;
      }
    }
    node ??= labels.at(point, network.getScale());
    const edge = node === null ? lineAt(courses.values(), point, NEAR_LINE[by] * pixel) : null;
    return { node, edge };
  }

  return {
    network,
    camera,
    bounds,
    placeOf,
    refresh,
    select,
    renew,
    snapshot: () =>
      snapshotOf(container, camera, theme, (ctx) => {
        paintLines(ctx);
        for (const id of shownNodes()) paintMark(ctx, id);
        paintNames(ctx);
      }),
    hit,
    isEdgeShown: (/** @type {GraphEdge} */ edge) => shownIds.has(edge.id),
    labels: () => {
      labels.plan(network.getScale());
      return labels.boxes(network.getScale());
    },
    /** @param {number} id of a line */
    middle: (id) => middleOf(courses.get(id) ?? courseOf(edges[id], 0, places.at), radius),
    setTheme() {
      theme = readTheme();
      renew();
    },
    /** A node was dragged there. @param {NodeId} id @param {vis.Point} place */
    drag(id, place) {
      places.put(id, place);
      course(edgesOf[id]);
      lineNames = null;
    },
    /** The mouse is on a node or a line, or on neither. @param {NodeId | null} node @param {number | null} edge */
    point(node, edge) {
      if (node === pointed.node && edge === pointed.edge) return;
      Object.assign(pointed, { node, edge });
      container.classList.toggle("pointing", node !== null || edge !== null);
      light();
      redraw();
    },
    /** The keyboard is on a node. @param {NodeId | null} node */
    setCursor(node) {
      pointed.cursor = node;
      renew();
    },
  };
}
