"use strict";
/** Statements as one reads them: the words, who said them, to whom and about whom, where and when. */

/** @typedef {ReturnType<typeof createQuotes>} Quotes */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Cards} cards
 * @param {Retelling} told
 */
function createQuotes(model, view, cards, told) {
  /** The day on which it was said, else that of the article. @param {Statement} said */
  const dayOf = (said) => told.when(said) || (said.span ? dayWords(said.span[0]) : t("date.none"));

  /** @param {string} word @param {NodeId[]} ids */
  const parties = (word, ids) =>
    ids.length
      ? make("span", { class: "chips" }, make("span", { class: "muted" }, word), ...ids.map(cards.chip))
      : null;

  /** @param {Statement} said @param {boolean} hasSpeaker whether the heading says who speaks */
  function quote(said, hasSpeaker) {
    const outlets = told.outlets(said);
    const where = [hasSpeaker ? dayOf(said) : null, ...outlets.slice(0, 2)].filter(Boolean);
    return make(
      "figure",
      { class: "quote", "data-fact": said.id },
      make("blockquote", {}, make("bdi", {}, quoted(said.text))),
      make(
        "figcaption",
        {},
        hasSpeaker ? null : cards.chip(said.speaker),
        said.to === undefined ? null : parties(t("quotes.to"), [said.to]),
        parties(t("quotes.about"), said.about ?? []),
        make("bdi", { class: "muted" }, where.join(" · ")),
        make(
          "button",
          {
            type: "button",
            class: "toggle",
            title: t("table.open"),
            on: { click: () => view.selectFact(said.id) },
          },
          plural(said.sources, "source"),
        ),
      ),
    );
  }

  /** How many statements each group has, on all pages. @type {Map<string | NodeId, number>} */
  let counts = new Map();

  /** Statements in the order of their groups. @param {FactId[]} ids */
  function ordered(ids) {
    const day = (/** @type {Statement} */ said) => said.span && said.span[0];
    const byDay = view.state.grouping === "day";
    counts = new Map();
    for (const id of ids) {
      const said = /** @type {Statement} */ (model.facts[id]);
      const key = byDay ? dayOf(said) : said.speaker;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    if (byDay) return told.ordered(ids, [day]);
    // Who speaks most comes first.
    return told.ordered(ids, [
      (said) => -(counts.get(said.speaker) ?? 0),
      (said) => model.nameOf(said.speaker),
      (said) => said.speaker,
      day,
    ]);
  }

  /** A page of statements in that order. @param {FactId[]} ids */
  function draw(ids) {
    const byDay = view.state.grouping === "day";
    /** @type {Map<string | NodeId, Statement[]>} */
    const groups = new Map();
    for (const id of ids) {
      const said = /** @type {Statement} */ (model.facts[id]);
      const key = byDay ? dayOf(said) : said.speaker;
      groups.set(key, [...(groups.get(key) ?? []), said]);
    }
    const root = make(
      "div",
      { class: "quotes" },
      ...[...groups].map(([key, some]) =>
        make(
          "section",
          { class: "speaker" },
          make(
            "h3",
            {},
            typeof key === "number" ? cards.chip(key) : make("bdi", {}, key),
            make("span", { class: "count" }, (counts.get(key) ?? 0).toLocaleString(language)),
          ),
          ...some.map((said) => quote(said, !byDay)),
        ),
      ),
    );
    pointAt(root, view);
    return root;
  }

  return { ordered, draw };
}
