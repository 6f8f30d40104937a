"use strict";
/**
 * Lines of the picture: how parallel ones bend, how each is drawn, which is under the mouse.
 *
 * vis-network could draw them, but restyles every line one by one when something is selected: all
 * lines of one look are one path here, which keeps a thousand nodes quick.
 */

/**
 * A line as it lies on the picture. The bend is that of a quadratic curve with control point
 * (x, y); a straight line has it in its middle.
 *
 * @typedef {{edge: GraphEdge, from: vis.Point, to: vis.Point, x: number, y: number,
 *   length: number, bent: boolean}} Course
 */

/** @typedef {{strong: boolean, fade: number | null, lit: boolean, crowded: boolean}} Standing */

/** More lines than this are drawn thin and pale, unless they are chosen. */
const CROWDED = 120;
/** Above this many lines and below this zoom they have no arrows. */
const MOST_ARROWS = 600;
const LEAST_ARROW_ZOOM = 0.45;
const DASHES = { Planned: [7, 5], Denied: [1.5, 4.5] };
/** Pixels around a line that count as on it, for a mouse and for a finger. */
const NEAR_LINE = { mouse: 7, touch: 14 };

/**
 * Bend of every line: parallel ones fan out, single ones are straight (0).
 *
 * @param {readonly GraphEdge[]} edges
 * @returns {Map<number, number>} by number of the line, as a share of its length
 */
function bendsOf(edges) {
  /** @type {Map<number, GraphEdge[]>} */
  const pairs = new Map();
  for (const edge of edges) {
    const key = Math.min(edge.from, edge.to) * 2 ** 26 + Math.max(edge.from, edge.to);
    const parallel = pairs.get(key);
    if (parallel) parallel.push(edge);
    else pairs.set(key, [edge]);
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
 * @param {GraphEdge} edge
 * @param {number} bend
 * @param {ReadonlyMap<number, vis.Point>} places
 * @returns {Course}
 */
function courseOf(edge, bend, places) {
  const from = /** @type {vis.Point} */ (places.get(edge.from));
  const to = /** @type {vis.Point} */ (places.get(edge.to));
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return {
    edge,
    from,
    to,
    x: (from.x + to.x) / 2 + dy * bend,
    y: (from.y + to.y) / 2 - dx * bend,
    length: Math.hypot(dx, dy),
    bent: bend !== 0,
  };
}

/** Point of a course at a share of its way. @param {Course} course @param {number} share */
function pointAlong({ from, to, x, y }, share) {
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * x + c * to.x, y: a * from.y + b * y + c * to.y };
}

/**
 * Middle of a line between its marks, and its direction there.
 *
 * @param {Course} course
 * @param {(id: NodeId) => number} radius
 */
function middleOf(course, radius) {
  const { edge, from, to, length } = course;
  const shift = length > 0 ? (radius(edge.from) - radius(edge.to)) / 2 / length : 0;
  return { ...pointAlong(course, 0.5 + shift), dx: to.x - from.x, dy: to.y - from.y, length };
}

/** Width in pixels: thicker with more independent sources. @param {GraphEdge} edge */
const lineWidth = ({ family, sources }, /** @type {boolean} */ crowded) =>
  family === "statement"
    ? 1
    : (crowded ? 1 : 1.5) + (crowded ? 0.6 : 1.1) * (Math.min(sources, 4) - 1);

/**
 * The look of a line: lines of equal look are drawn in one go.
 *
 * @param {GraphEdge} edge
 * @param {Standing} standing
 */
function lookOf(edge, { strong, fade, lit, crowded }) {
  const isStatement = edge.family === "statement";
  const dashes = edge.status === "Planned" || edge.status === "Denied" ? DASHES[edge.status] : null;
  return {
    family: edge.family,
    width: lineWidth(edge, crowded) + (strong ? 2 : 0),
    dashes: dashes ?? (isStatement ? [2, 3] : []),
    /** Whether the dashes tell a status. */
    isTelling: dashes !== null,
    alpha: fade ?? (strong || lit ? 1 : crowded ? 0.45 : 0.85),
    arrow: isStatement ? 5 : 8,
  };
}

/**
 * Draw lines with their arrows; marks are drawn over their ends afterwards.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {Iterable<Course>} courses
 * @param {{pixel: number, frame: Box, theme: Theme, radius: (id: NodeId) => number,
 *   standing: (edge: GraphEdge) => Standing}} stage
 */
function drawLines(ctx, courses, { pixel, frame, theme, radius, standing }) {
  /** @type {Map<string, {look: ReturnType<typeof lookOf>, courses: Course[]}>} */
  const groups = new Map();
  let seen = 0;
  for (const course of courses) {
    const { from, to, x, y } = course;
    if (Math.max(from.x, to.x, x) < frame.left || Math.min(from.x, to.x, x) > frame.right) continue;
    if (Math.max(from.y, to.y, y) < frame.top || Math.min(from.y, to.y, y) > frame.bottom) continue;
    seen += 1;
    const look = lookOf(course.edge, standing(course.edge));
    const key = `${look.family} ${look.width} ${look.alpha} ${look.dashes}`;
    const group = groups.get(key);
    if (group) group.courses.push(course);
    else groups.set(key, { look, courses: [course] });
  }
  // Marks and lines grow with the zoom, but never become hairs or beams.
  const unit = pixel * Math.min(1.6, Math.max(0.75, 1 / pixel));
  // So many arrows cannot be told apart from afar.
  const isAfar = pixel > 1 / LEAST_ARROW_ZOOM && seen > MOST_ARROWS;
  ctx.lineCap = "butt";
  for (const { look, courses: alike } of [...groups.values()].sort(
    (a, b) => a.look.alpha - b.look.alpha,
  )) {
    ctx.globalAlpha = look.alpha;
    ctx.strokeStyle = theme.line[look.family];
    ctx.fillStyle = theme.line[look.family];
    ctx.lineWidth = look.width * unit;
    // Fine dashes of thousands of lines take ten times as long to draw as the lines.
    const isFine = look.family === "statement" && !look.isTelling;
    ctx.setLineDash(isAfar && isFine ? [] : look.dashes.map((dash) => dash * unit));
    ctx.beginPath();
    for (const course of alike) {
      const { edge, from, to, x, y, length } = course;
      // Up to the arrow's middle: a thick line would stick out of its tip.
      const head = edge.arrows ? radius(edge.to) + 0.6 * look.arrow * unit : 0;
      const share = 1 - Math.min(0.5, head / (length || 1));
      const end = pointAlong(course, share);
      ctx.moveTo(from.x, from.y);
      if (course.bent) {
        const [cx, cy] = [from.x + (x - from.x) * share, from.y + (y - from.y) * share];
        ctx.quadraticCurveTo(cx, cy, end.x, end.y);
      } else ctx.lineTo(end.x, end.y);
    }
    ctx.stroke();
    if (isAfar) continue;
    ctx.beginPath();
    for (const course of alike) {
      if (course.edge.arrows) arrowhead(ctx, course, radius(course.edge.to), look, unit);
    }
    ctx.fill();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Course} course
 * @param {number} radius of the mark that it points at
 * @param {{arrow: number, width: number}} look
 * @param {number} unit
 */
function arrowhead(ctx, { to, x, y }, radius, { arrow, width }, unit) {
  const way = Math.hypot(to.x - x, to.y - y) || 1;
  const [dx, dy] = [(to.x - x) / way, (to.y - y) / way];
  const long = (arrow + 1.6 * width) * unit;
  const wide = (0.38 * arrow + 0.9 * width) * unit;
  const tip = { x: to.x - dx * (radius + 2.5 * unit), y: to.y - dy * (radius + 2.5 * unit) };
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(tip.x - dx * long + dy * wide, tip.y - dy * long - dx * wide);
  ctx.lineTo(tip.x - dx * 0.75 * long, tip.y - dy * 0.75 * long);
  ctx.lineTo(tip.x - dx * long - dy * wide, tip.y - dy * long + dx * wide);
  ctx.closePath();
}

/**
 * The line nearest to a point, no farther than `reach`; null without one.
 *
 * @param {Iterable<Course>} courses
 * @param {vis.Point} point
 * @param {number} reach
 */
function lineAt(courses, point, reach) {
  let best = null;
  let least = reach;
  for (const course of courses) {
    const { from, to, x, y, bent } = course;
    if (Math.max(from.x, to.x, x) < point.x - reach || Math.min(from.x, to.x, x) > point.x + reach)
      continue;
    if (Math.max(from.y, to.y, y) < point.y - reach || Math.min(from.y, to.y, y) > point.y + reach)
      continue;
    const stops = bent
      ? [0, 1, 2, 3, 4, 5, 6].map((step) => pointAlong(course, step / 6))
      : [from, to];
    for (let index = 1; index < stops.length; index += 1) {
      const away = distanceTo(stops[index - 1], stops[index], point);
      if (away < least) {
        least = away;
        best = course.edge.id;
      }
    }
  }
  return best;
}

/** From a point to a segment. @param {vis.Point} a @param {vis.Point} b @param {vis.Point} point */
function distanceTo(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(a.x + share * dx - point.x, a.y + share * dy - point.y);
}
