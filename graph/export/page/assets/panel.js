"use strict";
/**
 * The panel beside the picture: overview with legend, card of a node, facts of a line.
 *
 * @param {object} model
 * @param {object} cards
 * @param {object} picture
 * @param {{showGraph: function(), notify: function(string)}} page
 */
function createPanel(model, cards, picture, page) {
  const { nodes, edges, claims, events, statements, articles, words } = model;
  const { claimsOf, eventsOf, statementsOf, ties, nameOf, typeWord, markOf, byDay } = model;
  const { chip, articleLine, otherEnd, claimRow, claimWords, claimBlock } = cards;
  const { eventRow, eventBlock, statementRow } = cards;
  const panel = document.getElementById("panel");

  function fill(...content) {
    panel.replaceChildren(...content.filter(Boolean));
    panel.scrollTop = 0;
    document.body.classList.add("detailed");
  }

  const back = () =>
    make("button", { type: "button", class: "back", on: { click: showOverview } }, "← Обзор");

  /** An event without a name is called by a common noun, which a heading begins with a capital. */
  const headed = ({ kind, name }) =>
    kind === "NamelessEvent" ? name.charAt(0).toUpperCase() + name.slice(1) : name;

  /** @param {boolean} [travel] whether to move the picture to the node */
  function showNode(id, travel = false) {
    const node = nodes[id];
    if (travel && picture.isDrawable(id)) {
      picture.reveal(id);
      picture.focus(id);
    }
    picture.select(picture.isShown(id) ? id : null, null);
    const own = eventsOf[id].filter((index) => events[index].node === id);
    const others = eventsOf[id].filter((index) => events[index].node !== id);
    const hidden = picture.hiddenNeighbors(id).length;
    const posts = claimsOf[id]
      .map((index) => claims[index])
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
                    if (!picture.expand(id))
                      page.notify("На графе больше нет места: скройте лишнее.");
                    showNode(id);
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
      section("События", ...others.sort(byDay(events)).map((index) => eventRow(index, id))),
      section("Высказывания", ...statementsOf[id].map((index) => statementRow(index, id))),
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
    for (const index of claimsOf[id]) {
      const { relation, subject } = claims[index];
      const heading = words.relations[relation][subject === id ? 1 : 2];
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
    if (edge.events && !edge.claims) {
      const event = events[edge.events[0]];
      showNode(event.node);
      picture.select(null, id);
      return;
    }
    picture.select(null, id);
    fill(
      back(),
      make("p", { class: "kind" }, edge.statements ? "Высказывания" : "Связь"),
      edge.statements
        ? make(
            "h2",
            { class: "words" },
            chip(edge.from),
            make("span", { class: "relation" }, "говорит о"),
            chip(edge.to),
          )
        : claimWords(claims[edge.claims[0]], "h2"),
      edge.disputed
        ? make("p", {}, make("span", { class: "badge disputed" }, "источники расходятся"))
        : null,
      ...(edge.claims ?? []).map(claimBlock),
      ...(edge.statements ?? []).map((index) => statementRow(index)),
    );
  }

  function showClaim(index) {
    const claim = claims[index];
    const edge = edges.find((line) => line.claims?.includes(index));
    picture.select(null, edge && picture.isEdgeVisible(edge) ? edge.id : null);
    fill(back(), make("p", { class: "kind" }, "Факт"), claimWords(claim, "h2"), claimBlock(index));
  }

  function toggleButton(set, name, count, ...content) {
    const button = make(
      "button",
      {
        type: "button",
        class: "key",
        "aria-pressed": String(!picture.isHidden(set, name)),
        title: "Скрыть или показать на графе",
        on: {
          click: () => button.setAttribute("aria-pressed", String(picture.toggle(set, name))),
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
    picture.select(null, null);
    const drawable = nodes.filter((node) => picture.isDrawable(node.id));
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
      .sort((a, b) => ties[b.id] - ties[a.id] || b.weight - a.weight || a.id - b.id)
      .slice(0, 5);
    if (!claims.length && !events.length && !statements.length) {
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
              "kinds",
              kind,
              drawn < all ? `${drawn} из ${all}` : drawn,
              drawing(...words.types[kind].slice(2)),
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
            toggleButton("families", family, count, lineSample(family), word),
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

  const tieWord = (id) => plural(ties[id], "связь", "связи", "связей");

  const articleSection = () =>
    section(
      "Статьи",
      ...articles
        .slice(0, 12)
        .map((article) => make("p", { class: "source" }, articleLine(article))),
      articles.length > 12 ? make("p", { class: "muted" }, `и ещё ${articles.length - 12}`) : "",
    );

  return { showNode, showEdge, showClaim, showOverview };
}
