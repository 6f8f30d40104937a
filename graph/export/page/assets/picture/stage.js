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
  /** Names along the lines, with the labels between which they stand.
   * @type {{plan: LabelPlan, names: LineName[]} | null} */
  let lineNames = null;
  const spotlight = createSpotlight(model, view, {
    isNodeShown: (id) => shownNodes().has(id),
    isEdgeShown: (id) => shownIds.has(id),
    edges: () => shownEdges,
  });

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
      isChosen: spotlight.isChosen,
      isLit: spotlight.isLit,
      fadeOf: (id) => spotlight.fadeOf(id, "name"),
      frame: camera.frame,
      covered: camera.covered,
    },
    widthOf,
  );

  // ---------------------------------------------------------------- drawing

  /** vis-network's hook for a node. @param {any} hook */
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
    drawMark(ctx, {
      mark,
      hue,
      ...placeOf(id),
      radius: markRadius(id),
      pixel: 1 / network.getScale(),
      theme,
      alpha: spotlight.fadeOf(id, "mark") ?? 1,
      hollow: status === "Planned" || status === "Denied",
      ring: spotlight.ringOf(id),
      articles: ringsOf(id),
    });
  }

  /** @param {GraphEdge} edge @returns {Standing} */
  const standing = (edge) => ({
    strong: spotlight.isPicked(edge),
    fade: spotlight.edgeFade(edge),
    lit: spotlight.isEdgeLit(edge),
    crowded: shownEdges.length > CROWDED,
  });

  /** @param {CanvasRenderingContext2D} ctx */
  function paintLines(ctx) {
    const pixel = 1 / network.getScale();
    drawLines(ctx, courses.values(), { pixel, frame: camera.frame(), theme, radius, standing });
  }

  /** @param {BoxGrid} taken by marks and labels @param {number} scale */
  const nameLines = (taken, scale) =>
    placeLineNames(courses.values(), taken, {
      model,
      pixel: 1 / scale,
      theme,
      radius,
      frame: camera.frame(),
      covered: camera.covered(),
      named: spotlight.isNothingLit() && shownEdges.length <= NAMED_LINES,
      isPicked: spotlight.isPicked,
      isLit: spotlight.isEdgeLit,
      widthOf,
    });

  /** @param {CanvasRenderingContext2D} ctx */
  function paintNames(ctx) {
    const scale = network.getScale();
    const plan = labels.plan(scale);
    if (plan !== lineNames?.plan) {
      lineNames = { plan, names: nameLines(plan.taken, scale) };
    }
    drawLineNames(ctx, lineNames.names, {
      pixel: 1 / scale,
      theme,
      widthOf,
      fadeOf: spotlight.edgeFade,
    });
    labels.draw(ctx, scale, spotlight.named().map(named));
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
      if (!known || known.x !== x || known.y !== y)
        changed.push({ id, x, y, size: nodes[id].size });
    }
    if (changed.length) nodeData.update(changed);
    shownEdges = filters.edges();
    shownIds = new Set(shownEdges.map((edge) => edge.id));
    bends = bendsOf(shownEdges);
    courses = new Map();
    course(shownEdges);
    labels.reset();
  }

  /** Take over what the state selects. */
  function select() {
    spotlight.select();
    renew();
  }

  /** @param {vis.Point} point of the picture @param {"mouse" | "touch"} by */
  function hit(point, by) {
    const scale = network.getScale();
    const marks = [...shownNodes()].map((id) => ({ id, ...placeOf(id), radius: radius(id) }));
    const node = markAt(marks, point, 1 / scale, by) ?? labels.at(point, scale);
    const edge = node === null ? lineAt(courses.values(), point, NEAR_LINE[by] / scale) : null;
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
    /**
     * The mouse is on a node or a line, or on neither.
     *
     * @param {NodeId | null} node
     * @param {number | null} edge
     */
    point(node, edge) {
      if (!spotlight.point(node, edge)) return;
      container.classList.toggle("pointing", node !== null || edge !== null);
      lineNames = null;
      redraw();
    },
    /** The keyboard is on a node. @param {NodeId | null} node */
    setCursor(node) {
      spotlight.setCursor(node);
      renew();
    },
  };
}
