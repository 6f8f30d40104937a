"use strict";
/**
 * Elements, words and data blocks: what every other script of the page builds on.
 *
 * Text of articles is hostile: it becomes text nodes only, never markup, and a link is made only
 * of what is checked to be a web address.
 */

/**
 * Make an element; strings become text nodes, `on` holds listeners, empty children are left out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] true stands for an attribute without a value
 * @param {(Child | Child[])[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

/**
 * A mark of the legend: the same outline as on the canvas.
 *
 * @param {string} mark
 * @param {string} hue
 */
function drawing(mark, hue) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", MARKS[mark]);
  path.setAttribute("class", `fill-${hue}`);
  svg.append(path);
  return svg;
}

/** For comparing what is typed with names: no case, no ё, no compatibility forms. @param {string} text */
const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();

const FOCUSABLE = "button, a[href], input, select, summary, [tabindex]";

/**
 * Draw a part of the page anew; the control that had the focus in it keeps it, found again by its
 * kind and name, else by its place.
 *
 * @param {Element} root
 * @param {() => void} draw
 */
function keepingFocus(root, draw) {
  const focused = document.activeElement;
  if (!focused || focused === root || !root.contains(focused)) return draw();
  const controls = () => /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(FOCUSABLE));
  /** @param {Element} one */
  const named = (one) =>
    `${one.tagName} ${one.className} ${one.getAttribute("aria-label") ?? one.textContent}`;
  const before = [...controls()];
  const [name, place] = [named(focused), before.indexOf(/** @type {HTMLElement} */ (focused))];
  const order = before.slice(0, place).filter((one) => named(one) === name).length;
  draw();
  if (root.contains(document.activeElement) && document.activeElement !== root) return undefined;
  const after = [...controls()];
  const again = after.filter((one) => named(one) === name)[order] ?? after[place];
  again?.focus({ preventScroll: true });
  return undefined;
}

/** The element that the template holds. @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** A data block of the page: JSON, or packed JSON where there is much of it. @param {string} id */
async function read(id) {
  const block = byId(id);
  if (block.type === "application/json") return JSON.parse(block.textContent);
  const bytes = fromBase85(block.textContent).subarray(0, Number(block.dataset.bytes));
  block.remove(); // it is not asked for twice, and it is long
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const letters = await new Response(stream).arrayBuffer();
  return unpacked(JSON.parse(new TextDecoder("windows-1251").decode(letters)));
}

const BASE_85 =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

/** Five digits of base 85 (RFC 1924, with "," for "<") are four bytes. @param {string} text */
function fromBase85(text) {
  const values = new Uint8Array(128);
  for (let value = 0; value < 85; value += 1) values[BASE_85.charCodeAt(value)] = value;
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0, to = 0; at < text.length; to += 4) {
    let number = 0;
    for (const end = at + 5; at < end; at += 1) number = number * 85 + values[text.charCodeAt(at)];
    bytes.setUint32(to, number);
  }
  return new Uint8Array(bytes.buffer);
}

/** Undo columns of records, here and one level down (packing.py). @param {any} value */
function unpacked(value) {
  if (Array.isArray(value)) return value;
  if ("$rows" in value) return rowsOf(value.$rows, value.$columns);
  for (const [key, item] of Object.entries(value)) {
    if (item && item.$columns) value[key] = rowsOf(item.$rows, item.$columns);
  }
  return value;
}

/**
 * @param {number} count
 * @param {Record<string, any[]>} columns null where a record has no such field
 */
function rowsOf(count, columns) {
  const keys = Object.keys(columns);
  return Array.from({ length: count }, (_, row) => {
    /** @type {Record<string, any>} */
    const record = {};
    for (const key of keys) if (columns[key][row] !== null) record[key] = columns[key][row];
    return record;
  });
}

/**
 * A link that opens apart; plain text where the address is not one of the web.
 *
 * @param {string | undefined} address
 * @param {string} text
 */
function link(address, text) {
  if (!/^https?:\/\//i.test(address ?? "")) return make("bdi", {}, text);
  return make(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    make("bdi", {}, text),
  );
}

/** In «quotes»; where two would meet, Russian writes one. @param {string} text */
const quoted = (text) =>
  `${text.startsWith("«") ? "" : "«"}${text}${text.endsWith("»") ? "" : "»"}`;

/**
 * A part of a card under a heading; null without content.
 *
 * @param {string} title
 * @param {Child[]} content
 */
function section(title, ...content) {
  const filled = content.filter(Boolean);
  return filled.length
    ? make("section", { class: "part" }, make("h3", {}, title), ...filled)
    : null;
}
