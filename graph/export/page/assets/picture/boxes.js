"use strict";
/** Boxes on the picture: which of them overlap, found by a grid rather than by asking all. */

/** @typedef {{left: number, right: number, top: number, bottom: number, owner?: number}} Box */

/** @param {Box} a @param {Box} b */
const isOver = (a, b) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** @param {Box} inner @param {Box} outer */
const isWithin = (inner, outer) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** @param {Box} box @param {number} by @returns {Box} */
const grown = ({ left, right, top, bottom }, by) => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

/** @typedef {ReturnType<typeof createBoxGrid>} BoxGrid */

/**
 * Boxes that are taken, sorted into square cells.
 *
 * @param {number} side of a cell: about the size of the boxes
 */
function createBoxGrid(side) {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();

  /** @param {Box} box @param {(cell: number) => boolean} visit stops when it answers true */
  function walk(box, visit) {
    const right = Math.floor(box.right / side);
    const bottom = Math.floor(box.bottom / side);
    for (let column = Math.floor(box.left / side); column <= right; column += 1) {
      for (let row = Math.floor(box.top / side); row <= bottom; row += 1) {
        if (visit(column * 65536 + row)) return true;
      }
    }
    return false;
  }

  return {
    /** @param {Box} box */
    add(box) {
      walk(box, (cell) => {
        const boxes = cells.get(cell);
        if (boxes) boxes.push(box);
        else cells.set(cell, [box]);
        return false;
      });
    },
    /** Whether something lies there that is not of the same owner. @param {Box} box */
    isTaken: (box) =>
      walk(box, (cell) =>
        (cells.get(cell) ?? []).some(
          (other) => (other.owner === undefined || other.owner !== box.owner) && isOver(box, other),
        ),
      ),
  };
}

/**
 * How much of the segment from–to lies in the box, as a share of the segment.
 *
 * @param {Box} box
 * @param {vis.Point} from
 * @param {vis.Point} to
 */
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
    const first = (low - start) / way;
    const second = (high - start) / way;
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return Math.max(0, leave - enter);
}
