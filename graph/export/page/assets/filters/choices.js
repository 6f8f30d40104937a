"use strict";
/** A list to tick: what is ticked is shown alone, with nothing ticked all is shown. */

/** Longer lists can be searched, and show so many rows at once. */
const SEARCHED_FROM = 12;
const CHOICE_ROWS = 60;

/**
 * @typedef {object} Choice
 * @property {string | number} value member of the state's set
 * @property {string} name
 * @property {string} [note] what stands small beside the name
 */

/**
 * @param {object} options
 * @param {"articles" | "outlets"} options.key the filter
 * @param {Choice[]} options.choices in their order
 * @param {View} options.view
 * @param {(counts: Counts, value: any) => number} options.countOf
 */
function createChoices({ key, choices, view, countOf }) {
  const members = () => /** @type {ReadonlySet<string | number>} */ (view.state[key]);
  /** @type {Map<string | number, {row: HTMLElement, box: HTMLInputElement, count: HTMLElement}>} */
  const rows = new Map();
  const list = make("ul", { class: "choices" });
  const rest = make("li", { class: "muted small" });
  const find = make("input", {
    type: "search",
    class: "find",
    placeholder: t("filter.find"),
    "aria-label": t("filter.find"),
    on: { input: () => fill() },
  });

  /** @param {Choice} choice */
  function rowOf({ value, name, note }) {
    const made = rows.get(value);
    if (made) return made;
    const box = make("input", { type: "checkbox", on: { change: () => view.toggle(key, value) } });
    const count = make("span", { class: "count" });
    const row = make(
      "li",
      { class: "filter-choice" },
      make(
        "label",
        {},
        box,
        make(
          "span",
          { class: "name" },
          make("bdi", {}, name),
          note ? make("small", {}, note) : null,
        ),
        count,
      ),
      make(
        "button",
        {
          type: "button",
          class: "filter-only",
          "aria-label": t("filter.onlyThis", { name }),
          on: { click: () => view.set({ [key]: new Set([value]) }) },
        },
        t("filter.only"),
      ),
    );
    const entry = { row, box, count };
    rows.set(value, entry);
    return entry;
  }

  /** @type {Counts | null} */
  let latest = null;

  /** The rows that the search leaves; what is ticked always stays in sight. */
  function fill() {
    const wanted = fold(find.value);
    const found = choices.filter(
      ({ name, note }) => !wanted || fold(`${name} ${note ?? ""}`).includes(wanted),
    );
    const ticked = choices.filter(({ value }) => members().has(value));
    const visible = [...new Set([...(wanted ? [] : ticked), ...found])].slice(0, CHOICE_ROWS);
    const hidden = found.length - visible.length;
    rest.hidden = found.length > 0 && hidden <= 0;
    rest.textContent = found.length
      ? t("filter.rest", { count: Math.max(0, hidden) })
      : t("filter.nothing");
    list.replaceChildren(...visible.map((choice) => rowOf(choice).row), rest);
    if (latest) update(latest);
  }

  /** @param {Counts} counts */
  function update(counts) {
    latest = counts;
    for (const [value, { row, box, count }] of rows) {
      if (!row.isConnected && list.isConnected) continue;
      const passing = countOf(counts, value);
      box.checked = members().has(value);
      count.textContent = passing.toLocaleString(language);
      row.classList.toggle("none", !passing);
    }
  }

  fill();
  return {
    element: make("div", {}, choices.length > SEARCHED_FROM ? find : null, list),
    update,
  };
}
