"use strict";
/** The panel when nothing is chosen: what the graph is about, legend and filters, articles. */

/** Things that the overview calls the main ones. */
const MAIN_THINGS = 6;
/** Articles on the overview; all of them have a tab of their own. */
const FIRST_ARTICLES = 8;

/**
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Cards} cards
 */
function createSummary(model, view, filters, cards) {
  const { nodes, edgesOf, facts, articles, claims, events, statements } = model;
  // Made once: it listens to the view by itself, and keeps what is open in it.
  const legend = createFilterPanel(model, view, filters);

  const main = nodes
    .filter((node) => node.weight > 0 && node.kind !== "NamelessEvent")
    .sort((a, b) => edgesOf[b.id].length - edgesOf[a.id].length || b.weight - a.weight || a.id - b.id)
    .slice(0, MAIN_THINGS);

  const named = nodes.filter((node) => node.kind !== "NamelessEvent");
  /** What the picture never shows; the weightiest first. */
  const unlinked = named
    .filter((node) => !edgesOf[node.id].length)
    .sort((a, b) => b.weight - a.weight || a.id - b.id);

  /** "10 статей · 171 объект · 97 фактов · 56 событий · 34 высказывания". */
  function figuresOfGraph() {
    return figures([
      [articles.length, "count.article"],
      [named.length, "count.node"],
      [claims.length, "count.claim"],
      [events.length, "count.event"],
      [statements.length, "count.statement"],
    ]);
  }

  /** What there is to say where something is missing. */
  function emptiness() {
    if (!facts.length) {
      return make(
        "div",
        { class: "empty" },
        make("p", {}, make("b", {}, t("overview.noFacts"))),
        make("p", { class: "muted" }, t("overview.noFacts.why")),
      );
    }
    if (!claims.length) return make("p", { class: "empty muted" }, t("overview.noClaims"));
    return null;
  }

  /** Things that are mentioned without a link, in a list that is made when it is opened. */
  function mentions() {
    if (!unlinked.length) return null;
    const fold = make(
      "details",
      {
        class: "unlinked",
        on: {
          toggle() {
            if (fold.open && fold.children.length === 1) {
              fold.append(...growing(unlinked, (node) => cards.chip(node.id)));
            }
          },
        },
      },
      make("summary", {}, t("overview.unlinked", { nodes: plural(unlinked.length, "node") })),
    );
    return fold;
  }

  /** Said while no fact passes the filters; it follows them. */
  const nonePass = make("div", { class: "empty", role: "status" });
  function sayWhetherAnyPasses() {
    const isNone = facts.length > 0 && filters.isActive() && !filters.facts().length;
    nonePass.hidden = !isNone;
    nonePass.replaceChildren();
    if (!isNone) return;
    nonePass.append(
      make("p", {}, t("overview.nonePass")),
      make(
        "button",
        { type: "button", class: "action", on: { click: () => view.clearFilters() } },
        t("overview.clear"),
      ),
    );
  }
  view.on((_, changed) => {
    if (changed.has("language") || FILTER_KEYS.some((key) => changed.has(key))) {
      sayWhetherAnyPasses();
    }
  });

  function card() {
    sayWhetherAnyPasses();
    return [
      make("h2", { tabindex: -1 }, t("overview.about")),
      figuresOfGraph(),
      emptiness(),
      nonePass,
      main.length
        ? section(
            t("overview.main"),
            ...growing(main, (node) =>
              make(
                "div",
                { class: "line" },
                cards.chip(node.id),
                make("span", { class: "muted" }, plural(edgesOf[node.id].length, "tie")),
              ),
            ),
          )
        : null,
      mentions(),
      facts.length ? legend : null,
      articles.length
        ? section(
            t("overview.articles"),
            growing(articles.slice(0, FIRST_ARTICLES), (article) =>
              make("p", { class: "source" }, cards.articleLine(article)),
            )[0],
            articles.length > FIRST_ARTICLES
              ? make(
                  "button",
                  {
                    type: "button",
                    class: "further",
                    on: { click: () => view.set({ tab: "articles" }) },
                  },
                  t("overview.allArticles"),
                  make("span", { class: "count" }, articles.length.toLocaleString(language)),
                )
              : null,
          )
        : null,
    ];
  }

  return { card };
}
