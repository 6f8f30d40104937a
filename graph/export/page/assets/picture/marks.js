"use strict";
/** Marks of nodes on the canvas: shape and color by type, rings for what is chosen. */

const PATHS = Object.fromEntries(
  Object.entries(MARKS).map(([name, path]) => [name, new Path2D(path)]),
);
/** Marks of the same article look alike on the whole page: color and dashes, never color alone. */
const ARTICLE_RINGS = /** @type {const} */ ([
  ["accent", []],
  ["denied", [3, 3]],
  ["done", [8, 3]],
]);
/** Whether rings can tell so many articles apart. @param {number} articles */
const isRinged = (articles) => articles > 1 && articles <= ARTICLE_RINGS.length;
/** Least radius in pixels of what mouse and finger hit. */
const HIT = { mouse: 12, touch: 18 };
/** Below and above these zooms marks neither shrink nor grow on the screen. */
const MARK_ZOOM = [0.5, 1.5];

/** Pixels around a mark that so many rings take. @param {number} count */
const ringRoom = (count) => (count ? 4 + 4 * count : 0);

/** How much larger than its radius a mark is drawn at a zoom. @param {number} scale */
const markFactor = (scale) => Math.min(MARK_ZOOM[1], Math.max(MARK_ZOOM[0], scale)) / scale;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {{mark: string, hue: string, x: number, y: number, radius: number, pixel: number,
 *   theme: Theme, alpha: number, hollow: boolean, ring: "selected" | "pointed" | "cursor" | null,
 *   articles: readonly number[]}} mark
 */
function drawMark(ctx, { mark, hue, x, y, radius, pixel, theme, alpha, hollow, ring, articles }) {
  const path = PATHS[mark];
  const unit = pixel / radius;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.lineJoin = "round";
  if (ring) {
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = (ring === "pointed" ? 7 : 10) * unit;
    if (ring === "cursor") ctx.lineWidth = 14 * unit;
    ctx.stroke(path);
    if (ring === "cursor") {
      ctx.strokeStyle = theme.ground;
      ctx.lineWidth = 9 * unit;
      ctx.stroke(path);
    }
  }
  // The ground under the mark hides the lines behind it and opens a gap around it.
  ctx.strokeStyle = theme.ground;
  ctx.lineWidth = 4.5 * unit;
  ctx.stroke(path);
  ctx.fillStyle = theme.ground;
  ctx.fill(path);
  ctx.globalAlpha = alpha * (hollow ? 0.35 : 1);
  ctx.fillStyle = theme.hue[hue];
  ctx.fill(path, "evenodd");
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = theme.rim;
  ctx.lineWidth = 1.2 * unit;
  ctx.stroke(path);
  articles.forEach((article, order) => {
    const [color, dashes] = ARTICLE_RINGS[article % ARTICLE_RINGS.length];
    ctx.beginPath();
    ctx.arc(0, 0, 1 + (ringRoom(order + 1) - 2) * unit, 0, 2 * Math.PI);
    ctx.strokeStyle = theme[color];
    ctx.lineWidth = 2 * unit;
    ctx.setLineDash(dashes.map((dash) => dash * unit));
    ctx.stroke();
  });
  ctx.restore();
}

/**
 * The mark nearest to a point; null where none is near.
 *
 * @param {Iterable<{id: number, x: number, y: number, radius: number}>} marks
 * @param {vis.Point} point
 * @param {number} pixel
 * @param {"mouse" | "touch"} by
 */
function markAt(marks, point, pixel, by) {
  let best = null;
  let least = Infinity;
  for (const { id, x, y, radius } of marks) {
    const away = Math.hypot(x - point.x, y - point.y);
    if (away < least && away <= Math.max(radius + 3 * pixel, HIT[by] * pixel)) {
      least = away;
      best = id;
    }
  }
  return best;
}
