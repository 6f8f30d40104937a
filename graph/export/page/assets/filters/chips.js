"use strict";
/** The strip under the bar: how much of the graph is shown, and every active filter to take off. */

/** Names that a chip says one by one. */
const CHIP_NAMES = 2;

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 */
function createChips(model, view, filters) {
  const drawable = model.nodes.filter(({ id }) => model.edgesOf[id].length);
  const types = [...new Set(drawable.map(({ kind }) => kind))];
  const topics = [...new Set(model.facts.map(({ topic }) => topic))];
  const found = new Set(model.facts.map(filters.statusOf));
  const statuses = LEGEND_STATUSES.filter((status) => found.has(status));
  const list = make("ul", { class: "chips-row" });
  const shown = make("p", { class: "shown-words", role: "status" });
  const clear = make("button", {
    type: "button",
    class: "clear",
    on: { click: () => view.clearFilters() },
  });
  byId("shown").replaceChildren(shown, list, clear);

  /**
   * What a filter that hides lets through, in as few words as it takes.
   *
   * @param {ReadonlySet<string>} hidden
   * @param {string[]} universe
   * @param {(member: string) => string} word
   * @param {string} counted key of the words for many
   */
  function hiddenWords(hidden, universe, word, counted) {
    const off = universe.filter((member) => hidden.has(member));
    const on = universe.filter((member) => !hidden.has(member));
    const names = (/** @type {string[]} */ members) => members.map(word).join(", ");
    if (on.length && on.length <= CHIP_NAMES && on.length < off.length) {
      return t("chip.only", { names: names(on) });
    }
    if (off.length <= CHIP_NAMES) return t("chip.without", { names: names(off) });
    return t(counted, { count: on.length, all: universe.length });
  }

  /** @param {string} text */
  const lower = (text) =>
    /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

  /**
   * A family that is hidden or shown as a whole is named as one.
   *
   * @param {ReadonlySet<string>} hidden
   */
  function topicWords(hidden) {
    const families = model.words().families;
    const units = new Map(
      topics.map((topic) => {
        const family = model.familyOf(topic);
        const off = topics.filter((other) => model.familyOf(other) === family && hidden.has(other));
        const isWhole = topics.every(
          (other) => model.familyOf(other) !== family || hidden.has(other) === hidden.has(topic),
        );
        return isWhole && off.length !== 1
          ? [families[family], hidden.has(topic)]
          : [model.topicWord(topic), hidden.has(topic)];
      }),
    );
    const off = new Set([...units].flatMap(([unit, isOff]) => (isOff ? unit : [])));
    return hiddenWords(off, [...units.keys()], (unit) => unit, "chip.topics");
  }

  /**
   * Every active filter: what it says, and the state without it.
   *
   * @returns {[string, Partial<State>][]}
   */
  function active() {
    const { state, start } = view;
    const { hiddenTypes, hiddenTopics, hiddenStatuses, articles, outlets, from, to } = state;
    /** @type {[string, Partial<State>][]} */
    const chips = [];
    if (hiddenTypes.size) {
      const words = model.words().types;
      const text = hiddenWords(hiddenTypes, types, (kind) => lower(words[kind][1]), "chip.types");
      chips.push([text, { hiddenTypes: start.hiddenTypes }]);
    }
    if (hiddenTopics.size) {
      chips.push([topicWords(hiddenTopics), { hiddenTopics: start.hiddenTopics }]);
    }
    if (hiddenStatuses.size) {
      const words = { ...model.words().statuses, [NO_STATUS]: t("status.none") };
      const text = hiddenWords(
        hiddenStatuses,
        statuses,
        (key) => words[/** @type {Status} */ (key)],
        "chip.statuses",
      );
      chips.push([text, { hiddenStatuses: start.hiddenStatuses }]);
    }
    if (state.minSources > 1) {
      const text = t("chip.sources", { sources: plural(state.minSources, "source.from") });
      chips.push([text, { minSources: start.minSources }]);
    }
    if (from || to) chips.push([timeWords([from, to]), { from: start.from, to: start.to }]);
    if (outlets.size) {
      const names = [...outlets].map((outlet) => outlet || t("outlet.none"));
      const text =
        names.length <= CHIP_NAMES ? names.join(", ") : t("chip.outlets", { count: names.length });
      chips.push([text, { outlets: start.outlets }]);
    }
    if (articles.size) {
      const [first] = articles;
      const headline = model.headlineOf(model.articles[first]);
      const text = articles.size === 1 ? quoted(headline) : plural(articles.size, "article");
      chips.push([text, { articles: start.articles }]);
    }
    return chips;
  }

  /** How many facts, events and statements the filters leave: the tabs tell how many there are. */
  function passingWords() {
    const { passing } = filters.counts();
    return /** @type {const} */ ([
      ["claim", model.claims],
      ["event", model.events],
      ["statement", model.statements],
    ])
      .filter(([, { length }]) => length)
      .map(([kind, { length }]) =>
        t(`shown.${kind}`, {
          count: passing[kind].toLocaleString(language),
          all: length.toLocaleString(language),
        }),
      );
  }

  function update() {
    const count = filters.nodes().size;
    const { length: all } = drawable;
    const nodesWords =
      count === all
        ? t("shown.nodes", { nodes: plural(count, "node.any") })
        : t("shown.part", {
            count: count.toLocaleString(language),
            all: plural(all, "of.nodes"),
          });
    shown.textContent = [
      // The map of communities draws no nodes.
      view.state.overview
        ? plural((model.communities ?? []).length, "overview.communities")
        : nodesWords,
      ...(filters.isActive() ? passingWords() : []),
    ].join(" · ");
    list.setAttribute("aria-label", t("chips.label"));
    clear.textContent = t("chips.clear");
    const chips = active();
    const focused = [...byId("shown").querySelectorAll("button")].indexOf(document.activeElement);
    list.hidden = !chips.length;
    clear.hidden = !chips.length;
    list.replaceChildren(
      ...chips.map(([text, patch]) =>
        make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "filter-chip",
              "aria-label": t("chips.remove", { filter: text }),
              title: t("chips.remove", { filter: text }),
              on: { click: () => view.set(patch) },
            },
            make("bdi", {}, text),
            make("span", { class: "cross", "aria-hidden": "true" }, "×"),
          ),
        ),
      ),
    );
    // The focus stays in the strip when its button goes.
    if (focused >= 0 && focused >= chips.length) byId("shown").focus();
    else if (focused >= 0) list.querySelectorAll("button")[focused].focus();
  }

  let isAsked = false;
  view.on((_, changed) => {
    const isTold = ["language", "drawn", "overview", ...FILTER_KEYS].some((key) =>
      changed.has(/** @type {keyof State} */ (key)),
    );
    if (!isTold || isAsked) return;
    isAsked = true;
    window.requestAnimationFrame(() => {
      isAsked = false;
      update();
    });
  });
  update();
}
