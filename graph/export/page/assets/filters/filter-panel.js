"use strict";
/**
 * The legend, which filters: what every mark and line stands for, how much of it there is, and a
 * switch for each. Beside a choice stands what it would show with all other filters as they are.
 */

const LEGEND_STATUSES = ["Occurred", "Ongoing", "Planned", "Denied", NO_STATUS];
const LEGEND_FAMILIES = /** @type {Family[]} */ ([
  "membership",
  "event",
  "work",
  "place",
  "other",
  "statement",
]);
/** "12 of 1,000" and the name of a type are too much for half a line. */
const LONG_COUNT = 1000;
/** @param {string} kind class names of base: family, status */
const lineSample = (kind) => make("span", { class: `sample ${kind}`, "aria-hidden": "true" });

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @returns {HTMLElement} kept up to date by itself, wherever it is put
 */
function createFilterPanel(model, view, filters) {
  const root = make("div", { class: "filters", role: "group" });
  /** @type {((counts: Counts) => void)[]} */
  let parts = [];
  let isStale = true;

  /** What can be chosen at all does not depend on the filters. */
  const all = {
    types: [
      ...countBy(
        model.nodes.filter(({ id }) => model.edgesOf[id].length),
        ({ kind }) => kind,
      ),
    ],
    topics: countBy(model.facts, (fact) => fact.topic),
    statuses: countBy(model.facts, (fact) => filters.statusOf(fact)),
    outlets: countBy(model.articles, ({ outlet }) => outlet ?? ""),
    sources: model.facts.reduce((most, fact) => Math.max(most, fact.sources), 1),
  };

  /** Where counts are long, names have a line of their own. */
  const isLarge = all.types.some(([, count]) => count >= LONG_COUNT);

  /** @template Item @param {Item[]} items @param {(item: Item) => string} keyOf */
  function countBy(items, keyOf) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
    return counts;
  }

  // ---------------------------------------------------------------- switches

  /** @param {Omit<SwitchOptions, "view">} options */
  function switchFor(options) {
    const { element, update: updateSwitch } = createSwitch({ view, ...options });
    parts.push(updateSwitch);
    return element;
  }

  /** @param {number} facts */
  const factsTold = (facts) => ({
    count: facts.toLocaleString(language),
    title: t("filter.factTitle", { facts: plural(facts, "fact") }),
    isEmpty: !facts,
  });

  function typeSwitches() {
    const words = model.words().types;
    const universe = all.types.map(([kind]) => kind);
    return all.types
      .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
      .map(([kind]) =>
        switchFor({
          key: "hiddenTypes",
          members: [kind],
          universe,
          name: words[kind][1],
          sample: drawing(model.symbols[kind][0], model.symbols[kind][1]),
          told: (counts) => {
            const { shown, all: most } = counts.types.get(kind) ?? { shown: 0, all: 0 };
            const values = {
              shown: shown.toLocaleString(language),
              all: most.toLocaleString(language),
            };
            return {
              count:
                shown < most
                  ? t("filter.part", { count: values.shown, all: values.all })
                  : values.all,
              title: t("filter.typeTitle", values),
              isEmpty: !most,
            };
          },
        }),
      );
  }

  function familyRows() {
    const universe = [...all.topics.keys()];
    const { compare } = new Intl.Collator(language);
    return LEGEND_FAMILIES.map((family) => {
      const topics = universe
        .filter((topic) => model.familyOf(topic) === family)
        .map((topic) => ({
          topic,
          name: model.topicWord(topic),
          facts: all.topics.get(topic) ?? 0,
        }))
        .sort((a, b) => b.facts - a.facts || compare(a.name, b.name));
      if (!topics.length) return null;
      const name = model.words().families[family];
      const members = topics.map(({ topic }) => topic);
      const head = switchFor({
        key: "hiddenTopics",
        members,
        universe,
        name,
        sample: lineSample(family),
        told: (counts) =>
          factsTold(members.reduce((sum, topic) => sum + (counts.topics.get(topic) ?? 0), 0)),
      });
      if (topics.length < 2) return make("div", { class: "family" }, head);
      const kinds = make(
        "div",
        { class: "kinds", hidden: true },
        ...topics.map(({ topic, name: topicName }) =>
          switchFor({
            key: "hiddenTopics",
            members: [topic],
            universe,
            name: topicName,
            told: (counts) => factsTold(counts.topics.get(topic) ?? 0),
          }),
        ),
      );
      const unfold = make("button", {
        type: "button",
        class: "unfold",
        "aria-expanded": "false",
        "aria-label": t("filter.kinds", { name }),
        on: {
          click: () => {
            kinds.hidden = !kinds.hidden;
            unfold.setAttribute("aria-expanded", String(!kinds.hidden));
          },
        },
      });
      head.append(unfold);
      return make("div", { class: "family" }, head, kinds);
    });
  }

  function statusSwitches() {
    const universe = LEGEND_STATUSES.filter((status) => all.statuses.has(status));
    return universe.map((status) =>
      switchFor({
        key: "hiddenStatuses",
        members: [status],
        universe,
        name: t(`status.${status}`),
        sample: lineSample(status === NO_STATUS ? "statement" : `ink ${status.toLowerCase()}`),
        note: status === NO_STATUS ? t("status.noneTitle") : "",
        told: (counts) => factsTold(counts.statuses.get(status) ?? 0),
      }),
    );
  }

  function sourceOptions() {
    const options = createSourceOptions(view, all.sources);
    parts.push(options.update);
    return options.element;
  }

  // ---------------------------------------------------------------- outlets and articles

  /**
   * @param {string} title
   * @param {Parameters<typeof createChoices>[0]} options
   */
  function foldedChoices(title, options) {
    const choices = createChoices(options);
    parts.push(choices.update);
    return make(
      "details",
      { class: "folded", open: view.state[options.key].size > 0 },
      make("summary", {}, title, make("span", { class: "count" }, String(options.choices.length))),
      make("p", { class: "muted small" }, t("filter.hint")),
      choices.element,
    );
  }

  function outletChoices() {
    if (all.outlets.size < 2) return null;
    return foldedChoices(t("filter.outlets"), {
      key: "outlets",
      view,
      choices: [...all.outlets]
        .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
        .map(([value, articles]) => ({
          value,
          name: value || t("outlet.none"),
          note: plural(articles, "article"),
        })),
      countOf: (counts, value) => counts.outlets.get(value) ?? 0,
    });
  }

  function articleChoices() {
    const { articles } = model;
    if (articles.length < 2) return null;
    return foldedChoices(t("filter.articles"), {
      key: "articles",
      view,
      choices: [...articles]
        .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || a.id - b.id)
        .map((article) => ({
          value: article.id,
          name: model.headlineOf(article),
          note: [article.outlet, article.day && dayWords(article.day)].filter(Boolean).join(", "),
        })),
      countOf: (counts, value) => counts.articles[value],
    });
  }

  // ---------------------------------------------------------------- all together

  function build() {
    parts = [];
    const period = createPeriod(view, filters);
    parts.push(period.update);
    const clear = make(
      "button",
      { type: "button", class: "action", on: { click: () => view.clearFilters() } },
      t("filter.clear"),
    );
    parts.push(() => (clear.hidden = !filters.isActive()));
    root.setAttribute("aria-label", t("filter.label"));
    root.replaceChildren(
      ...[
        section(
          t("filter.types"),
          make("div", { class: `keys${isLarge ? " wide" : ""}` }, ...typeSwitches()),
        ),
        section(t("filter.topics"), ...familyRows()),
        section(
          t("filter.statuses"),
          make("div", { class: "keys" }, ...statusSwitches()),
          make("p", { class: "key-note" }, lineSample("ink thick"), t("legend.width")),
        ),
        all.sources > 1 ? section(t("filter.sources"), sourceOptions()) : null,
        period.element && section(t("filter.time"), period.element),
        outletChoices(),
        articleChoices(),
        clear,
      ].filter((part) => part !== null),
    );
    update();
  }

  function update() {
    isStale = false;
    const counts = filters.counts();
    for (const part of parts) part(counts);
  }

  // A slider asks for more than one update a frame, and out of sight none is needed.
  function refresh() {
    if (isStale && root.isConnected) update();
  }
  new ResizeObserver(refresh).observe(root);
  view.on((_, changed) => {
    if (changed.has("language")) return build();
    if (!changed.has("drawn") && !FILTER_KEYS.some((key) => changed.has(key))) return;
    isStale = true;
    window.requestAnimationFrame(refresh);
  });
  build();
  return root;
}
