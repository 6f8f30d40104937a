"use strict";
/** The filter for how many independent sources a fact has. */

/** The least number of sources that can be asked for, as far as the graph has so many. */
const SOURCE_STEPS = [1, 2, 3, 5, 10, 20];

/**
 * @param {View} view
 * @param {number} most sources that any fact has
 */
function createSourceOptions(view, most) {
  const { minSources } = view.state;
  const options = [...new Set([...SOURCE_STEPS, minSources])]
    .filter((step) => step <= Math.max(most, minSources))
    .sort((a, b) => a - b)
    .map((step) => {
      const input = make("input", {
        type: "radio",
        name: "sources",
        value: step,
        on: { change: () => view.set({ minSources: step }) },
      });
      const count = make("span", { class: "count" });
      const words = step === 1 ? t("sources.any") : t("sources.option", { count: step });
      return { step, input, count, label: make("label", {}, input, words, count) };
    });

  return {
    element: make(
      "div",
      { class: "segments", role: "radiogroup", "aria-label": t("filter.sources") },
      ...options.map(({ label }) => label),
    ),
    /** @param {Counts} counts */
    update(counts) {
      for (const { step, input, count, label } of options) {
        const facts = counts.sources[step] ?? 0;
        const sources = t("chip.sources", { sources: plural(step, "source.from") });
        input.checked = view.state.minSources === step;
        count.textContent = facts.toLocaleString(language);
        label.title = `${sources}: ${plural(facts, "fact")}`;
      }
    },
  };
}
