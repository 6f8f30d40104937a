"use strict";
/** Text on the canvas: lines of a name, their widths, letters with a rim of the ground's color. */

const LINE_LETTERS = 17;
const MOST_LINES = 3;
/** Control letters; those that turn the reading direction could make a name look like another. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A name in lines of a few words, as the layout in Python counts on; what is too long is cut.
 *
 * @param {string} name
 */
function wrapped(name) {
  const lines = [""];
  for (const word of name.replace(UNSAFE, "").split(" ")) {
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

/** Width of texts in pixels, each measured once. */
function createRuler() {
  const ctx = /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  /** @type {Map<string, number>} */
  const widths = new Map();
  return (/** @type {string} */ text, /** @type {string} */ font) => {
    const key = `${font}\n${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      ctx.font = font;
      width = ctx.measureText(text).width;
      widths.set(key, width);
    }
    return width;
  };
}

/**
 * A font whose size is given in pixels of the screen.
 *
 * @param {string} font
 * @param {number} pixel
 */
const scaledFont = (font, pixel) =>
  font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * pixel}px`);

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {string} color
 * @param {string} ground
 * @param {number} pixel
 */
function outlinedText(ctx, text, x, y, color, ground, pixel) {
  ctx.strokeStyle = ground;
  ctx.lineWidth = 5 * pixel;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}
