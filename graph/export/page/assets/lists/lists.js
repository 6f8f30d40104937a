"use strict";
/**
 * Everything as text, in a dock under the picture: facts, events, statements and articles, as far
 * as filters and the words typed above them let them through.
 */

/** Rows of a page: all that one reads at a time, made in a few milliseconds. */
const PAGE_ROWS = 100;

/** @typedef {Exclude<State["tab"], "graph">} ListName */

/**
 * @typedef {object} Listing
 * @property {number[]} all every record, in no order
 * @property {(id: number) => boolean} passes the filters
 * @property {((id: number) => boolean) | null} isDrawn null where the picture does not show such
 * @property {(query: string) => (id: number) => boolean} sought
 * @property {(ids: number[]) => number[]} ordered
 * @property {(ids: number[], page: {first: number, all: number, turn: (by: number) => boolean}) => HTMLElement} draw
 */

/** @typedef {ReturnType<typeof createLists>} Lists */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Cards} cards
 */
function createLists(model, view, filters, cards) {
  const host = byId("list");
  const told = createRetelling(model);
  const table = createTable(model, view, cards, told);
  const chronicle = createChronicle(model, view, cards, told);
  const quotes = createQuotes(model, view, cards, told);
  const articles = createArticles(model, view);
  const dock = createDock(view, table);
  /** The number of the page that is shown. */
  let page = 0;
  /** The records of the open list, in order. @type {number[]} */
  let rows = [];
  /** All records of the open list, sorted, and what they were sorted for. */
  let order = { key: "", ids: /** @type {number[]} */ ([]) };
  const body = make("div", { class: "sheet", tabindex: -1 });

  const isListed = () => view.state.tab !== "graph";
  /** Facts behind the lines and nodes that the picture shows. */
  function drawnFacts() {
    const drawn = new Set(filters.edges().flatMap((edge) => edge.facts));
    for (const id of filters.nodes()) {
      for (const fact of model.factsOf[id]) {
        const one = model.facts[fact];
        if (one.kind === "event" && one.node === id) drawn.add(fact);
      }
    }
    return drawn;
  }

  /** @param {Fact[]} facts @param {Fact["kind"]} kind @param {Partial<Listing>} [form] @returns {Listing} */
  function listing(facts, kind, form = {}) {
    const drawn = view.state.onlyDrawn ? drawnFacts() : null;
    return {
      all: facts.map((fact) => fact.id),
      passes: filters.isPassing,
      isDrawn: drawn && ((id) => drawn.has(id)),
      sought: told.sought,
      ordered: (ids) => table.ordered(kind, ids),
      draw: (ids, where) => table.draw(kind, ids, where),
      ...form,
    };
  }

  /** @returns {Listing} */
  function open() {
    const { tab, asTable } = view.state;
    if (tab === "events") {
      const byTime = (/** @type {number[]} */ ids) => told.ordered(ids, [startNumber]);
      const form = { draw: chronicle.draw, ordered: byTime };
      return listing(model.events, "event", asTable ? {} : form);
    }
    if (tab === "statements") return listing(model.statements, "statement", asTable ? {} : quotes);
    if (tab === "articles") {
      return {
        ...articles,
        all: model.articles.map((article) => article.id),
        isDrawn: null,
      };
    }
    return listing(model.claims, "claim");
  }

  /** How many are shown, of how many. */
  function countWords() {
    const { tab } = view.state;
    const all = open().all.length;
    const noun = /** @type {Record<string, string>} */ ({
      facts: "fact",
      events: "event",
      statements: "statement",
      articles: "article",
    })[tab];
    if (rows.length === all) return plural(all, noun);
    const shown = rows.length.toLocaleString(language);
    return t("list.of", { shown, all: plural(all, `of.${tab}`) });
  }

  /** Why nothing is shown, and what to do about it. @param {Listing} list */
  function nothing({ all, passes, isDrawn }) {
    const { query, tab } = view.state;
    /** @type {[string, () => void] | null} */
    let remedy = null;
    let why = t(`empty.${tab}`);
    if (all.length && !all.some(passes)) {
      why = t("empty.filters");
      remedy = ["empty.reset", () => view.clearFilters()];
    } else if (all.length && isDrawn && !all.some((id) => passes(id) && isDrawn(id))) {
      why = t("empty.drawn");
      remedy = ["empty.all", () => view.set({ onlyDrawn: false })];
    } else if (all.length) {
      why = t("empty.query", { query: query.trim() });
      remedy = ["empty.clear", () => view.set({ query: "" })];
    }
    return make(
      "div",
      { class: "nothing" },
      make("p", {}, make("bdi", {}, why)),
      remedy &&
        make("button", { type: "button", class: "action", on: { click: remedy[1] } }, t(remedy[0])),
    );
  }

  /** Go on to another page. @param {number} to @param {"first" | "last" | null} [focus] */
  function turnTo(to, focus = null) {
    const pages = Math.ceil(rows.length / PAGE_ROWS);
    if (to < 0 || to >= pages) return false;
    page = to;
    drawPage();
    body.scrollTop = 0;
    if (focus) {
      const found = body.querySelectorAll("tbody tr");
      /** @type {HTMLElement} */ (found[focus === "first" ? 0 : found.length - 1])?.focus();
    }
    return true;
  }

  function pager() {
    const pages = Math.ceil(rows.length / PAGE_ROWS);
    if (pages < 2) return null;
    const first = page * PAGE_ROWS;
    const number = (/** @type {number} */ value) => value.toLocaleString(language);
    const select = make(
      "select",
      { "aria-label": t("list.page"), on: { change: () => turnTo(Number(select.value)) } },
      ...Array.from({ length: pages }, (_, place) =>
        make("option", { value: place, selected: place === page }, number(place + 1)),
      ),
    );
    const before = tool("list.previous", "‹", () => turnTo(page - 1));
    const after = tool("list.next", "›", () => turnTo(page + 1));
    before.disabled = page === 0;
    after.disabled = page === pages - 1;
    return make(
      "nav",
      { class: "pager", "aria-label": t("list.pager") },
      before,
      select,
      after,
      make(
        "span",
        { class: "muted" },
        t("list.rows", {
          first: number(first + 1),
          last: number(Math.min(first + PAGE_ROWS, rows.length)),
          all: number(rows.length),
        }),
      ),
    );
  }

  // ---------------------------------------------------------------- drawing

  /** All records of a list in order: sorted once, not at every key that is typed. @param {Listing} list */
  function inOrder(list) {
    const { tab, asTable, sort, grouping } = view.state;
    const key = [tab, asTable, sort, grouping, language].join();
    if (order.key !== key) order = { key, ids: list.ordered(list.all) };
    return order.ids;
  }

  /** Which records the open list has, and in what order. */
  function gather() {
    const list = open();
    const isSought = list.sought(view.state.query);
    rows = inOrder(list).filter(
      (id) => list.passes(id) && (list.isDrawn?.(id) ?? true) && isSought(id),
    );
    page = 0;
    const chosen = chosenFacts();
    const place = chosen.size ? rows.findIndex((id) => chosen.has(id)) : -1;
    if (view.state.tab !== "articles" && place > 0) page = Math.floor(place / PAGE_ROWS);
  }

  function drawPage() {
    const list = open();
    const first = page * PAGE_ROWS;
    const some = rows.slice(first, first + PAGE_ROWS);
    const turn = (/** @type {number} */ by) => turnTo(page + by, by > 0 ? "first" : "last");
    const content = rows.length
      ? list.draw(some, { first, all: rows.length, turn })
      : nothing(list);
    keepingFocus(body, () =>
      body.replaceChildren(...[content, pager()].filter((part) => part !== null)),
    );
    const shown = host.querySelector(".tally");
    if (shown) shown.textContent = countWords();
    markChosen(false);
  }

  /** The facts that the panel tells of. */
  function chosenFacts() {
    const { fact, edge } = view.state;
    if (fact !== null) return new Set([fact]);
    return new Set(edge === null ? [] : model.edges[edge].facts);
  }

  /** Mark the rows that are chosen, and go to the first. @param {boolean} goes */
  function markChosen(goes) {
    const chosen = chosenFacts();
    if (goes && chosen.size && ![...chosen].some((id) => host.querySelector(`[data-fact="${id}"]`))) {
      const place = rows.findIndex((id) => chosen.has(id));
      if (place >= 0 && view.state.tab !== "articles") turnTo(Math.floor(place / PAGE_ROWS));
    }
    let first = true;
    for (const row of host.querySelectorAll("[data-fact]")) {
      const isChosen = chosen.has(Number(row.getAttribute("data-fact")));
      row.classList.toggle("chosen", isChosen);
      if (row.matches("tr")) row.setAttribute("aria-selected", String(isChosen));
      if (isChosen && first && goes) row.scrollIntoView({ block: "nearest" });
      if (isChosen) first = false;
    }
  }

  function layOut() {
    const { tall } = view.state;
    host.hidden = !isListed();
    document.body.classList.toggle("listing", isListed());
    document.body.classList.toggle("tall", isListed() && tall);
  }

  /** The whole dock anew. */
  function draw() {
    layOut();
    if (!isListed()) return host.replaceChildren();
    const hint = make("p", { id: "list-hint", hidden: true }, t("table.hint"));
    keepingFocus(host, () => {
      host.replaceChildren(dock.toolbar(), body, hint);
      gather();
      drawPage();
    });
    markChosen(true);
    return undefined;
  }

  const FORM = /** @type {const} */ (["tab", "language", "tall", "asTable", "grouping"]);
  view.on((_, changed) => {
    const has = (/** @type {readonly (keyof State)[]} */ keys) =>
      keys.some((key) => changed.has(key));
    if (has(FORM)) return draw();
    if (!isListed()) return undefined;
    const isFresh =
      has(FILTER_KEYS) ||
      has(["query", "sort", "onlyDrawn"]) ||
      (view.state.onlyDrawn && changed.has("drawn"));
    if (isFresh) {
      const input = /** @type {HTMLInputElement | null} */ (host.querySelector(".filter"));
      if (input && input.value !== view.state.query) input.value = view.state.query;
      const drawn = /** @type {HTMLInputElement | null} */ (host.querySelector(".switch input"));
      if (drawn) drawn.checked = view.state.onlyDrawn;
      gather();
      drawPage();
    }
    if (has(["fact", "edge", "node"])) markChosen(true);
    return undefined;
  });
  draw();

  return {
    /** The facts that words or the picture narrow the open list to, as listed; null if they do not. */
    narrowed() {
      const { tab, query, onlyDrawn } = view.state;
      const isOfFacts = isListed() && tab !== "articles";
      return isOfFacts && (query.trim() || onlyDrawn) ? rows : null;
    },
  };
}
