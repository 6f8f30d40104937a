"use strict";
/** The filter for time: a histogram with two sliders, and the exact days for who needs them. */

/**
 * @param {View} view
 * @param {Filters} filters
 */
function createPeriod(view, filters) {
  const { bins, binOf } = filters.timeline;
  const last = bins.length - 1;
  /** The chosen bins; all of them where no day is chosen. */
  const chosen = () => {
    const { from, to } = view.state;
    return [from ? binOf(from) : 0, to ? binOf(to) : last];
  };
  /** At either end of the time nothing is cut off. @param {number} low @param {number} high */
  const choose = (low, high) =>
    view.set({
      from: low > 0 ? bins[low].from : null,
      to: high < last ? bins[high].to : null,
    });
  const histogram = createHistogram(filters.timeline, choose);

  // The sliders stand on the edges between bins: the lower before its bin, the upper behind it.
  /** @param {string} key @param {(edge: number) => void} move */
  const slider = (key, move) => {
    const input = make("input", {
      type: "range",
      min: "0",
      max: String(bins.length),
      step: "1",
      class: "edge",
      "aria-label": t(key),
      on: { input: () => move(Number(input.value)) },
    });
    return input;
  };
  const low = slider("period.from", (edge) => {
    const [, high] = chosen();
    choose(Math.min(edge, high), high);
    update(filters.counts());
  });
  const high = slider("period.to", (edge) => {
    const [first] = chosen();
    choose(first, Math.max(edge - 1, first));
    update(filters.counts());
  });
  /** A day past the other end takes that along. @param {"from" | "to"} key @param {Day | null} day */
  function chooseDay(key, day) {
    const from = key === "from" ? day : view.state.from;
    const to = key === "to" ? day : view.state.to;
    view.set(from && to && from > to ? { from: day, to: day } : { from, to });
  }

  /** @param {"from" | "to"} key */
  const dayInput = (key) => {
    const input = make("input", {
      type: "date",
      min: bins[0]?.from,
      max: bins[last]?.to,
      "aria-label": t(`period.${key}`),
      on: { change: () => chooseDay(key, input.value || null) },
    });
    return input;
  };
  const days = { from: dayInput("from"), to: dayInput("to") };
  const words = make("p", { class: "period-words" });
  const reset = make(
    "button",
    { type: "button", class: "reset", on: { click: () => view.set({ from: null, to: null }) } },
    t("period.reset"),
  );
  const undated = make("p", { class: "muted small" });
  const ends = bins.length
    ? [bins[0], bins[last]].map((bin, index) =>
        make(
          "span",
          {},
          bin.open ? t(`period.${bin.open}`) : index ? edgeWords(bin.to) : edgeWords(bin.from),
        ),
      )
    : [];

  /** The end of the axis, no finer than its bins. @param {Day} day */
  function edgeWords(day) {
    const { unit } = filters.timeline;
    return unit === "day" ? dayWords(day) : formatDay(day, unit);
  }

  /** @param {Counts} counts */
  function update(counts) {
    const [first, final] = chosen();
    const { from, to } = view.state;
    histogram.update(counts.bins, first, final);
    low.value = String(first);
    high.value = String(final + 1);
    low.setAttribute(
      "aria-valuetext",
      from ? dayWords(from) : t("period.fromStart", { day: dayWords(bins[0].from) }),
    );
    high.setAttribute(
      "aria-valuetext",
      to ? dayWords(to) : t("period.toEnd", { day: dayWords(bins[last].to) }),
    );
    // Where both stand at the right end, the lower one must be on top to be caught.
    low.classList.toggle("above", first > last / 2);
    words.textContent = from || to ? timeWords([from, to]) : t("period.all");
    reset.hidden = !from && !to;
    days.from.value = from ?? "";
    days.to.value = to ?? "";
    undated.hidden = !counts.undated;
    undated.textContent = t("period.undated", { facts: plural(counts.undated, "fact") });
  }

  const element = bins.length
    ? make(
        "div",
        { class: "period" },
        make("div", { class: "period-head" }, words, reset),
        histogram.element,
        make("div", { class: "edges" }, low, high),
        make("div", { class: "axis" }, ...ends),
        make(
          "details",
          { class: "exact" },
          make("summary", {}, t("period.exact")),
          make("div", { class: "days" }, days.from, "–", days.to),
        ),
        undated,
      )
    : null;
  return { element, update: element ? update : () => {} };
}
