"use strict";
/** Names along the lines, and the mark of lines about which sources disagree. */

/** More lines than this carry their names only when they are selected or pointed at. */
const NAMED_LINES = 60;
/** Lines that are selected at once and named: more would lie over one another. */
const MOST_NAMES = 80;
/** Radius in pixels of the mark of a disputed line. */
const DISPUTED_PX = 8;

/** @typedef {{course: Course, text: string, x: number, y: number, angle: number}} LineName */

/**
 * Names where there is room for them along the line.
 *
 * @param {Iterable<Course>} courses
 * @param {BoxGrid} taken what marks and labels take
 * @param {{model: Model, pixel: number, theme: Theme, radius: (id: NodeId) => number, frame: Box,
 *   covered: Box[], named: boolean,
 *   isPicked: (edge: GraphEdge) => boolean, isLit: (edge: GraphEdge) => boolean,
 *   widthOf: ReturnType<typeof createRuler>}} stage
 * @returns {LineName[]}
 */
function placeLineNames(courses, taken, stage) {
  const { model, pixel, theme, radius, isPicked, isLit, widthOf } = stage;
  const font = `400 ${SMALL_PX}px ${theme.font}`;
  const candidates = [];
  for (const course of courses) {
    const { edge } = course;
    const isChosen = isPicked(edge) || isLit(edge);
    if (edge.disputed || (edge.relation && (isChosen || stage.named))) {
      candidates.push({ course, edge, isChosen });
    }
  }
  candidates.sort(
    (a, b) =>
      Number(isPicked(b.edge)) - Number(isPicked(a.edge)) ||
      Number(b.isChosen) - Number(a.isChosen) ||
      Number(b.edge.disputed ?? false) - Number(a.edge.disputed ?? false) ||
      b.edge.sources - a.edge.sources ||
      a.edge.id - b.edge.id,
  );
  const own = createBoxGrid(40 * pixel);
  /** @type {LineName[]} */
  const names = [];
  for (const { course, edge, isChosen } of candidates.slice(0, 4 * MOST_NAMES)) {
    if (names.length >= MOST_NAMES) break;
    const { x, y, dx, dy, length } = middleOf(course, radius);
    const picked = isPicked(edge);
    const text = isChosen || stage.named ? model.lineWord(edge) : "";
    const mark = edge.disputed ? 2 * DISPUTED_PX + 4 : 0;
    const room = length - radius(edge.from) - radius(edge.to) - 12 * pixel;
    let angle = Math.atan2(dy, dx);
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle <= -Math.PI / 2) angle += Math.PI;
    /** @param {string} words */
    const put = (words) => {
      const width = (mark + (words ? widthOf(words, font) : 0)) * pixel;
      if (!width || (room < width && !picked)) return false;
      const boxes = alongLine(edge, x, y, angle, width, (SMALL_PX + 2) * pixel);
      const isFree = boxes.every(
        (box) =>
          !taken.isTaken(box) &&
          !own.isTaken(box) &&
          (isWithin(box, stage.frame) || !isOver(box, stage.frame)) &&
          !stage.covered.some((other) => isOver(box, other)),
      );
      if (!isFree && !picked) return false;
      for (const box of boxes) own.add(box);
      names.push({ course, text: words, x, y, angle });
      return true;
    };
    if (!put(text) && text && mark) put("");
  }
  return names;
}

/**
 * A slanted name as a row of small upright boxes.
 *
 * @param {GraphEdge} edge
 * @param {number} x
 * @param {number} y
 * @param {number} angle
 * @param {number} width
 * @param {number} height
 * @returns {Box[]}
 */
function alongLine(edge, x, y, angle, width, height) {
  const count = Math.max(1, Math.ceil(width / height));
  return Array.from({ length: count }, (_, index) => {
    const along = count === 1 ? 0 : (index / (count - 1) - 0.5) * (width - height);
    const cx = x + along * Math.cos(angle);
    const cy = y + along * Math.sin(angle);
    const half = height / 2;
    // Owners of labels are nodes, which count up from 0.
    return {
      owner: -1 - edge.id,
      left: cx - half,
      right: cx + half,
      top: cy - half,
      bottom: cy + half,
    };
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {LineName[]} names
 * @param {{pixel: number, theme: Theme, fadeOf: (edge: GraphEdge) => number | null,
 *   widthOf: ReturnType<typeof createRuler>}} stage
 */
function drawLineNames(ctx, names, { pixel, theme, fadeOf, widthOf }) {
  const font = `400 ${SMALL_PX}px ${theme.font}`;
  const scaled = scaledFont(font, pixel);
  ctx.lineJoin = "round";
  ctx.textBaseline = "middle";
  for (const { course, text, x, y, angle } of names) {
    const { edge } = course;
    ctx.save();
    ctx.globalAlpha = fadeOf(edge) ?? 1;
    ctx.translate(x, y);
    if (edge.disputed) {
      const width = text ? widthOf(text, font) + 4 : 0;
      ctx.rotate(angle);
      ctx.translate((-width / 2) * pixel, 0);
      ctx.rotate(-angle);
      drawDisputed(ctx, theme, pixel);
      ctx.rotate(angle);
      ctx.translate((width / 2 + DISPUTED_PX + (width ? 2 : 0)) * pixel, 0);
    } else ctx.rotate(angle);
    ctx.font = scaled;
    ctx.textAlign = "center";
    if (text) outlinedText(ctx, text, 0, 0, theme.line[edge.family], theme.ground, pixel);
    ctx.restore();
  }
}

/**
 * A ringed ≠: sources disagree.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Theme} theme
 * @param {number} pixel
 */
function drawDisputed(ctx, theme, pixel) {
  const radius = DISPUTED_PX * pixel;
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ground;
  ctx.fill();
  ctx.lineWidth = 1.4 * pixel;
  ctx.strokeStyle = theme.denied;
  ctx.stroke();
  ctx.beginPath();
  for (const [x0, y0, x1, y1] of [
    [-0.45, -0.2, 0.45, -0.2],
    [-0.45, 0.2, 0.45, 0.2],
    [-0.25, 0.5, 0.25, -0.5],
  ]) {
    ctx.moveTo(x0 * radius, y0 * radius);
    ctx.lineTo(x1 * radius, y1 * radius);
  }
  ctx.stroke();
}
