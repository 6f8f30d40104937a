"use strict";
/** A switch of the legend: hides and shows some members of a filter, or leaves them alone. */

/**
 * @typedef {object} SwitchOptions
 * @property {View} view
 * @property {"hiddenTypes" | "hiddenTopics" | "hiddenStatuses"} key the filter
 * @property {string[]} members what the switch hides and shows
 * @property {string[]} universe all members that the filter can have
 * @property {string} name
 * @property {Child} [sample] the mark or line that it stands for
 * @property {(counts: Counts) => {count: string, title: string, isEmpty: boolean}} told
 * @property {string} [note] more about it, for the title
 */

/** @param {SwitchOptions} options */
function createSwitch({ view, key, members, universe, name, sample, told, note }) {
  const isHidden = (/** @type {string} */ member) => view.state[key].has(member);

  /** Show this alone; once more, everything. */
  function only() {
    const others = universe.filter((member) => !members.includes(member));
    const isAlone = others.every(isHidden) && !members.some(isHidden);
    view.set({ [key]: new Set(isAlone ? [] : others) });
  }

  /** Hide what is shown, even a part; what is all hidden comes back. */
  function toggle() {
    const hidden = new Set(view.state[key]);
    if (members.every(isHidden)) for (const member of members) hidden.delete(member);
    else for (const member of members) hidden.add(member);
    view.set({ [key]: hidden });
  }

  const count = make("span", { class: "count" });
  const button = make(
    "button",
    {
      type: "button",
      class: "key",
      on: { click: (/** @type {MouseEvent} */ event) => (event.altKey ? only() : toggle()) },
    },
    sample,
    make("span", { class: "name" }, name),
    count,
  );
  const alone = make(
    "button",
    {
      type: "button",
      class: "filter-only",
      "aria-label": t("filter.onlyThis", { name }),
      on: { click: only },
    },
    t("filter.only"),
  );

  return {
    element: make("div", { class: "filter-switch" }, button, universe.length > 1 ? alone : null),
    /** @param {Counts} counts */
    update(counts) {
      const off = members.filter(isHidden).length;
      const pressed = off === 0 ? "true" : off === members.length ? "false" : "mixed";
      const { count: words, title, isEmpty } = told(counts);
      button.setAttribute("aria-pressed", pressed);
      button.classList.toggle("none", isEmpty);
      button.title = note ? `${note}. ${title}` : title;
      count.textContent = words;
    },
  };
}
