"use strict";
/** The articles: where and when they appeared, how much they tell, and a way to see one alone. */

/** @typedef {ReturnType<typeof createArticles>} Articles */

/**
 * @param {Model} model
 * @param {View} view
 */
function createArticles(model, view) {
  const { articles, facts } = model;
  /** What each article tells. @type {FactId[][] | null} */
  let told = null;

  function factsOf(/** @type {ArticleId} */ id) {
    if (!told) {
      told = articles.map(() => /** @type {FactId[]} */ ([]));
      for (const fact of facts) for (const article of fact.articles) told[article].push(fact.id);
    }
    return told[id];
  }

  /** What it tells, by kind: 5 фактов · 2 события. @param {ArticleId} id */
  function counts(id) {
    const words = /** @type {const} */ ([
      ["claim", "fact"],
      ["event", "event"],
      ["statement", "statement"],
    ]);
    return words
      .map(([kind, word]) => {
        const count = factsOf(id).filter((fact) => facts[fact].kind === kind).length;
        return count ? plural(count, word) : "";
      })
      .filter(Boolean)
      .join(" · ");
  }

  /** @param {ArticleId} id */
  function row(id) {
    const { outlet, day, url, reprint, cites } = articles[id];
    const isOnly = view.state.articles.size === 1 && view.state.articles.has(id);
    const isOut = view.state.articles.size > 0 && !view.state.articles.has(id);
    return make(
      "li",
      { class: isOut ? "piece out" : "piece", "data-article": id },
      make("p", { class: "headline" }, link(url, model.headlineOf(articles[id]))),
      make(
        "p",
        { class: "muted" },
        make(
          "bdi",
          {},
          [outlet, day ? dayWords(day) : t("articles.undated")].filter(Boolean).join(", "),
        ),
        cites ? make("bdi", {}, ` · ${t("articles.cites", { source: cites })}`) : null,
      ),
      reprint === undefined
        ? null
        : make(
            "p",
            { class: "muted" },
            make("span", { class: "badge reprint" }, t("articles.reprint")),
            " ",
            make(
              "bdi",
              {},
              [articles[reprint].headline, articles[reprint].outlet].filter(Boolean).join(", "),
            ),
          ),
      make(
        "p",
        { class: "told" },
        make("span", {}, counts(id) || t("articles.nothing")),
        factsOf(id).length
          ? make(
              "button",
              {
                type: "button",
                class: "alone",
                "aria-pressed": String(isOnly),
                on: { click: () => view.set({ articles: new Set(isOnly ? [] : [id]) }) },
              },
              t(isOnly ? "articles.all" : "articles.only"),
            )
          : null,
      ),
    );
  }

  /** By day, what has none last. @param {ArticleId[]} ids */
  const ordered = (ids) =>
    [...ids].sort(
      (a, b) => (articles[a].day ?? "9999").localeCompare(articles[b].day ?? "9999") || a - b,
    );

  /** Whether every word stands in what names the article. @param {string} query */
  function sought(query) {
    const words = fold(query).split(/\s+/).filter(Boolean);
    return (/** @type {ArticleId} */ id) => {
      const { headline, outlet, day, cites } = articles[id];
      const text = fold([headline, outlet, day && dayWords(day), cites].filter(Boolean).join(" "));
      return words.every((word) => text.includes(word));
    };
  }

  /** Whether the filters of articles and outlets let it through. @param {ArticleId} id */
  const passes = (id) =>
    !view.state.outlets.size || view.state.outlets.has(articles[id].outlet ?? "");

  /** @param {ArticleId[]} ids */
  const draw = (ids) => make("ul", { class: "pieces" }, ...ids.map(row));

  return { ordered, sought, passes, draw };
}
