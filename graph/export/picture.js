"use strict";
/**
 * The picture: draws nodes, lines and labels on vis-network's canvas and answers clicks.
 *
 * vis-network pans, zooms, hit-tests and draws lines. Marks and labels are drawn here: a label
 * keeps its size on the screen at every zoom, and is left out rather than laid over another.
 */

/** Outlines of the marks in units of their radius; one table for the canvas and the legend. */
const MARKS = {
  circle: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  square: "M-.6-.88H.6Q.88-.88.88-.6V.6Q.88.88.6.88H-.6Q-.88.88-.88.6V-.6Q-.88-.88-.6-.88Z",
  diamond: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
  hexagon: "M-1.06 0L-.53-.92H.53L1.06 0L.53.92H-.53Z",
  triangle: "M0-1L1.02.82H-1.02Z",
  house: "M0-1.05L1-.3V.88H-1V-.3Z",
  pin: "M0 1.2C-.35.62-.86.22-.86-.3A.86.86 0 1 1 .86-.3C.86.22.35.62 0 1.2ZM.32-.3A.32.32 0 1 0-.32-.3A.32.32 0 1 0 .32-.3Z",
  page: "M-.74-1H.26L.76-.48V1H-.74ZM.26-1V-.48H.76Z",
  star: "M0-1.12L.27-.37L1.06-.34L.44.14L.66.91L0 .46L-.66.91L-.44.14L-1.06-.34L-.27-.37Z",
  bubble: "M-.95-.82H.95V.45H-.05L-.5.98V.45H-.95Z",
};

const LABEL_PX = 13;
const SMALL_PX = 12;
const LINE_PX = 16;
/** More lines than this carry their names only when they are selected or pointed at. */
const NAMED_LINES = 60;
/** The picture stays quick and legible up to this many nodes. */
const BUDGET = 300;
const STEP = 40;
/** Below this zoom a whole picture is a grey ball: better a readable part of it. */
const LEAST_ZOOM = 0.5;

/** Letters that turn the reading direction around could make a name look like another. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * @param {HTMLElement} container
 * @param {object[]} nodes all nodes of the graph, numbered by place; those with `x` are drawn
 * @param {object[]} edges all lines of the graph, numbered by place
 * @param {Object<string, string[]>} types kind → [singular, plural, mark, hue]
 * @param {{onNode: function(number), onEdge: function(number), onNothing: function()}} events
 */
function createPicture(container, nodes, edges, types, events) {
  const shown = new Set(nodes.filter((node) => "x" in node).map((node) => node.id));
  const hiddenKinds = new Set();
  const hiddenFamilies = new Set();
  const incident = nodes.map(() => []);
  for (const edge of edges) {
    incident[edge.from].push(edge);
    incident[edge.to].push(edge);
  }
  const paths = Object.fromEntries(
    Object.entries(MARKS).map(([name, path]) => [name, new Path2D(path)]),
  );
  const nodeData = new vis.DataSet();
  const edgeData = new vis.DataSet();
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let selectedNode = null;
  let selectedEdge = null;
  let pointedNode = null;
  let pointedEdge = null;
  let lit = null;
  /** Where labels stand; null when something moved and they have to be placed anew. */
  let plan = null;
  let theme = readTheme();

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

  /** Colors of the page's theme, for the canvas. */
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    const hues = ["blue", "sky", "green", "orange", "vermilion", "purple", "yellow", "gray"];
    const families = ["membership", "event", "work", "place", "other", "statement"];
    return {
      ground: value("--ground"),
      ink: value("--ink"),
      muted: value("--muted"),
      accent: value("--accent"),
      rim: value("--rim"),
      font: getComputedStyle(document.body).fontFamily,
      hue: Object.fromEntries(hues.map((hue) => [hue, value(`--${hue}`)])),
      line: Object.fromEntries(families.map((family) => [family, value(`--line-${family}`)])),
    };
  }

  function isVisible(id) {
    return shown.has(id) && !hiddenKinds.has(nodes[id].kind);
  }

  function isEdgeVisible(edge) {
    return isVisible(edge.from) && isVisible(edge.to) && !hiddenFamilies.has(edge.family);
  }

  const visibleEdges = () => edges.filter(isEdgeVisible);
  const isLit = (id) => lit === null || lit.nodes.has(id);

  // ---------------------------------------------------------------- marks and lines

  /** vis-network's hook for one node of its own shape. */
  function drawMark({ ctx, id, x, y }) {
    const node = nodes[id];
    const [, , mark, hue] = types[node.kind];
    return {
      drawNode() {
        ctx.translate(x, y);
        ctx.scale(node.size, node.size);
        ctx.lineJoin = "round";
        if (id === selectedNode || id === pointedNode) {
          ctx.strokeStyle = theme.accent;
          ctx.lineWidth = (id === selectedNode ? 9 : 6) / node.size;
          ctx.stroke(paths[mark]);
        }
        // The ground under the mark hides the lines behind it and opens a gap around it.
        ctx.strokeStyle = theme.ground;
        ctx.lineWidth = 5 / node.size;
        ctx.stroke(paths[mark]);
        ctx.fillStyle = theme.ground;
        ctx.fill(paths[mark]);
        ctx.globalAlpha = isLit(id) ? 1 : 0.22;
        ctx.fillStyle = theme.hue[hue];
        if (node.status === "Planned" || node.status === "Denied") ctx.globalAlpha *= 0.35;
        ctx.fill(paths[mark], "evenodd");
        ctx.globalAlpha = isLit(id) ? 1 : 0.22;
        ctx.strokeStyle = theme.rim;
        ctx.lineWidth = 1.2 / node.size;
        ctx.stroke(paths[mark]);
      },
      nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    };
  }

  /** Bend of every visible line: parallel ones fan out, single ones are straight (0). */
  function bends() {
    const pairs = new Map();
    for (const edge of visibleEdges()) {
      const key = `${Math.min(edge.from, edge.to)} ${Math.max(edge.from, edge.to)}`;
      pairs.set(key, [...(pairs.get(key) ?? []), edge]);
    }
    const bend = new Map();
    for (const parallel of pairs.values()) {
      parallel.forEach((edge, index) => {
        const offset = (index - (parallel.length - 1) / 2) * Math.min(0.24, 0.5 / parallel.length);
        bend.set(edge.id, edge.from < edge.to ? offset : -offset);
      });
    }
    return bend;
  }

  function lineStyle(edge, bend, crowded) {
    const faded = lit !== null && !lit.edges.has(edge.id);
    const strong = edge.id === selectedEdge || edge.id === pointedEdge;
    const dashes = { Planned: [7, 5], Denied: [1.5, 5] }[edge.status] ?? false;
    const isStatement = edge.family === "statement";
    const width = isStatement ? 1 : 1.5 + (crowded ? 0.6 : 1.1) * (Math.min(edge.sources, 4) - 1);
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      arrows: edge.arrows ? { to: { enabled: true, scaleFactor: isStatement ? 0.35 : 0.5 } } : "",
      width: strong ? width + 2 : width,
      dashes: isStatement && !dashes ? [2, 3] : dashes,
      color: {
        color: theme.line[edge.family],
        hover: theme.line[edge.family],
        opacity: faded ? 0.12 : strong || (lit !== null && !faded) ? 1 : crowded ? 0.4 : 0.8,
        inherit: false,
      },
      smooth: bend
        ? {
            enabled: true,
            type: bend > 0 ? "curvedCW" : "curvedCCW",
            roundness: Math.abs(bend),
          }
        : { enabled: false },
    };
  }

  /** Bring vis-network's data in line with what should be visible. */
  function refresh() {
    const bend = bends();
    const wanted = [...shown].filter(isVisible);
    nodeData.remove(nodeData.getIds().filter((id) => !isVisible(id)));
    nodeData.update(
      wanted.map((id) => ({ id, x: nodes[id].x, y: nodes[id].y, size: nodes[id].size })),
    );
    edgeData.remove(edgeData.getIds().filter((id) => !bend.has(id)));
    const crowded = bend.size > 2 * NAMED_LINES;
    edgeData.update(visibleEdges().map((edge) => lineStyle(edge, bend.get(edge.id), crowded)));
    plan = null;
    network.redraw();
  }

  // ---------------------------------------------------------------- labels

  const widths = new Map();
  function textWidth(ctx, text, font) {
    const key = `${font} ${text}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(text).width);
    }
    return widths.get(key);
  }

  function overlaps(box, others) {
    return others.some(
      (other) =>
        other.id !== box.id &&
        box.left < other.right &&
        box.right > other.left &&
        box.top < other.bottom &&
        box.bottom > other.top,
    );
  }

  /** How much of the segment from–to lies in the box, as a share of the segment. */
  function shareInside(box, from, to) {
    let enter = 0;
    let leave = 1;
    for (const [low, high, start, way] of [
      [box.left, box.right, from.x, to.x - from.x],
      [box.top, box.bottom, from.y, to.y - from.y],
    ]) {
      if (Math.abs(way) < 1e-9) {
        if (start < low || start > high) return 0;
        continue;
      }
      const [first, second] = [(low - start) / way, (high - start) / way].sort((a, b) => a - b);
      enter = Math.max(enter, first);
      leave = Math.min(leave, second);
    }
    return Math.max(0, leave - enter);
  }

  /** The places beside a mark where its label can stand, the most natural first. */
  function sides(id, { x, y }, width, height, pixel) {
    const gap = nodes[id].size + 4 * pixel;
    const half = width / 2;
    const box = (left, top) => ({ id, left, top, right: left + width, bottom: top + height });
    return [
      box(x - half, y + gap),
      box(x - half, y - gap - height),
      box(x + gap + pixel, y - height / 2),
      box(x - gap - pixel - width, y - height / 2),
    ];
  }

  /** Choose a side for every label, the most important first; without a free side it is left out. */
  function planLabels(ctx, pixel) {
    const ids = [...shown].filter(isVisible);
    const places = network.getPositions(ids);
    const lines = visibleEdges().map((edge) => [places[edge.from], places[edge.to]]);
    // A label that leaves the drawing would leave the window at the zoom that shows all.
    const margin = 64 * pixel;
    const { left, right } = bounds();
    const isOutside = (box) => box.left < left - margin || box.right > right + margin;
    const taken = ids.map((id) => {
      const { x, y } = places[id];
      const { size } = nodes[id];
      return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
    const isChosen = (id) => id === selectedNode || id === pointedNode;
    const rank = (id) =>
      (isChosen(id) ? 1e6 : 0) + (lit !== null && lit.nodes.has(id) ? 1e5 : 0) + nodes[id].weight;
    const labels = [];
    for (const id of ids.sort((a, b) => rank(b) - rank(a) || a - b)) {
      const { kind, bold, label } = nodes[id];
      const isSmall = kind === "NamelessEvent";
      const rows = label.replace(UNSAFE, (letter) => (letter === "\n" ? letter : "")).split("\n");
      const font = `${bold ? 650 : isSmall ? 400 : 500} ${isSmall ? SMALL_PX : LABEL_PX}px ${theme.font}`;
      const width = Math.max(...rows.map((row) => textWidth(ctx, row, font))) * pixel;
      const height = rows.length * LINE_PX * pixel;
      const choices = sides(id, places[id], width, height, pixel)
        .map((box, side) => {
          const length = (from, to) => Math.hypot(to.x - from.x, to.y - from.y);
          const under = lines.reduce(
            (sum, [from, to]) => sum + shareInside(box, from, to) * length(from, to),
            0,
          );
          return { box, side, cost: under / pixel + 12 * side + (isOutside(box) ? 60 : 0) };
        })
        .sort((a, b) => a.cost - b.cost);
      const choice =
        choices.find(({ box }) => !overlaps(box, taken)) ?? (isChosen(id) ? choices[0] : null);
      if (choice === null) continue;
      taken.push(choice.box);
      labels.push({ id, rows, font, color: isSmall ? "muted" : "ink", ...choice });
    }
    return { scale: 1 / pixel, places, labels, names: planLineNames(ctx, pixel, places, taken) };
  }

  function drawLabels(ctx) {
    const scale = network.getScale();
    const pixel = 1 / scale;
    if (plan === null || plan.scale !== scale) plan = planLabels(ctx, pixel);
    ctx.lineJoin = "round";
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    for (const { edge, x, y, angle, font } of plan.names) {
      ctx.save();
      ctx.font = scaled(font, pixel);
      ctx.translate(x, y);
      ctx.rotate(angle);
      outlined(ctx, edge.label, 0, 0, theme.line[edge.family], pixel);
      ctx.restore();
    }
    for (const { id, rows, font, color, box, side } of plan.labels) {
      ctx.globalAlpha = isLit(id) ? 1 : 0.25;
      ctx.font = scaled(font, pixel);
      ctx.textAlign = ["center", "center", "left", "right"][side];
      const x = [(box.left + box.right) / 2, (box.left + box.right) / 2, box.left, box.right][side];
      rows.forEach((row, index) =>
        outlined(ctx, row, x, box.top + (index + 0.5) * LINE_PX * pixel, theme[color], pixel),
      );
    }
    ctx.globalAlpha = 1;
  }

  const scaled = (font, pixel) =>
    font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * pixel}px`);

  function outlined(ctx, text, x, y, color, pixel) {
    ctx.strokeStyle = theme.ground;
    ctx.lineWidth = 4 * pixel;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }

  /** Middle of a line and its direction, as vis-network draws it. */
  function middle(edge, bend, places) {
    const from = places[edge.from];
    const to = places[edge.to];
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = Math.hypot(dx, dy);
    let x = (from.x + to.x) / 2;
    let y = (from.y + to.y) / 2;
    if (bend) {
      const share = 0.5 * Math.abs(bend) + 0.5;
      const turn = Math.atan2(-dy, dx) + (0.5 * bend + 0.5) * Math.PI;
      x = 0.25 * (from.x + to.x) + 0.5 * (from.x + share * length * Math.sin(turn));
      y = 0.25 * (from.y + to.y) + 0.5 * (from.y + share * length * Math.cos(turn));
    } else if (length > 0) {
      // Between the marks, not between their centers.
      const shift = (nodes[edge.from].size - nodes[edge.to].size) / 2 / length;
      x += dx * shift;
      y += dy * shift;
    }
    return { x, y, dx, dy, length };
  }

  /** Names of lines where there is room for them along the line. */
  function planLineNames(ctx, pixel, places, taken) {
    const visible = visibleEdges();
    const bend = bends();
    const font = `400 ${SMALL_PX}px ${theme.font}`;
    const isPicked = (edge) => edge.id === selectedEdge || edge.id === pointedEdge;
    const isChosen = (edge) => isPicked(edge) || (lit !== null && lit.edges.has(edge.id));
    const candidates = visible
      .filter((edge) => edge.label)
      .filter((edge) => isChosen(edge) || (lit === null && visible.length <= NAMED_LINES))
      .sort((a, b) => isChosen(b) - isChosen(a) || b.sources - a.sources || a.id - b.id);
    const names = [];
    for (const edge of candidates) {
      const { x, y, dx, dy, length } = middle(edge, bend.get(edge.id), places);
      const width = textWidth(ctx, edge.label, font) * pixel;
      const room = length - nodes[edge.from].size - nodes[edge.to].size - 12;
      if (room < width && !isPicked(edge)) continue;
      let angle = Math.atan2(dy, dx);
      if (angle > Math.PI / 2) angle -= Math.PI;
      if (angle <= -Math.PI / 2) angle += Math.PI;
      const boxes = alongLine(edge, x, y, angle, width, (SMALL_PX + 2) * pixel);
      if (boxes.some((box) => overlaps(box, taken)) && !isPicked(edge)) continue;
      taken.push(...boxes);
      names.push({ edge, x, y, angle, font });
    }
    return names;
  }

  /** A slanted label as a row of small upright boxes. */
  function alongLine(edge, x, y, angle, width, height) {
    const count = Math.max(1, Math.ceil(width / height));
    return Array.from({ length: count }, (_, index) => {
      const along = count === 1 ? 0 : (index / (count - 1) - 0.5) * (width - height);
      const cx = x + along * Math.cos(angle);
      const cy = y + along * Math.sin(angle);
      const half = height / 2;
      return {
        id: `line ${edge.id}`,
        left: cx - half,
        right: cx + half,
        top: cy - half,
        bottom: cy + half,
      };
    });
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
    const places = Object.values(network.getPositions([...shown].filter(isVisible)));
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
    if (![...shown].some(isVisible)) return;
    const { left, right, top, bottom } = bounds();
    const { clientWidth, clientHeight } = container;
    // Labels keep their size at every zoom, so the margin for them is one of pixels.
    const margin = Math.min(64, 0.12 * clientWidth);
    const foot = 20; // more below: labels hang down there, and the buttons stand there
    const scale = Math.min(
      (clientWidth - 2 * margin) / Math.max(1, right - left),
      (clientHeight - 2 * margin - foot) / Math.max(1, bottom - top),
      1.25,
    );
    let position = { x: (left + right) / 2, y: (top + bottom + foot / scale) / 2 };
    if (animated) return move(position, scale);
    const least = Math.max(scale, LEAST_ZOOM);
    if (least > scale) {
      // Not all fits: begin with the most important node, but leave no half of the window empty.
      const ids = [...shown].filter(isVisible);
      const first = ids.reduce((best, id) => (nodes[id].weight > nodes[best].weight ? id : best));
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
      if (!shown.has(other)) {
        support.set(other, (support.get(other) ?? 0) + edge.sources);
      }
    }
    return [...support.keys()].sort(
      (a, b) => support.get(b) - support.get(a) || nodes[b].weight - nodes[a].weight || a - b,
    );
  }

  /** A free place near (x, y): rings around it are tried from the inside out. */
  function freePlace(x, y, first) {
    const places = Object.values(network.getPositions([...shown].filter((id) => nodeData.get(id))));
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
    if (shown.has(id)) return;
    const place = freePlace(x, y, ring);
    nodes[id].x = Math.round(place.x);
    nodes[id].y = Math.round(place.y);
    shown.add(id);
    hiddenKinds.delete(nodes[id].kind);
    nodeData.update({ id, x: nodes[id].x, y: nodes[id].y, size: nodes[id].size });
  }

  /** Draw a node that a search found, near those it is joined to. */
  function reveal(id) {
    if (!shown.has(id)) {
      if (shown.size >= BUDGET) return false;
      const drawn = incident[id]
        .map((edge) => (edge.from === id ? edge.to : edge.from))
        .filter((other) => nodeData.get(other));
      const around = drawn.length ? Object.values(network.getPositions(drawn)) : [];
      const center = around.length
        ? {
            x: around.reduce((sum, place) => sum + place.x, 0) / around.length,
            y: around.reduce((sum, place) => sum + place.y, 0) / around.length,
          }
        : network.getViewPosition();
      placeNode(id, center.x, center.y, 1);
    } else {
      hiddenKinds.delete(nodes[id].kind);
    }
    refresh();
    return true;
  }

  /** Draw up to 40 neighbors of a node around it; the others keep their places. */
  function expand(id) {
    if (!reveal(id)) return 0;
    const { x, y } = network.getPosition(id);
    const added = hiddenNeighbors(id).slice(0, Math.min(STEP, BUDGET - shown.size));
    for (const other of added) placeNode(other, x, y, 1);
    refresh();
    fit();
    return added.length;
  }

  // ---------------------------------------------------------------- selection

  function select(nodeId, edgeId) {
    selectedNode = nodeId;
    selectedEdge = edgeId;
    if (nodeId !== null) {
      const around = incident[nodeId].filter(isEdgeVisible);
      lit = {
        nodes: new Set([nodeId, ...around.flatMap((edge) => [edge.from, edge.to])]),
        edges: new Set(around.map((edge) => edge.id)),
      };
    } else if (edgeId !== null) {
      const edge = edges[edgeId];
      lit = { nodes: new Set([edge.from, edge.to]), edges: new Set([edgeId]) };
    } else {
      lit = null;
    }
    refresh();
  }

  network.on("click", ({ nodes: hitNodes, edges: hitEdges, pointer }) => {
    if (hitNodes.length) return events.onNode(hitNodes[0]);
    const { x, y } = pointer.canvas;
    const label = (plan?.labels ?? []).find(
      ({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    );
    if (label) return events.onNode(label.id);
    if (hitEdges.length) return events.onEdge(hitEdges[0]);
    return events.onNothing();
  });
  network.on("doubleClick", ({ nodes: hit }) => {
    if (hit.length) expand(hit[0]);
  });
  network.on("dragging", ({ nodes: dragged }) => {
    if (dragged.length) plan = null;
  });
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const id of dragged) Object.assign(nodes[id], network.getPosition(id));
  });
  const point = (nodeId, edgeId) => {
    pointedNode = nodeId;
    pointedEdge = edgeId;
    plan = null;
    container.classList.toggle("pointing", nodeId !== null || edgeId !== null);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => point(node, null));
  network.on("blurNode", () => point(null, null));
  network.on("hoverEdge", ({ edge }) => point(null, edge));
  network.on("blurEdge", () => point(null, null));
  network.on("afterDrawing", drawLabels);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    theme = readTheme();
    refresh();
  });

  // vis-network lets its canvas take the focus, but nothing on it answers to keys.
  container.querySelector(".vis-network").tabIndex = -1;
  refresh();
  fit(false);

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
    select,
    zoom,
    isShown: (id) => shown.has(id),
    isEdgeVisible,
    isDrawable: (id) => incident[id].length > 0,
    focus(id) {
      move(network.getPosition(id), Math.max(1, network.getScale()));
    },
    /** Hide or show a kind of node or a family of lines; returns whether it is now visible. */
    toggle(set, name) {
      const hidden = set === "kinds" ? hiddenKinds : hiddenFamilies;
      if (hidden.has(name)) hidden.delete(name);
      else hidden.add(name);
      refresh();
      return !hidden.has(name);
    },
    isHidden: (set, name) => (set === "kinds" ? hiddenKinds : hiddenFamilies).has(name),
    counts() {
      return { nodes: [...shown].filter(isVisible).length, edges: visibleEdges().length };
    },
    pixelOfNode: (id) => toWindow(network.getPosition(id)),
    pixelOfEdge(id) {
      const edge = edges[id];
      const places = network.getPositions([edge.from, edge.to]);
      return toWindow(middle(edge, bends().get(id), places));
    },
    labels: () => (plan?.labels ?? []).map(({ id, box }) => ({ ...box, id })),
    lineNames: () => (plan?.names ?? []).map(({ edge }) => edge.id),
    scale: () => network.getScale(),
  };
}
