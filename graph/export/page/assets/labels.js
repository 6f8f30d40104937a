"use strict";
/**
 * Names on the picture. A label keeps its size on the screen at every zoom, stands on the side of
 * its mark where the fewest lines run, and is left out rather than laid over another.
 */

const LABEL_PX = 13;
const SMALL_PX = 12;
const LINE_PX = 16;
/** More lines than this carry their names only when they are selected or pointed at. */
const NAMED_LINES = 60;
/** How often labels are placed anew so that those without room find some. */
const ROUNDS = 4;
/** Letters that turn the reading direction around could make a name look like another. */
const LINE_LETTERS = 17;
const MOST_LINES = 3;
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A name in lines of a few words, as the layout in Python counts on; what is too long is cut. */
function wrapped(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + 1 + word.length > LINE_LETTERS) lines.push(word);
    else lines[last] = `${lines[last]} ${word}`.trim();
  }
  const cut = lines.map((line) =>
    line.length <= 2 * LINE_LETTERS ? line : `${line.slice(0, 2 * LINE_LETTERS - 1)}…`,
  );
  if (cut.length <= MOST_LINES) return cut.join("\n");
  return [...cut.slice(0, MOST_LINES - 1), `${cut[MOST_LINES - 1]}…`].join("\n");
}

/**
 * @param {Model} model
 * @param {object} network vis-network
 * @param {object} state theme and selection, as `createPicture` keeps them
 * @param {object} view what is visible: nodes, edges, bends of lines, bounds
 */
function createLabels(model, network, state, view) {
  const { nodes } = model;
  const greatest = nodes.reduce((most, node) => Math.max(most, node.weight), 0);
  const isBold = (node) => node.kind === "Alliance" || node.weight > Math.max(4, greatest / 2);
  /** Where labels stand; null when something moved and they have to be placed anew. */
  let plan = null;
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

  /** Choose a side for every label; those that found none may choose first the next time. */
  function planLabels(ctx, pixel) {
    let best = null;
    const early = new Set();
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = chooseSides(ctx, pixel, early);
      if (best === null || found.missed.length < best.missed.length) best = found;
      if (found.missed.every((id) => early.has(id))) break;
      for (const id of found.missed) early.add(id);
    }
    const { labels, taken } = best;
    const places = network.getPositions(view.visibleNodes());
    return { scale: 1 / pixel, places, labels, names: planLineNames(ctx, pixel, places, taken) };
  }

  /** The most important choose first, after those in `early`; missed are those without a good side. */
  function chooseSides(ctx, pixel, early) {
    const ids = view.visibleNodes();
    const places = network.getPositions(ids);
    const lines = view.visibleEdges().map((edge) => [places[edge.from], places[edge.to]]);
    // A label that leaves the drawing would leave the window at the zoom that shows all.
    const margin = 64 * pixel;
    const { left, right } = view.bounds();
    const isOutside = (box) => box.left < left - margin || box.right > right + margin;
    const taken = ids.map((id) => {
      const { x, y } = places[id];
      const { size } = nodes[id];
      return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
    const isChosen = (id) => id === state.selectedNode || id === state.pointedNode;
    const rank = (id) =>
      (isChosen(id) ? 1e6 : 0) +
      (state.lit !== null && state.lit.nodes.has(id) ? 1e5 : 0) +
      (early.has(id) ? 1e4 : 0) +
      nodes[id].weight;
    const labels = [];
    const missed = [];
    for (const id of ids.sort((a, b) => rank(b) - rank(a) || a - b)) {
      const { kind } = nodes[id];
      const bold = isBold(nodes[id]);
      const label = wrapped(model.nameOf(id));
      const isSmall = kind === "NamelessEvent";
      const rows = label.replace(UNSAFE, (letter) => (letter === "\n" ? letter : "")).split("\n");
      const font = `${bold ? 650 : isSmall ? 400 : 500} ${isSmall ? SMALL_PX : LABEL_PX}px ${state.theme.font}`;
      const width = Math.max(...rows.map((row) => textWidth(ctx, row, font))) * pixel;
      const height = rows.length * LINE_PX * pixel;
      const choices = sides(id, places[id], width, height, pixel)
        .map((box, side) => {
          const length = (from, to) => Math.hypot(to.x - from.x, to.y - from.y);
          const under = lines.reduce(
            (sum, [from, to]) => sum + shareInside(box, from, to) * length(from, to),
            0,
          );
          return { box, side, cost: under / pixel + 12 * side + (isOutside(box) ? 300 : 0) };
        })
        .sort((a, b) => a.cost - b.cost);
      const choice =
        choices.find(({ box }) => !overlaps(box, taken)) ?? (isChosen(id) ? choices[0] : null);
      if (choice === null || isOutside(choice.box)) missed.push(id);
      if (choice === null) continue;
      taken.push(choice.box);
      labels.push({ id, rows, font, color: isSmall ? "muted" : "ink", ...choice });
    }
    return { labels, taken, missed };
  }

  function draw(ctx) {
    const scale = network.getScale();
    const pixel = 1 / scale;
    if (plan === null || plan.scale !== scale) plan = planLabels(ctx, pixel);
    ctx.lineJoin = "round";
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    for (const { edge, text, x, y, angle, font } of plan.names) {
      ctx.save();
      ctx.font = scaled(font, pixel);
      ctx.translate(x, y);
      ctx.rotate(angle);
      outlined(ctx, text, 0, 0, state.theme.line[edge.family], pixel);
      ctx.restore();
    }
    for (const { id, rows, font, color, box, side } of plan.labels) {
      ctx.globalAlpha = view.isLit(id) ? 1 : 0.25;
      // A veil of the ground's color: lines go on under a name, but do not cut it.
      ctx.globalAlpha *= 0.72;
      ctx.fillStyle = state.theme.ground;
      ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      ctx.globalAlpha /= 0.72;
      ctx.font = scaled(font, pixel);
      ctx.textAlign = ["center", "center", "left", "right"][side];
      const x = [(box.left + box.right) / 2, (box.left + box.right) / 2, box.left, box.right][side];
      rows.forEach((row, index) =>
        outlined(ctx, row, x, box.top + (index + 0.5) * LINE_PX * pixel, state.theme[color], pixel),
      );
    }
    ctx.globalAlpha = 1;
  }

  const scaled = (font, pixel) =>
    font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * pixel}px`);

  function outlined(ctx, text, x, y, color, pixel) {
    ctx.strokeStyle = state.theme.ground;
    ctx.lineWidth = 5 * pixel;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }

  /** Names of lines where there is room for them along the line. */
  function planLineNames(ctx, pixel, places, taken) {
    const visible = view.visibleEdges();
    const bend = view.bends();
    const font = `400 ${SMALL_PX}px ${state.theme.font}`;
    const isPicked = (edge) => edge.id === state.selectedEdge || edge.id === state.pointedEdge;
    const isChosen = (edge) =>
      isPicked(edge) || (state.lit !== null && state.lit.edges.has(edge.id));
    const candidates = visible
      .filter((edge) => edge.relation)
      .filter((edge) => isChosen(edge) || (state.lit === null && visible.length <= NAMED_LINES))
      .sort((a, b) => isChosen(b) - isChosen(a) || b.sources - a.sources || a.id - b.id);
    const names = [];
    for (const edge of candidates) {
      const { x, y, dx, dy, length } = middleOf(edge, bend.get(edge.id), places, nodes);
      const text = model.lineWord(edge);
      const width = textWidth(ctx, text, font) * pixel;
      const room = length - nodes[edge.from].size - nodes[edge.to].size - 12;
      if (room < width && !isPicked(edge)) continue;
      let angle = Math.atan2(dy, dx);
      if (angle > Math.PI / 2) angle -= Math.PI;
      if (angle <= -Math.PI / 2) angle += Math.PI;
      const boxes = alongLine(edge, x, y, angle, width, (SMALL_PX + 2) * pixel);
      if (boxes.some((box) => overlaps(box, taken)) && !isPicked(edge)) continue;
      taken.push(...boxes);
      names.push({ edge, text, x, y, angle, font });
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

  return {
    draw,
    /** Place all labels anew at the next drawing. */
    forget() {
      plan = null;
    },
    /** The node whose label is drawn at a point of the picture, or null. */
    at(x, y) {
      const label = (plan?.labels ?? []).find(
        ({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
      );
      return label ? label.id : null;
    },
    boxes: () => (plan?.labels ?? []).map(({ id, box }) => ({ ...box, id })),
  };
}
