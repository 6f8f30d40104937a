"use strict";
/** Lines of the picture: how parallel ones bend, how each is drawn, where its name stands. */

/** Bend of every visible line: parallel ones fan out, single ones are straight (0). */
function bendsOf(edges) {
  const pairs = new Map();
  for (const edge of edges) {
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

/**
 * Options of vis-network for one line: color by family, dashes by status, width by sources.
 *
 * @param {boolean} crowded whether there are too many lines to draw them all strongly
 */
function lineStyle(edge, bend, state, crowded) {
  const faded = state.lit !== null && !state.lit.edges.has(edge.id);
  const strong = edge.id === state.selectedEdge || edge.id === state.pointedEdge;
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
      color: state.theme.line[edge.family],
      hover: state.theme.line[edge.family],
      opacity: faded ? 0.12 : strong || (state.lit !== null && !faded) ? 1 : crowded ? 0.4 : 0.8,
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

/** Middle of a line and its direction, as vis-network draws it. */
function middleOf(edge, bend, places, nodes) {
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
