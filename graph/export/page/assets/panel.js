"use strict";
/**
 * The panel beside the picture: overview with legend, card of a node, facts of a line.
 *
 * @param {object} model
 * @param {object} cards
 * @param {object} picture
 * @param {{showGraph: function(), notify: function(string)}} page
 */
function createPanel(model, view, filters, cards, picture, page) {
  const { nodes, edges, edgesOf, facts, factsOf, articles, nameOf, typeWord, markOf, byDay } = model;
  const of = (id, kind) => factsOf[id].filter((index) => facts[index].kind === kind);
  const isDrawable = (id) => edgesOf[id].length > 0;
  const { chip, articleLine, otherEnd, claimRow, claimWords, claimBlock } = cards;
  const { eventRow, eventBlock, statementRow } = cards;
  const panel = document.getElementById("panel");

  function fill(...content) {
    panel.replaceChildren(...content.filter(Boolean));
    panel.scrollTop = 0;
    document.body.classList.add("detailed");
  }

  const back = () =>
    make("button", { type: "button", class: "back", on: { click: () => view.selectNode(null) } }, "← Обзор");

  /** An event without a name is called by a common noun, which a heading begins with a capital. */
  const headed = ({ kind, id }, name = nameOf(id)) =>
    kind === "NamelessEvent" ? name.charAt(0).toUpperCase() + name.slice(1) : name;

  function showNode(id) {
    const node = nodes[id];
    const own = of(id, "event").filter((index) => facts[index].node === id);
    const others = of(id, "event").filter((index) => facts[index].node !== id);
    const hidden = picture.hiddenNeighbors(id).length;
    const posts = of(id, "claim")
      .map((index) => facts[index])
      .filter((claim) => claim.relation === "worksAs" && claim.subject === id)
      .map((claim) => (claim.object === undefined ? claim.value : nodes[claim.object].name));
    const names = [node.en, ...(node.aliases ?? [])].filter(Boolean);
    fill(
      back(),
      make("p", { class: "kind" }, markOf(node), typeWord(node)),
      make("h2", {}, make("bdi", {}, headed(node))),
      posts.length ? make("p", { class: "posts" }, make("bdi", {}, posts.join("; "))) : null,
      names.length
        ? make("p", { class: "names" }, "Также: ", make("bdi", {}, names.join(", ")))
        : null,
      make(
        "p",
        { class: "actions" },
        hidden
          ? make(
              "button",
              {
                type: "button",
                class: "action",
                on: {
                  click: () => {
                    page.showGraph();
                    if (!picture.expand(id)) page.notify(t("notice.full"));
                  },
                },
              },
              `Показать соседей (${hidden})`,
            )
          : null,
        /^Q[1-9]\d*$/.test(node.wikidata ?? "")
          ? link(`https://www.wikidata.org/wiki/${node.wikidata}`, `Wikidata: ${node.wikidata} ↗`)
          : null,
      ),
      ...own.map(eventBlock),
      ...claimSections(id),
      section("События", ...others.sort((a, b) => byDay(facts[a], facts[b])).map((index) => eventRow(index, id))),
      section("Высказывания", ...of(id, "statement").map((index) => statementRow(index, id))),
      section(
        "Упоминается в статьях",
        ...(node.articles ?? []).map((index) =>
          make("p", { class: "source" }, articleLine(articles[index])),
        ),
      ),
    );
  }

  /** The claims of a node: a heading per relation and direction, a row per other end. */
  function claimSections(id) {
    const groups = new Map();
    for (const index of of(id, "claim")) {
      const { relation, subject } = facts[index];
      const heading = model.words().relations[relation][subject === id ? 1 : 2];
      if (!groups.has(heading)) groups.set(heading, new Map());
      const ends = groups.get(heading);
      const end = otherEnd(index, id);
      ends.set(end, [...(ends.get(end) ?? []), index]);
    }
    const label = (end) => (typeof end === "string" ? end : nameOf(end));
    return [...groups]
      .sort(([a, x], [b, y]) => y.size - x.size || a.localeCompare(b, "ru"))
      .map(([heading, ends]) =>
        section(
          heading,
          ...[...ends]
            .sort(([a], [b]) => label(a).localeCompare(label(b), "ru"))
            .map(([, indexes]) => claimRow(indexes, id)),
        ),
      );
  }

  function showEdge(id) {
    const edge = edges[id];
    const first = facts[edge.facts[0]];
    if (first.kind === "event") return showNode(first.node);
    fill(
      back(),
      make("p", { class: "kind" }, first.kind === "statement" ? "Высказывания" : "Связь"),
      first.kind === "statement"
        ? make(
            "h2",
            { class: "words" },
            chip(edge.from),
            make("span", { class: "relation" }, "говорит о"),
            chip(edge.to),
          )
        : claimWords(first, "h2"),
      edge.disputed
        ? make("p", {}, make("span", { class: "badge disputed" }, "источники расходятся"))
        : null,
      ...edge.facts.map(first.kind === "claim" ? claimBlock : (index) => statementRow(index)),
    );
  }

  function showFact(index) {
    const claim = facts[index];
    if (claim.kind === "event") return showNode(claim.node);
    if (claim.kind === "statement") return fill(back(), statementRow(index));
    fill(back(), make("p", { class: "kind" }, "Факт"), claimWords(claim, "h2"), claimBlock(index));
  }

  function toggleButton(set, name, count, ...content) {
    const button = make(
      "button",
      {
        type: "button",
        class: "key",
        "aria-pressed": String(!view.state[set].has(name)),
        title: "Скрыть или показать на графе",
        on: {
          click: () => {
            view.toggle(set, name);
            button.setAttribute("aria-pressed", String(!view.state[set].has(name)));
          },
        },
      },
      ...content,
      make("span", { class: "count" }, String(count)),
    );
    return button;
  }

  /** A family is switched off by all its topics. */
  function toggleFamily(family, count, ...content) {
    const topics = [...new Set(facts.map((fact) => fact.topic))].filter(
      (topic) => model.familyOf(topic) === family,
    );
    const isOff = () => topics.every((topic) => view.state.hiddenTopics.has(topic));
    const button = make(
      "button",
      {
        type: "button",
        class: "key",
        "aria-pressed": String(!isOff()),
        title: "Скрыть или показать на графе",
        on: {
          click: () => {
            const hidden = new Set(view.state.hiddenTopics);
            const off = isOff();
            for (const topic of topics) off ? hidden.delete(topic) : hidden.add(topic);
            view.set({ hiddenTopics: hidden });
            button.setAttribute("aria-pressed", String(!isOff()));
          },
        },
      },
      ...content,
      make("span", { class: "count" }, String(count)),
    );
    return button;
  }

  function lineSample(family, status = "Occurred") {
    return make("span", {
      class: `sample ${family} ${status.toLowerCase()}`,
      "aria-hidden": "true",
    });
  }

  const FAMILIES = [
    ["membership", "членство и подписи"],
    ["event", "участие в событиях"],
    ["work", "работа и подчинение"],
    ["place", "места"],
    ["other", "другие связи"],
    ["statement", "кто о ком говорил"],
  ];

  function showOverview() {
    const words = model.words();
    const drawable = nodes.filter((node) => isDrawable(node.id));
    const kinds = Object.keys(words.types)
      .map((kind) => {
        const all = drawable.filter((node) => node.kind === kind);
        return [kind, all.filter((node) => picture.isShown(node.id)).length, all.length];
      })
      .filter(([, drawn]) => drawn)
      .sort((a, b) => b[1] - a[1] || b[2] - a[2]);
    const families = FAMILIES.map(([family, word]) => [
      family,
      word,
      edges.filter((edge) => edge.family === family).length,
    ]).filter(([, , count]) => count);
    const top = nodes
      .filter((node) => node.weight > 0 && node.kind !== "NamelessEvent")
      .sort((a, b) => edgesOf[b.id].length - edgesOf[a.id].length || b.weight - a.weight || a.id - b.id)
      .slice(0, 5);
    if (!facts.length) {
      fill(
        make("h2", {}, "Фактов не нашлось"),
        make(
          "p",
          { class: "muted" },
          "В этих статьях программа не нашла ни одного утверждения, в котором уверена.",
        ),
        articleSection(),
      );
      document.body.classList.remove("detailed");
      return;
    }
    fill(
      section(
        "Главное",
        ...top.map((node) =>
          make(
            "div",
            { class: "row" },
            make(
              "div",
              { class: "line" },
              chip(node.id),
              make("span", { class: "muted" }, tieWord(node.id)),
            ),
          ),
        ),
      ),
      section(
        "Объекты",
        make(
          "div",
          { class: "keys" },
          ...kinds.map(([kind, drawn, all]) =>
            toggleButton(
              "hiddenTypes",
              kind,
              drawn < all ? `${drawn} из ${all}` : drawn,
              drawing(...model.symbols[kind]),
              words.types[kind][1],
            ),
          ),
        ),
      ),
      section(
        "Связи",
        make(
          "div",
          { class: "keys" },
          ...families.map(([family, word, count]) =>
            toggleFamily(family, count, lineSample(family), word),
          ),
        ),
        make(
          "p",
          { class: "code" },
          make("span", {}, lineSample("ink"), "состоялось или продолжается"),
          make("span", {}, lineSample("ink", "Planned"), "запланировано"),
          make("span", {}, lineSample("ink", "Denied"), "отрицается"),
          make("span", {}, lineSample("ink thick"), "толще — больше независимых источников"),
        ),
      ),
      articleSection(),
    );
    document.body.classList.remove("detailed");
  }

  const tieWord = (id) => plural(edgesOf[id].length, "tie");

  const articleSection = () =>
    section(
      "Статьи",
      ...articles
        .slice(0, 12)
        .map((article) => make("p", { class: "source" }, articleLine(article))),
      articles.length > 12 ? make("p", { class: "muted" }, `и ещё ${articles.length - 12}`) : "",
    );

  function show() {
    const { node, edge, fact } = view.state;
    if (node !== null) showNode(node);
    else if (edge !== null) showEdge(edge);
    else if (fact !== null) showFact(fact);
    else showOverview();
  }

  view.on((_, changed) => {
    if (["node", "edge", "fact", "drawn", "language"].some((key) => changed.has(key))) show();
  });
  show();
}
