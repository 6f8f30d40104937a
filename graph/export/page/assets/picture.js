"use strict";
/**
 * The picture: draws nodes, lines and labels on vis-network's canvas and answers clicks.
 *
 * vis-network pans, zooms, hit-tests and draws lines. Marks and labels are drawn here: a label
 * keeps its size on the screen at every zoom, and is left out rather than laid over another.
 */

/** The picture stays quick and legible up to this many nodes. */
const BUDGET = 300;
const STEP = 40;
/** Below this zoom a whole picture is a grey ball: better a readable part of it. */
const LEAST_ZOOM = 0.65;

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 */
function createPicture(container, model, view, filters) {
  const { nodes, edges, edgesOf: incident, symbols } = model;
  const drawn = () => view.state.drawn;
  const paths = Object.fromEntries(
    Object.entries(MARKS).map(([name, path]) => [name, new Path2D(path)]),
  );
  const nodeData = new vis.DataSet();
  const edgeData = new vis.DataSet();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const state = {
    /** Colors and font of the page's theme, for the canvas. */
    theme: readTheme(),
    selectedNode: null,
    selectedEdge: null,
    pointedNode: null,
    pointedEdge: null,
    /** What the selection leaves bright, as {nodes, edges}; null without a selection. */
    lit: null,
  };

  const network = new vis.Network(
    container,
    { nodes: nodeData, edges: edgeData },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      nodes: { shape: "custom", ctxRenderer: drawMark, chosen: false },
      edges: {
        smooth: false,
        chosen: false,
        hoverWidth: 0,
        selectionWidth: 0,
        arrowStrikethrough: false,
      },
      interaction: { hover: true, selectConnectedEdges: false, zoomSpeed: 0.7 },
    },
  );

  const isVisible = (id) => filters.nodes().has(id);
  const isEdgeVisible = (edge) => filters.edges().includes(edge);
  const visibleEdges = () => filters.edges();
  const visibleNodes = () => [...filters.nodes()];
  const bends = () => bendsOf(visibleEdges());
  const isLit = (id) => state.lit === null || state.lit.nodes.has(id);
  const labels = createLabels(model, network, state, {
    visibleNodes,
    visibleEdges,
    bends,
    bounds,
    isLit,
  });

  // ---------------------------------------------------------------- marks and lines

  /** vis-network's hook for one node of its own shape. */
  function drawMark({ ctx, id, x, y }) {
    const node = nodes[id];
    const [mark, hue] = symbols[node.kind];
    const status = model.eventOf.get(id)?.status;
    return {
      drawNode() {
        ctx.translate(x, y);
        ctx.scale(node.size, node.size);
        ctx.lineJoin = "round";
        if (id === state.selectedNode || id === state.pointedNode) {
          ctx.strokeStyle = state.theme.accent;
          ctx.lineWidth = (id === state.selectedNode ? 9 : 6) / node.size;
          ctx.stroke(paths[mark]);
        }
        // The ground under the mark hides the lines behind it and opens a gap around it.
        ctx.strokeStyle = state.theme.ground;
        ctx.lineWidth = 5 / node.size;
        ctx.stroke(paths[mark]);
        ctx.fillStyle = state.theme.ground;
        ctx.fill(paths[mark]);
        ctx.globalAlpha = isLit(id) ? 1 : 0.22;
        ctx.fillStyle = state.theme.hue[hue];
        if (status === "Planned" || status === "Denied") ctx.globalAlpha *= 0.35;
        ctx.fill(paths[mark], "evenodd");
        ctx.globalAlpha = isLit(id) ? 1 : 0.22;
        ctx.strokeStyle = state.theme.rim;
        ctx.lineWidth = 1.2 / node.size;
        ctx.stroke(paths[mark]);
      },
      nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    };
  }

  /** Bring vis-network's data in line with what should be visible. */
  function refresh() {
    const bend = bends();
    const wanted = visibleNodes();
    nodeData.remove(nodeData.getIds().filter((id) => !isVisible(id)));
    nodeData.update(
      wanted.map((id) => ({ id, x: nodes[id].x, y: nodes[id].y, size: nodes[id].size })),
    );
    edgeData.remove(edgeData.getIds().filter((id) => !bend.has(id)));
    const crowded = bend.size > 2 * NAMED_LINES;
    edgeData.update(
      visibleEdges().map((edge) => lineStyle(edge, bend.get(edge.id), state, crowded)),
    );
    labels.forget();
    network.redraw();
  }

  // ---------------------------------------------------------------- view

  function move(position, scale) {
    network.moveTo({
      position,
      scale,
      animation: still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" },
    });
  }

  /** Box around the centers of the visible nodes. */
  function bounds() {
    const places = Object.values(network.getPositions(visibleNodes()));
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
    };
  }

  function fit(animated = true) {
    if (!visibleNodes().length || !container.clientWidth) return;
    const { left, right, top, bottom } = bounds();
    const { clientWidth, clientHeight } = container;
    // Labels keep their size at every zoom, so the margin for them is one of pixels.
    const margin = Math.min(64, 0.12 * clientWidth);
    const foot = 36; // more below: labels hang down there, and the buttons stand there
    const scale = Math.min(
      (clientWidth - 2 * margin) / Math.max(1, right - left),
      (clientHeight - 2 * margin - foot) / Math.max(1, bottom - top),
      1.25,
    );
    let position = { x: (left + right) / 2, y: (top + bottom + foot / scale) / 2 };
    if (animated) return move(position, scale);
    const least = Math.max(scale, LEAST_ZOOM);
    if (least > scale) {
      // Not all fits: begin with what the story is about, but leave no half of the window empty.
      const ids = visibleNodes();
      const first =
        ids.find((id) => nodes[id].central) ??
        ids.reduce((best, id) => (nodes[id].weight > nodes[best].weight ? id : best));
      const place = network.getPosition(first);
      position = {
        x: within(place.x, left, right, (clientWidth / 2 - margin) / least),
        y: within(place.y, top, bottom, (clientHeight / 2 - margin) / least),
      };
    }
    return network.moveTo({ position, scale: least, animation: false });
  }

  /** The coordinate nearest to `place` from which a window of 2 × `half` sees nothing but low–high. */
  function within(place, low, high, half) {
    if (high - low < 2 * half) return (low + high) / 2;
    return Math.min(Math.max(place, low + half), high - half);
  }

  function zoom(factor) {
    move(network.getViewPosition(), Math.min(4, Math.max(0.1, network.getScale() * factor)));
  }

  // ---------------------------------------------------------------- revealing more

  /** Nodes joined to this one that are not drawn yet, the best supported first. */
  function hiddenNeighbors(id) {
    const support = new Map();
    for (const edge of incident[id]) {
      const other = edge.from === id ? edge.to : edge.from;
      if (!drawn().has(other)) {
        support.set(other, (support.get(other) ?? 0) + edge.sources);
      }
    }
    return [...support.keys()].sort(
      (a, b) => support.get(b) - support.get(a) || nodes[b].weight - nodes[a].weight || a - b,
    );
  }

  /** A free place near (x, y): rings around it are tried from the inside out. */
  function freePlace(x, y, first) {
    const places = Object.values(network.getPositions([...drawn()].filter((id) => nodeData.get(id))));
    for (let ring = first; ring < 40; ring += 1) {
      const slots = 6 * ring;
      for (let slot = 0; slot < slots; slot += 1) {
        const angle = (2 * Math.PI * slot) / slots + ring * 0.4;
        const place = { x: x + ring * 105 * Math.cos(angle), y: y + ring * 85 * Math.sin(angle) };
        const isFree = places.every(
          (other) => Math.abs(other.x - place.x) > 95 || Math.abs(other.y - place.y) > 62,
        );
        if (isFree) return place;
      }
    }
    return { x, y };
  }

  function placeNode(id, x, y, ring) {
    if (drawn().has(id)) return;
    const place = freePlace(x, y, ring);
    nodes[id].x = Math.round(place.x);
    nodes[id].y = Math.round(place.y);
    nodeData.update({ id, x: nodes[id].x, y: nodes[id].y, size: nodes[id].size });
  }

  /** Draw a node that a search found, near those it is joined to. */
  function reveal(id) {
    if (!drawn().has(id)) {
      if (drawn().size >= BUDGET) return false;
      const around_ = incident[id]
        .map((edge) => (edge.from === id ? edge.to : edge.from))
        .filter((other) => nodeData.get(other));
      const around = around_.length ? Object.values(network.getPositions(around_)) : [];
      const center = around.length
        ? {
            x: around.reduce((sum, place) => sum + place.x, 0) / around.length,
            y: around.reduce((sum, place) => sum + place.y, 0) / around.length,
          }
        : network.getViewPosition();
      placeNode(id, center.x, center.y, 1);
      view.set({ drawn: new Set([...drawn(), id]) });
    }
    return true;
  }

  /** Draw up to 40 neighbors of a node around it; the others keep their places. */
  function expand(id) {
    if (!reveal(id)) return 0;
    const { x, y } = network.getPosition(id);
    const added = hiddenNeighbors(id).slice(0, Math.min(STEP, BUDGET - drawn().size));
    for (const other of added) placeNode(other, x, y, 1);
    view.set({ drawn: new Set([...drawn(), ...added]) });
    fit();
    return added.length;
  }

  // ---------------------------------------------------------------- selection

  function select() {
    const { node, edge: line, fact } = view.state;
    const nodeId = node !== null && isVisible(node) ? node : null;
    const edgeId =
      line ?? filters.edges().find((edge) => fact !== null && edge.facts.includes(fact))?.id ?? null;
    state.selectedNode = nodeId;
    state.selectedEdge = edgeId;
    if (nodeId !== null) {
      const around = incident[nodeId].filter(isEdgeVisible);
      state.lit = {
        nodes: new Set([nodeId, ...around.flatMap((edge) => [edge.from, edge.to])]),
        edges: new Set(around.map((edge) => edge.id)),
      };
    } else if (edgeId !== null) {
      const edge = edges[edgeId];
      state.lit = { nodes: new Set([edge.from, edge.to]), edges: new Set([edgeId]) };
    } else {
      state.lit = null;
    }
    refresh();
  }

  network.on("click", ({ nodes: hitNodes, edges: hitEdges, pointer }) => {
    if (hitNodes.length) return view.selectNode(hitNodes[0]);
    const { x, y } = pointer.canvas;
    const named = labels.at(x, y);
    if (named !== null) return view.selectNode(named);
    if (hitEdges.length) return view.selectEdge(hitEdges[0]);
    return view.selectNode(null);
  });
  network.on("doubleClick", ({ nodes: hit }) => {
    if (hit.length) expand(hit[0]);
  });
  network.on("dragging", ({ nodes: dragged }) => {
    if (dragged.length) labels.forget();
  });
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const id of dragged) Object.assign(nodes[id], network.getPosition(id));
  });
  const point = (nodeId, edgeId) => {
    state.pointedNode = nodeId;
    state.pointedEdge = edgeId;
    labels.forget();
    container.classList.toggle("pointing", nodeId !== null || edgeId !== null);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => point(node, null));
  network.on("blurNode", () => point(null, null));
  network.on("hoverEdge", ({ edge }) => point(null, edge));
  network.on("blurEdge", () => point(null, null));
  network.on("afterDrawing", labels.draw);

  // vis-network lets its canvas take the focus, but nothing on it answers to keys.
  container.querySelector(".vis-network").tabIndex = -1;
  followTheme(view, () => {
    state.theme = readTheme();
    refresh();
  });
  fit(false);
  view.on((_, changed) => {
    if (["node", "edge", "fact", "drawn", "language", ...FILTER_KEYS].some((key) => changed.has(key))) {
      select();
    }
  });

  /** A point of the picture in pixels of the window. */
  function toWindow(place) {
    const { x, y } = network.canvasToDOM(place);
    const frame = container.getBoundingClientRect();
    return { x: frame.left + x, y: frame.top + y };
  }

  return {
    expand,
    fit,
    hiddenNeighbors,
    reveal,
    zoom,
    isShown: isVisible,
    isEdgeVisible,
    isDrawable: (id) => incident[id].length > 0,
    focus(id) {
      move(network.getPosition(id), Math.max(1, network.getScale()));
    },
    counts() {
      return { nodes: visibleNodes().length, edges: visibleEdges().length };
    },
    pixelOfNode: (id) => toWindow(network.getPosition(id)),
    pixelOfEdge(id) {
      const edge = edges[id];
      const places = network.getPositions([edge.from, edge.to]);
      return toWindow(middleOf(edge, bends().get(id), places, nodes));
    },
    labels: labels.boxes,
    scale: () => network.getScale(),
  };
}
