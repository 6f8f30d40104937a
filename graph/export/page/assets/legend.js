"use strict";
/** The legend: kinds of nodes and lines, each a switch. */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 */
function createLegend(model, view, filters) {
  const { nodes, edges, edgesOf, facts } = model;
  const root = make("div", { class: "legend" });

  /**
   * @param {() => boolean} isOff
   * @param {() => void} act
   * @param {string | number} count
   * @param {Child[]} content
   */
  function toggle(isOff, act, count, ...content) {
    const button = make(
      "button",
      {
        type: "button",
        class: "key",
        "aria-pressed": String(!isOff()),
        title: t("legend.toggle"),
        on: {
          click: () => {
            act();
            button.setAttribute("aria-pressed", String(!isOff()));
          },
        },
      },
      ...content,
      make("span", { class: "count" }, String(count)),
    );
    return button;
  }

  /** A family is switched off by all its topics. @param {Family} family @param {number} count */
  function familyKey(family, count) {
    const topics = [...new Set(facts.map((fact) => fact.topic))].filter(
      (topic) => model.familyOf(topic) === family,
    );
    const isOff = () => topics.every((topic) => view.state.hiddenTopics.has(topic));
    const act = () => {
      const hidden = new Set(view.state.hiddenTopics);
      const wasOff = isOff();
      for (const topic of topics) wasOff ? hidden.delete(topic) : hidden.add(topic);
      view.set({ hiddenTopics: hidden });
    };
    return toggle(isOff, act, count, sample(family), model.words().families[family]);
  }

  /** @param {string} family @param {string} [status] */
  const sample = (family, status = "occurred") =>
    make("span", { class: `sample ${family} ${status}`, "aria-hidden": "true" });

  function draw() {
    const words = model.words();
    const drawable = nodes.filter((node) => edgesOf[node.id].length);
    const kinds = Object.keys(words.types)
      .map((kind) => {
        const all = drawable.filter((node) => node.kind === kind);
        const shown = all.filter((node) => filters.nodes().has(node.id)).length;
        return { kind, shown, all: all.length };
      })
      .filter(({ shown, kind }) => shown || view.state.hiddenTypes.has(kind))
      .sort((a, b) => b.shown - a.shown || b.all - a.all);
    const families = /** @type {Family[]} */ (Object.keys(words.families))
      .map((family) => ({ family, count: edges.filter((edge) => edge.family === family).length }))
      .filter(({ count }) => count);
    root.replaceChildren(
      make("h3", {}, t("legend.nodes")),
      make(
        "div",
        { class: "keys" },
        ...kinds.map(({ kind, shown, all }) =>
          toggle(
            () => view.state.hiddenTypes.has(kind),
            () => view.toggle("hiddenTypes", kind),
            shown < all ? t("legend.of", { shown, all }) : shown,
            drawing(model.symbols[kind][0], model.symbols[kind][1]),
            words.types[kind][1],
          ),
        ),
      ),
      make("h3", {}, t("legend.lines")),
      make("div", { class: "keys" }, ...families.map((each) => familyKey(each.family, each.count))),
      make(
        "p",
        { class: "code" },
        make("span", {}, sample("ink"), t("legend.actual")),
        make("span", {}, sample("ink", "planned"), t("legend.planned")),
        make("span", {}, sample("ink", "denied"), t("legend.denied")),
        make("span", {}, sample("ink thick"), t("legend.thick")),
      ),
    );
  }

  draw();
  view.on((_, changed) => {
    if (changed.has("language") || changed.has("drawn")) draw();
  });
  return root;
}

addStrings({
  "legend.nodes": ["Объекты", "Things"],
  "legend.lines": ["Связи", "Ties"],
  "legend.of": ["{shown} из {all}", "{shown} of {all}"],
  "legend.toggle": ["Скрыть или показать на графе", "Hide or show in the picture"],
  "legend.actual": ["состоялось или продолжается", "took place or goes on"],
  "legend.planned": ["запланировано", "planned"],
  "legend.denied": ["отрицается", "denied"],
  "legend.thick": ["толще — больше независимых источников", "thicker: more independent sources"],
});
