"use strict";
/**
 * Facts as a table: one row each, columns by kind, sorted by a press on a heading.
 *
 * A long table comes in pages, not in rows that are made while one scrolls: a name may take two
 * lines, so rows have heights of their own; within a page the scrollbar, the browser's own search,
 * a screen reader and the printer all see every row. Arrow keys walk on into the next page.
 */

/**
 * @typedef {object} Column
 * @property {string} key its heading is the text col.‹key›
 * @property {(fact: any) => string | number | null} order
 * @property {(fact: any) => Child | Child[]} cell
 * @property {boolean} [isNumber] numbers begin with the greatest
 */

/** @typedef {ReturnType<typeof createTable>} Table */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Cards} cards
 * @param {Retelling} told
 */
function createTable(model, view, cards, told) {
  const { facts } = model;
  /** How many outlets a cell names. */
  const OUTLETS = 2;

  /** @param {NodeId[] | undefined} ids */
  const chips = (ids) =>
    ids ? make("span", { class: "chips" }, ...ids.map((id) => cards.chip(id))) : null;
  /** @param {Fact} fact */
  const status = (fact) => {
    if (fact.kind === "statement" || (fact.kind === "event" && fact.mentioned)) return null;
    return make("span", { class: `badge ${fact.status.toLowerCase()}` }, model.statusWord(fact));
  };
  /** @param {Fact} fact */
  const sources = (fact) =>
    make(
      "button",
      {
        type: "button",
        class: "toggle",
        title: t("table.open"),
        "aria-label": `${plural(fact.sources, "source")}: ${t("table.open")}`,
        on: { click: () => view.selectFact(fact.id) },
      },
      make("span", { class: "brief" }, String(fact.sources)),
      make("span", { class: "whole" }, plural(fact.sources, "source")),
    );
  /** @param {Fact} fact */
  function tellers(fact) {
    const outlets = told.outlets(fact);
    const rest = outlets.length - OUTLETS;
    return make(
      "span",
      { class: "muted tellers", title: outlets.join(", ") },
      make("bdi", {}, outlets.slice(0, OUTLETS).join(", ")),
      rest > 0 ? ` ${t("table.more", { count: rest })}` : null,
    );
  }

  /** @type {Record<string, Column>} */
  const common = {
    status: {
      key: "status",
      order: (fact) => (fact.mentioned ? null : model.statusWord(fact)),
      cell: status,
    },
    when: {
      key: "when",
      order: startNumber,
      cell: (fact) => make("bdi", { class: "muted" }, told.when(fact)),
    },
    sources: { key: "sources", order: (fact) => fact.sources, cell: sources, isNumber: true },
    confidence: {
      key: "confidence",
      order: (fact) => fact.confidence,
      cell: (fact) => make("span", { class: "muted" }, percentWords(fact.confidence)),
      isNumber: true,
    },
    articles: {
      key: "articles",
      order: (fact) => told.outlets(fact).join(", "),
      cell: tellers,
    },
  };
  const standing = [common.status, common.when, common.sources, common.confidence, common.articles];
  /** @param {string} key @param {(fact: any) => NodeId[] | undefined} idsOf @returns {Column} */
  const parties = (key, idsOf) => ({
    key,
    order: (fact) => told.listed(idsOf(fact)),
    cell: (fact) => chips(idsOf(fact)),
  });

  /** @type {Record<Fact["kind"], Column[]>} */
  const COLUMNS = {
    claim: [
      parties("who", (claim) => [claim.subject]),
      {
        key: "relation",
        order: (claim) => model.topicWord(claim.relation),
        cell: (claim) => make("span", { class: "muted" }, model.relationWord(claim)),
      },
      {
        key: "whom",
        order: told.objectOf,
        cell: (claim) =>
          claim.object === undefined ? make("bdi", {}, claim.value) : cards.chip(claim.object),
      },
      ...standing,
    ],
    event: [
      parties("event", (event) => [event.node]),
      parties("agents", (event) => event.agents),
      parties("recipients", (event) => event.recipients),
      parties("places", (event) => event.places),
      ...standing,
    ],
    statement: [
      parties("speaker", (said) => [said.speaker]),
      {
        key: "text",
        order: (said) => said.text,
        cell: (said) => make("bdi", {}, quoted(said.text)),
      },
      parties("about", (said) => said.about),
      parties("to", (said) => (said.to === undefined ? undefined : [said.to])),
      common.when,
      common.sources,
      common.confidence,
      common.articles,
    ],
  };

  /**
   * The facts in the order that the reader chose: "who", "-sources"; by default by their names.
   *
   * @param {Fact["kind"]} kind
   * @param {FactId[]} ids
   */
  function ordered(kind, ids) {
    const [, sign, key] = /^(-?)(.*)$/.exec(view.state.sort) ?? ["", "", ""];
    const column = COLUMNS[kind].find((one) => one.key === key);
    if (column) return told.ordered(ids, [column.order], sign === "-");
    const natural = kind === "claim" ? COLUMNS.claim.slice(0, 3) : [common.when];
    return told.ordered(
      ids,
      natural.map((one) => one.order),
    );
  }

  /** What a press on a heading asks for: this column, then the other way round. */
  function nextSort(/** @type {Column} */ column) {
    const { sort } = view.state;
    const first = column.isNumber ? `-${column.key}` : column.key;
    const second = column.isNumber ? column.key : `-${column.key}`;
    return sort === first ? second : first;
  }

  /** @param {Column} column */
  function heading(column) {
    const { sort } = view.state;
    const way =
      sort === column.key ? "ascending" : sort === `-${column.key}` ? "descending" : "none";
    return make(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": way, class: `col-${column.key}` },
      make(
        "button",
        { type: "button", class: "sort", on: { click: () => view.set({ sort: nextSort(column) }) } },
        t(`col.${column.key}`),
      ),
    );
  }

  /**
   * A page of the table.
   *
   * @param {Fact["kind"]} kind
   * @param {FactId[]} ids the rows of the page
   * @param {{first: number, all: number, turn: (by: number) => boolean}} page where it stands in the
   *   whole, and how to go to the page before or after it
   */
  function draw(kind, ids, { first, all, turn }) {
    const columns = COLUMNS[kind];
    const rows = ids.map((id, place) =>
      make(
        "tr",
        {
          role: "row",
          "data-fact": id,
          "aria-rowindex": first + place + 2,
          "aria-selected": "false",
          tabindex: place ? -1 : 0,
        },
        ...columns.map(({ key, cell }) =>
          make("td", { role: "gridcell", class: `col-${key}` }, cell(facts[id])),
        ),
      ),
    );
    const body = make("tbody", { role: "rowgroup" }, ...rows);
    const table = make(
      "table",
      {
        class: `facts of-${kind}`,
        role: "grid",
        "aria-label": t(`tab.${kind === "claim" ? "facts" : `${kind}s`}`),
        "aria-rowcount": all + 1,
        "aria-describedby": "list-hint",
      },
      make(
        "thead",
        { role: "rowgroup" },
        make("tr", { role: "row", "aria-rowindex": 1 }, ...columns.map(heading)),
      ),
      body,
    );
    walkRows(body, rows, turn, (id) => view.selectFact(id));
    pointAt(body, view);
    return table;
  }

  /** The columns that a list of the kind can be sorted by. @param {Fact["kind"]} kind */
  const keys = (kind) => COLUMNS[kind].map((column) => column.key);

  return { ordered, draw, keys };
}

/** 0.87 → 87 %. @param {number} share */
const percentWords = (share) =>
  share.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
