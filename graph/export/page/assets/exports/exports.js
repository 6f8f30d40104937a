"use strict";
/** What one can take away: the picture, a table for spreadsheets, Turtle. Made here, sent nowhere. */

/** @typedef {{png: () => Promise<Blob>}} Printable */

/** Characters that a file name must not have in some system, and those that mislead. */
const UNSAFE_IN_NAMES = /[\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g;

/**
 * A name for a file of what a page shows.
 *
 * @param {string} title
 * @param {string} suffix
 */
function fileName(title, suffix) {
  const name = Array.from(title.replace(UNSAFE_IN_NAMES, " ").replace(/\s+/g, " "))
    .slice(0, 60)
    .join("")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  return `${name || "svyaz"}.${suffix}`;
}

/** An arrow into a tray. */
function trayIcon() {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "tray");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", "M10 2.5v9M6 8l4 4 4-4M3 13v3.5h14V13");
  svg.append(path);
  return svg;
}

/** @typedef {ReturnType<typeof createExports>} Exports */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Printable} picture
 * @param {Lists} lists
 */
function createExports(model, view, filters, picture, lists) {
  const host = byId("exports");
  const csv = createCsv(model, createRetelling(model));
  const turtle = createTurtle(model);
  const title = byId("title").textContent;

  /** @param {Blob} blob @param {string} suffix */
  function save(blob, suffix) {
    const address = URL.createObjectURL(blob);
    const anchor = make("a", { href: address, download: fileName(title, suffix), hidden: true });
    host.append(anchor);
    anchor.click();
    anchor.remove();
    // The browser reads the blob after the click.
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /** The facts of what is chosen; null where nothing is. */
  function chosen() {
    const { node, edge, fact } = view.state;
    if (node !== null) return model.factsOf[node];
    if (edge !== null) return model.edges[edge].facts;
    return fact === null ? null : [fact];
  }

  const passing = () => filters.facts().map((fact) => fact.id);

  /** @param {FactId[]} ids @param {string} of */
  async function saveTurtle(ids, of) {
    const text = await turtle.write(ids, [`svyaz: ${title}`, of]);
    save(new Blob([text], { type: "text/turtle;charset=utf-8" }), "ttl");
  }

  async function savePicture() {
    save(await picture.png(), "png");
  }

  /** @param {Fact[]} facts */
  async function saveTable(facts) {
    const text = await csv.write(facts);
    save(new Blob([text], { type: "text/csv;charset=utf-8" }), "csv");
  }

  /** @param {string} key @param {string} note @param {() => Promise<void>} run */
  function item(key, note, run) {
    const button = make(
      "button",
      {
        type: "button",
        on: {
          click: async () => {
            button.disabled = true;
            try {
              await run();
            } finally {
              button.disabled = false;
            }
            menu.open = false;
            summary.focus();
          },
        },
      },
      make("span", {}, t(key)),
      make("small", { class: "muted" }, note),
    );
    return make("li", {}, button);
  }

  const summary = make("summary", {});
  const items = make("ul", {});
  const menu = make("details", { class: "saver" }, summary, items);

  /** The choices, with how much each would hold. */
  function fill() {
    const some = chosen();
    const listed = lists.narrowed();
    const all = passing();
    const count = (/** @type {number} */ n) => plural(n, "export.record");
    items.replaceChildren(
      ...[
        // Behind a list of full height there is no picture to save.
        byId("graph").clientHeight ? item("export.png", t("export.png.note"), savePicture) : null,
        item("export.csv", count(all.length), () => saveTable(filters.facts())),
        item("export.turtle", count(all.length), () => saveTurtle(all, t("export.turtle"))),
        listed &&
          item("export.listed.csv", count(listed.length), () =>
            saveTable(listed.map((id) => model.facts[id])),
          ),
        listed &&
          item("export.listed.turtle", count(listed.length), () =>
            saveTurtle(listed, t("export.listed.turtle")),
          ),
        some &&
          item("export.chosen", count(some.length), () => saveTurtle(some, t("export.chosen"))),
      ].filter((one) => one !== null),
    );
  }

  function name() {
    summary.replaceChildren(trayIcon(), make("span", { class: "word" }, t("export.menu")));
    summary.title = t("export.menu.title");
    summary.setAttribute("aria-label", t("export.menu.title"));
    fill();
  }

  menu.addEventListener("toggle", () => menu.open && fill());
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  view.on((_, changed) => {
    if (changed.has("language")) name();
    else if (menu.open) fill();
  });
  host.append(menu);
  name();

  return {
    csv: () => csv.write(filters.facts()),
    /** @param {FactId[]} [ids] */
    turtle: (ids = passing()) => turtle.write(ids),
  };
}
