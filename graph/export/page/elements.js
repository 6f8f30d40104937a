"use strict";
/**
 * Elements, words and data blocks: what every other script of the page builds on.
 *
 * Text of articles is hostile: it becomes text nodes only, never markup, and a link is made only
 * of what is checked to be a web address.
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

/** Make an element; strings become text nodes, `on` holds listeners, null children are left out. */
function make(tag, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A mark of the legend: the same outline as on the canvas. */
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

/** The count with the right form of its noun: 1 источник, 2 источника, 5 источников. */
function plural(count, one, few, many) {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return `${count} ${one}`;
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return `${count} ${few}`;
  return `${count} ${many}`;
}

/** For comparing what is typed with names: no case, no ё, no compatibility forms. */
const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();

/** The data block of the page: JSON, or packed JSON where there is much of it. */
async function read(id) {
  const block = document.getElementById(id);
  if (block.type === "application/json") return JSON.parse(block.textContent);
  const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/** A link that opens apart; plain text where the address is not one of the web. */
function link(address, text) {
  if (!/^https?:\/\//i.test(address ?? "")) return make("bdi", {}, text);
  return make(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    make("bdi", {}, text),
  );
}

/** In «quotes»; where two would meet, Russian writes one. */
const quoted = (text) =>
  `${text.startsWith("«") ? "" : "«"}${text}${text.endsWith("»") ? "" : "»"}`;

/** A part of a card under a heading; null without content. */
function section(title, ...content) {
  const filled = content.filter(Boolean);
  return filled.length
    ? make("section", { class: "part" }, make("h3", {}, title), ...filled)
    : null;
}
