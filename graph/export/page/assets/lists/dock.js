"use strict";
/** The line above a list: how many it has, words to look for, its forms, its height. */

/**
 * A button with a sign for its name.
 *
 * @param {string} key
 * @param {string} symbol
 * @param {() => void} click
 */
const tool = (key, symbol, click) =>
  make(
    "button",
    { type: "button", class: "tool", title: t(key), "aria-label": t(key), on: { click } },
    symbol,
  );

/** @typedef {ReturnType<typeof createDock>} Dock */

/**
 * @param {View} view
 * @param {Table} table
 */
function createDock(view, table) {
  /** A choice between two forms. @param {string} label @param {[string, boolean, () => void][]} choices */
  const choice = (label, choices) =>
    make(
      "div",
      { class: "choice", role: "group", "aria-label": label },
      ...choices.map(([key, isOn, click]) =>
        make("button", { type: "button", "aria-pressed": String(isOn), on: { click } }, t(key)),
      ),
    );

  /** The whole line; the count is filled in by the list. */
  function toolbar() {
    const { tab, query, asTable, grouping, onlyDrawn, tall } = view.state;
    const label = t(`list.filter.${tab}`);
    const filter = make("input", {
      type: "search",
      class: "filter",
      value: query,
      placeholder: label,
      "aria-label": label,
      spellcheck: "false",
      autocomplete: "off",
      on: {
        input: () => view.set({ query: filter.value }),
        // Escape empties the box, and tells of it by this event alone.
        search: () => view.set({ query: filter.value }),
      },
    });
    const form = tab === "events" ? "chronicle" : "quotes";
    const drawn = make("input", {
      type: "checkbox",
      checked: onlyDrawn,
      on: { change: () => view.set({ onlyDrawn: drawn.checked }) },
    });
    return make(
      "div",
      { class: "dock", role: "group" },
      make("p", { class: "tally", role: "status" }),
      filter,
      tab === "events" || tab === "statements"
        ? choice(t("list.form"), [
            [`form.${form}`, !asTable, () => view.set({ asTable: false, sort: "" })],
            ["form.table", asTable, () => view.set({ asTable: true, sort: "" })],
          ])
        : null,
      tab === "statements" && !asTable
        ? choice(t("group.label"), [
            ["group.speaker", grouping === "speaker", () => view.set({ grouping: "speaker" })],
            ["group.day", grouping === "day", () => view.set({ grouping: "day" })],
          ])
        : null,
      tab === "articles" ? null : make("label", { class: "switch" }, drawn, t("list.drawn")),
      tab === "facts" || asTable ? sorting() : null,
      make(
        "div",
        { class: "tools-end" },
        tool(tall ? "list.half" : "list.tall", tall ? "▾" : "▴", () => view.set({ tall: !tall })),
        tool("list.close", "×", () => view.set({ tab: "graph" })),
      ),
    );
  }

  /** The order of a table on a phone, where the headings have no room. */
  function sorting() {
    const { sort, tab } = view.state;
    const kind = tab === "facts" ? "claim" : tab === "events" ? "event" : "statement";
    const options = ["", ...table.keys(kind).flatMap((key) => [key, `-${key}`])].map((value) =>
      make(
        "option",
        { value, selected: value === sort },
        value
          ? `${t(`col.${value.replace("-", "")}`)} ${value.startsWith("-") ? "↓" : "↑"}`
          : t("list.sort.natural"),
      ),
    );
    const select = make(
      "select",
      { "aria-label": t("list.sort"), on: { change: () => view.set({ sort: select.value }) } },
      ...options,
    );
    return make("label", { class: "sorting" }, select);
  }

  return { toolbar };
}
