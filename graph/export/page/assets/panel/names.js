"use strict";
/** Names that open cards, badges of statuses, lists that grow on demand. */

/** Rows of a group before it asks whether to go on. */
const GROUP_ROWS = 50;

/** @typedef {ReturnType<typeof createNames>} Names */

/**
 * @param {Model} model
 * @param {(id: NodeId) => void} openNode called when a name is pressed
 */
function createNames(model, openNode) {
  const { nodes, nameOf, typeWord, markOf } = model;

  /** A node's name that opens its card. @param {NodeId | null | undefined} id */
  function chip(id) {
    if (id === undefined || id === null) return make("span", { class: "muted" }, t("name.none"));
    const node = nodes[id];
    return make(
      "button",
      { type: "button", class: "chip", title: typeWord(node), on: { click: () => openNode(id) } },
      markOf(node),
      make("bdi", { lang: langOf(node) }, nameOf(id)),
    );
  }

  /** Of a name that is not in the page's language. @param {GraphNode} node */
  const langOf = ({ en, kind }) =>
    language === "en" && !en && kind !== "NamelessEvent" ? "ru" : null;

  /** @param {NodeId[]} ids */
  const chips = (ids) => make("span", { class: "chips" }, ...ids.map(chip));

  /** Names as running text: "Китай, США". @param {NodeId[]} ids */
  const listed = (ids) =>
    ids.flatMap((id, place) =>
      place ? [make("span", { class: "muted" }, ", "), chip(id)] : [chip(id)],
    );

  /**
   * @param {Status} status
   * @param {string} word
   */
  const badge = (status, word) =>
    make("span", { class: `badge ${status.toLowerCase()}` }, word);

  /** @param {string} key */
  const disputed = (key) => make("span", { class: "badge disputed" }, t(key));

  /** @param {number} count */
  const sourcesWord = (count) => plural(count, "source");

  return { langOf, chip, chips, listed, badge, disputed, sourcesWord };
}

/**
 * A list of which the first rows are made at once and the others when they are asked for.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => Node} draw the content of one row
 * @param {{tag?: "ul" | "ol", class?: string, step?: number}} [options]
 */
function growing(items, draw, { tag = "ul", class: name = "rowlist", step = GROUP_ROWS } = {}) {
  const list = make(tag, { class: name, role: "list" });
  let drawn = 0;
  const more = make("button", { type: "button", class: "further", on: { click: grow } });

  function grow() {
    const first = drawn;
    list.append(...items.slice(drawn, drawn + step).map((item) => make("li", {}, draw(item))));
    drawn = Math.min(drawn + step, items.length);
    more.textContent = t("panel.more", { count: (items.length - drawn).toLocaleString(language) });
    const isDone = drawn === items.length;
    // Whoever pressed the button with a key goes on in the first of the new rows.
    if (first) /** @type {HTMLElement | null} */ (list.children[first]?.querySelector("button, a"))?.focus();
    more.hidden = isDone;
  }
  grow();
  return [list, more];
}

/** Counts in a row, none of them torn from its noun: "5 фактов · 3 события". @param {[number, string][]} counts */
const figures = (counts) =>
  make(
    "p",
    { class: "figures muted" },
    counts
      .filter(([count]) => count)
      .map(([count, key]) => plural(count, key).replaceAll(" ", "\u00a0"))
      .join(" · "),
  );

/**
 * The text of a key with elements in the places of its {names}. A colon stays with the element
 * before it: a name of several lines would leave it alone on the next.
 *
 * @param {string} key
 * @param {Record<string, Node | string>} values
 * @returns {(Node | string)[]}
 */
function worded(key, values) {
  /** @type {(Node | string)[]} */
  const pieces = [];
  String(STRINGS[language][key])
    .split(/\{(\w+)\}/)
    .forEach((part, place) => {
      const last = pieces[pieces.length - 1];
      const isHeld = !(place % 2) && part.startsWith(":") && last instanceof Element;
      if (isHeld) last.append(":");
      const piece = place % 2 ? values[part] : isHeld ? part.slice(1) : part;
      if (piece !== "") pieces.push(piece);
    });
  return pieces;
}
