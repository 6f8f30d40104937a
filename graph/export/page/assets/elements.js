"use strict";
/**
 * Elements, words and data blocks: what every other script of the page builds on.
 *
 * Text of articles is hostile: it becomes text nodes only, never markup, and a link is made only
 * of what is checked to be a web address.
 */

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
