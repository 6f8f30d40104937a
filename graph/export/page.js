"use strict";
/**
 * The page around the picture: search, tabs, cards, tables.
 *
 * Text of articles is hostile: it becomes text nodes only, never markup, and a link is made only
 * of what is checked to be a web address or a Wikidata id.
 */

const PAGE_ROWS = 200;
const SEARCH_ROWS = 8;

/** Make an element; strings become text nodes, `on` holds listeners, null children are left out. */
function make(tag, { on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A mark of the legend: the same outline as on the canvas. */
function drawing(mark, hue) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", MARKS[mark]);
  path.setAttribute("class", `fill-${hue}`);
  svg.append(path);
  return svg;
}

/** The count with the right form of its noun: 1 источник, 2 источника, 5 источников. */
function plural(count, one, few, many) {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return `${count} ${one}`;
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return `${count} ${few}`;
  return `${count} ${many}`;
}

/** For comparing what is typed with names: no case, no ё, no compatibility forms. */
const fold = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();

/** The data block of the page: JSON, or packed JSON where there is much of it. */
async function read(id) {
  const block = document.getElementById(id);
  if (block.type === "application/json") return JSON.parse(block.textContent);
  const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

async function open() {
  const [nodes, edges, facts] = await Promise.all(["nodes", "edges", "facts"].map(read));
  const { claims, events, statements, articles, evidence, quotes, words } = facts;
  const $ = (id) => document.getElementById(id);
  const panel = $("panel");
  const greatest = Math.max(1, ...nodes.map((node) => node.weight));
  const claimsOf = nodes.map(() => []);
  const eventsOf = nodes.map(() => []);
  const statementsOf = nodes.map(() => []);
  const ties = nodes.map(() => 0);
  for (const { from, to } of edges) {
    ties[from] += 1;
    ties[to] += 1;
  }
  for (const node of nodes) {
    node.name ??= node.label.replaceAll("\n", " ");
    node.bold = node.kind === "Alliance" || node.weight > Math.max(4, greatest / 2);
    node.folded = [node.name, node.en ?? "", ...(node.aliases ?? [])].map(fold);
  }
  claims.forEach((claim, index) => {
    for (const id of new Set([claim.subject, claim.object])) claimsOf[id]?.push(index);
  });
  events.forEach((event, index) => {
    nodes[event.node].status = event.status;
    const parties = [event.agents, event.recipients, event.places].flatMap((ids) => ids ?? []);
    for (const id of new Set([event.node, ...parties])) eventsOf[id].push(index);
  });
  statements.forEach((statement, index) => {
    const parties = [statement.speaker, statement.to, ...(statement.about ?? [])];
    for (const id of new Set(parties)) statementsOf[id]?.push(index);
  });

  const picture = createPicture($("canvas"), nodes, edges, words.types, {
    onNode: showNode,
    onEdge: showEdge,
    onNothing: showOverview,
  });

  // ---------------------------------------------------------------- small parts

  const typeWord = (node) => words.types[node.kind][0];
  const markOf = (node) => drawing(...words.types[node.kind].slice(2));

  /** A node's name that opens its card. */
  function chip(id) {
    if (id === undefined || id === null) return make("span", { class: "muted" }, "не назван");
    const node = nodes[id];
    return make(
      "button",
      { type: "button", class: "chip", title: typeWord(node), on: { click: () => showNode(id, true) } },
      markOf(node),
      make("bdi", {}, node.name),
    );
  }

  const chips = (ids) => make("span", { class: "chips" }, ...ids.map(chip));
  const sourcesWord = (count) => plural(count, "источник", "источника", "источников");

  /** Membership or a post does not "take place": a relation that holds is called a fact. */
  const claimStatus = (status) => (status === "Occurred" ? "факт" : words.statuses[status]);

  function badge(status, word = words.statuses[status]) {
    return make("span", { class: `badge ${status.toLowerCase()}` }, word);
  }

  /** Status where it is not the plain one: "occurred" in every row would be noise. */
  const unusual = (status) => (status === "Occurred" ? null : badge(status));
  /** A post or a membership that "goes on" is plain as well. */
  const unusualClaim = (status) => (status === "Ongoing" ? null : unusual(status));

  /** The sentence with the names of the parties marked. */
  function quotation(number, parties) {
    const [text, marks] = quotes[number];
    const letters = Array.from(text);
    const pieces = [];
    let at = 0;
    for (const [start, stop, id] of marks) {
      if (!parties.has(id) || start < at) continue;
      pieces.push(letters.slice(at, start).join(""));
      pieces.push(make("mark", {}, letters.slice(start, stop).join("")));
      at = stop;
    }
    pieces.push(letters.slice(at).join(""));
    return make("blockquote", {}, make("bdi", {}, ...pieces));
  }

  function link(address, text) {
    if (!/^https?:\/\//i.test(address ?? "")) return make("bdi", {}, text);
    return make(
      "a",
      { href: address, target: "_blank", rel: "noopener noreferrer" },
      make("bdi", {}, text),
    );
  }

  function articleLine(article) {
    if (!article) return null;
    const rest = [article.outlet, article.date].filter(Boolean).join(", ");
    return make(
      "span",
      {},
      link(article.url, article.headline),
      rest ? make("span", { class: "muted" }, " — ", make("bdi", {}, rest)) : null,
      article.cites
        ? make("span", { class: "muted" }, " · источник: ", make("bdi", {}, article.cites))
        : null,
    );
  }

  /** Every sentence behind a fact, with where it stands and what found it. */
  function evidenceOf(fact, parties) {
    const marked = new Set(parties);
    return make(
      "div",
      { class: "evidence" },
      ...(fact.evidence ?? []).map((number) => {
        const { quote, article, extractor, score, cites } = evidence[number];
        return make(
          "figure",
          {},
          quotation(quote, marked),
          make(
            "figcaption",
            {},
            articleLine(articles[article]),
            cites ? make("span", { class: "muted" }, " · со ссылкой на ", make("bdi", {}, cites)) : null,
            make(
              "small",
              { class: "origin" },
              `уверенность ${Math.round(score * 100)} % · ${extractor}`,
            ),
          ),
        );
      }),
    );
  }

  const partiesOf = {
    claim: (claim) => [claim.subject, claim.object],
    event: (event) => [
      ...(event.agents ?? []),
      ...(event.recipients ?? []),
      ...(event.places ?? []),
      event.node,
    ],
    statement: (statement) => [statement.speaker, ...(statement.about ?? [])],
  };

  /** Date, speaker, contradiction: what a fact says about itself. */
  function remarks(fact) {
    const parts = [];
    if (fact.time && fact.node === undefined) parts.push(timeOf(fact));
    if (fact.by) parts.push(make("span", { class: "spoken" }, "со слов: ", chips(fact.by)));
    if (fact.against) parts.push(make("span", { class: "badge disputed" }, "источники расходятся"));
    return parts.length ? make("p", { class: "remarks" }, ...parts) : null;
  }

  /** "14 марта 2026 («через две недели»)": the date with the article's words for it. */
  function timeOf(fact) {
    const spoken = fact.words && !fact.time.startsWith(fact.words) ? ` («${fact.words}»)` : "";
    return make("bdi", {}, fact.time + spoken);
  }

  /** A line of a card whose evidence opens below it. */
  function row(content, fact, parties) {
    const proof = evidenceOf(fact, parties);
    proof.hidden = true;
    const count = (fact.evidence ?? []).length;
    const toggle = make(
      "button",
      {
        type: "button",
        class: "toggle",
        "aria-expanded": "false",
        title: "Показать предложения из статей",
        on: {
          click: () => {
            proof.hidden = !proof.hidden;
            toggle.setAttribute("aria-expanded", String(!proof.hidden));
          },
        },
      },
      fact.sources > 1 ? sourcesWord(fact.sources) : count > 1 ? plural(count, "цитата", "цитаты", "цитат") : "цитата",
    );
    return make("div", { class: "row" }, make("div", { class: "line" }, content, toggle), proof);
  }

  // ---------------------------------------------------------------- facts as rows and blocks

  function claimRow(index, from) {
    const claim = claims[index];
    const other = claim.subject === from ? claim.object : claim.subject;
    const what =
      claim.value !== undefined && claim.subject === from
        ? make("bdi", { class: "value" }, claim.value)
        : chip(other);
    const content = make(
      "div",
      { class: "what" },
      what,
      unusualClaim(claim.status),
      claim.time ? make("span", { class: "muted" }, claim.time) : null,
      claim.by ? make("span", { class: "muted" }, "со слов ", chips(claim.by)) : null,
      claim.against ? make("span", { class: "badge disputed" }, "спорно") : null,
    );
    return row(content, claim, partiesOf.claim(claim));
  }

  /** Who → whom, where. */
  function partiesLine(event, from) {
    const side = (ids) => (ids ?? []).filter((id) => id !== from).map(chip);
    const [agents, recipients, places] = [event.agents, event.recipients, event.places].map(side);
    const arrow = recipients.length ? [make("span", { class: "muted" }, "→")] : [];
    const parts = [...agents, ...arrow, ...recipients, ...places];
    return parts.length ? make("span", { class: "chips" }, ...parts) : null;
  }

  function eventRow(index, from) {
    const event = events[index];
    const time = make("time", { class: "muted" }, event.time ?? (from === undefined ? "без даты" : ""));
    const content = make(
      "div",
      { class: "what" },
      event.time || from === undefined ? time : null,
      from === event.node ? make("span", {}, event.noun) : chip(event.node),
      unusual(event.status),
      partiesLine(event, from),
    );
    return row(content, event, partiesOf.event(event));
  }

  /** In «quotes»; where two would meet, Russian writes one. */
  const quoted = (text) =>
    `${text.startsWith("«") ? "" : "«"}${text}${text.endsWith("»") ? "" : "»"}`;

  function statementRow(index, from) {
    const statement = statements[index];
    const source = articles[evidence[statement.evidence?.[0]]?.article];
    const where = [source?.outlet, statement.time ?? source?.date].filter(Boolean).join(", ");
    const about = (statement.about ?? []).filter((id) => id !== from);
    const content = make(
      "div",
      { class: "what said" },
      make("bdi", {}, quoted(statement.text)),
      make(
        "span",
        { class: "byline" },
        statement.speaker === from ? null : chip(statement.speaker),
        where ? make("bdi", { class: "muted" }, where) : null,
        about.length ? make("span", { class: "muted" }, "о: ") : null,
        ...about.map(chip),
      ),
    );
    return row(content, statement, partiesOf.statement(statement));
  }

  function claimWords(claim, tag = "p") {
    const word = words.relations[claim.relation][0];
    return make(
      tag,
      { class: "words" },
      chip(claim.subject),
      make("span", { class: "relation" }, claim.status === "Denied" ? `не ${word}` : word),
      claim.value === undefined ? chip(claim.object) : make("bdi", { class: "value" }, claim.value),
    );
  }

  function claimBlock(index) {
    const claim = claims[index];
    return make(
      "article",
      { class: "fact" },
      make(
        "p",
        { class: "badges" },
        badge(claim.status, claimStatus(claim.status)),
        make("span", { class: "muted" }, sourcesWord(claim.sources)),
      ),
      remarks(claim),
      ...(claim.stated ?? []).map((number) => statementRow(number)),
      evidenceOf(claim, partiesOf.claim(claim)),
    );
  }

  function eventBlock(index) {
    const event = events[index];
    const roles = [
      ["Кто", event.agents],
      [event.towards, event.recipients],
      ["Где", event.places],
    ];
    const kinds = (event.kinds ?? []).filter((kind) => kind !== nodes[event.node].name);
    return make(
      "article",
      { class: "fact" },
      make("p", { class: "badges" }, badge(event.status), make("span", { class: "muted" }, sourcesWord(event.sources))),
      make(
        "dl",
        { class: "roles" },
        ...roles
          .filter(([, ids]) => ids)
          .flatMap(([word, ids]) => [make("dt", {}, word), make("dd", {}, chips(ids))]),
        ...(event.time ? [make("dt", {}, "Когда"), make("dd", {}, timeOf(event))] : []),
        ...(kinds.length ? [make("dt", {}, "Что"), make("dd", {}, kinds.join(", "))] : []),
      ),
      remarks(event),
      evidenceOf(event, partiesOf.event(event)),
    );
  }

  // ---------------------------------------------------------------- panel

  function fill(...content) {
    panel.replaceChildren(...content.filter(Boolean));
    panel.scrollTop = 0;
    document.body.classList.add("detailed");
  }

  function section(title, ...content) {
    return content.length
      ? make("section", { class: "part" }, make("h3", {}, title), ...content)
      : null;
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
                    if (!picture.expand(id)) notify("На графе больше нет места: скройте лишнее.");
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
      section(
        "Высказывания",
        ...statementsOf[id].map((index) => statementRow(index, id)),
      ),
      section(
        "Упоминается в статьях",
        ...(node.articles ?? []).map((index) => make("p", { class: "source" }, articleLine(articles[index]))),
      ),
    );
  }

  const byDay = (records) => (a, b) =>
    (records[a].day ?? "9999").localeCompare(records[b].day ?? "9999") || a - b;

  /** The claims of a node under a heading per relation and direction. */
  function claimSections(id) {
    const groups = new Map();
    for (const index of claimsOf[id]) {
      const { relation, subject } = claims[index];
      const heading = words.relations[relation][subject === id ? 1 : 2];
      groups.set(heading, [...(groups.get(heading) ?? []), index]);
    }
    return [...groups]
      .sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b, "ru"))
      .map(([heading, indexes]) => section(heading, ...indexes.map((index) => claimRow(index, id))));
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
        ? make("h2", { class: "words" }, chip(edge.from), make("span", { class: "relation" }, "говорит о"), chip(edge.to))
        : claimWords(claims[edge.claims[0]], "h2"),
      edge.disputed ? make("p", {}, make("span", { class: "badge disputed" }, "источники расходятся")) : null,
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
    return make("span", { class: `sample ${family} ${status.toLowerCase()}`, "aria-hidden": "true" });
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
      fill(make("h2", {}, "Фактов не нашлось"), make("p", { class: "muted" }, "В этих статьях программа не нашла ни одного утверждения, в котором уверена."), articleSection());
      document.body.classList.remove("detailed");
      return;
    }
    fill(
      section("Главное", ...top.map((node) =>
        make("div", { class: "row" }, make("div", { class: "line" }, chip(node.id),
          make("span", { class: "muted" }, tieWord(node.id)))))),
      section("Объекты", make("div", { class: "keys" }, ...kinds.map(([kind, drawn, all]) =>
        toggleButton("kinds", kind, drawn < all ? `${drawn} из ${all}` : drawn, drawing(...words.types[kind].slice(2)), words.types[kind][1])))),
      section(
        "Связи",
        make("div", { class: "keys" }, ...families.map(([family, word, count]) =>
          toggleButton("families", family, count, lineSample(family), word))),
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
    section("Статьи", ...articles.slice(0, 12).map((article) => make("p", { class: "source" }, articleLine(article))),
      articles.length > 12 ? make("p", { class: "muted" }, `и ещё ${articles.length - 12}`) : "");

  function notify(text) {
    $("notice").textContent = text;
    window.setTimeout(() => {
      $("notice").textContent = "";
    }, 4000);
  }

  // ---------------------------------------------------------------- tabs

  const order = (records) => records.map((_, index) => index);
  const tabs = [
    ["Граф", null, null],
    ["Факты", claims.length, factsView],
    ["События", events.length, eventsView],
    ["Высказывания", statements.length, statementsView],
    ["Статьи", articles.length, articlesView],
  ];

  function showTab(number) {
    const [, , view] = tabs[number];
    [...$("tabs").children].forEach((tab, index) =>
      tab.setAttribute("aria-selected", String(index === number)),
    );
    $("graph").hidden = number !== 0;
    $("list").hidden = number === 0;
    document.body.classList.toggle("listing", number !== 0);
    if (view) $("list").replaceChildren(view());
    $("list").scrollTop = 0;
  }

  /** Items by the hundred, with a filter over their text. */
  function longList(numbers, itemOf, textOf, wrap, word) {
    const body = wrap.body;
    const more = make("button", { type: "button", class: "action" }, "Показать ещё");
    const none = make("p", { class: "muted" }, "Ничего не нашлось.");
    let chosen = numbers;
    let drawn = 0;
    const draw = () => {
      body.append(...chosen.slice(drawn, drawn + PAGE_ROWS).map(itemOf));
      drawn = Math.min(drawn + PAGE_ROWS, chosen.length);
      more.hidden = drawn === chosen.length;
      none.hidden = chosen.length > 0;
    };
    const filter = make("input", {
      type: "search",
      class: "filter",
      placeholder: word,
      "aria-label": word,
      on: {
        input: () => {
          const wanted = fold(filter.value).split(/\s+/);
          chosen = numbers.filter((number) => {
            const text = fold(textOf(number));
            return wanted.every((part) => text.includes(part));
          });
          body.replaceChildren();
          drawn = 0;
          draw();
        },
      },
    });
    more.addEventListener("click", draw);
    draw();
    return make("div", { class: "sheet" }, filter, wrap.root, none, more);
  }

  const nameOf = (id) => (id === undefined ? "" : nodes[id].name);
  const claimText = (claim) =>
    [
      nameOf(claim.subject),
      words.relations[claim.relation][0],
      claim.value ?? nameOf(claim.object),
      claimStatus(claim.status),
      claim.time ?? "",
    ].join(" ");

  function factsView() {
    const body = make("tbody");
    const heads = ["Кто или что", "Отношение", "С кем или чем", "Статус", "Когда", "Источники"];
    const root = make(
      "table",
      { class: "facts" },
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      body,
    );
    const item = (index) => {
      const claim = claims[index];
      return make(
        "tr",
        {},
        make("td", {}, chip(claim.subject)),
        make("td", { class: "relation" }, words.relations[claim.relation][0]),
        make("td", {}, claim.value === undefined ? chip(claim.object) : make("bdi", {}, claim.value)),
        make("td", {}, badge(claim.status, claimStatus(claim.status))),
        make("td", { class: "muted" }, claim.time ?? ""),
        make(
          "td",
          {},
          make(
            "button",
            { type: "button", class: "toggle", on: { click: () => showClaim(index) } },
            sourcesWord(claim.sources),
          ),
        ),
      );
    };
    const numbers = order(claims).sort(
      (a, b) =>
        claims[b].sources - claims[a].sources ||
        claims[a].relation.localeCompare(claims[b].relation) ||
        claimText(claims[a]).localeCompare(claimText(claims[b]), "ru"),
    );
    return longList(numbers, item, (index) => claimText(claims[index]), { root, body }, "Отобрать факты");
  }

  function eventsView() {
    const root = make("div", { class: "rows dated" });
    const text = (index) =>
      [events[index].noun, events[index].time ?? "", ...partiesOf.event(events[index]).map(nameOf)].join(" ");
    return longList(
      order(events).sort(byDay(events)),
      (index) => eventRow(index),
      text,
      { root, body: root },
      "Отобрать события",
    );
  }

  function statementsView() {
    const root = make("div", { class: "rows" });
    const text = (index) => `${nameOf(statements[index].speaker)} ${statements[index].text}`;
    return longList(
      order(statements).sort(byDay(statements)),
      (index) => statementRow(index),
      text,
      { root, body: root },
      "Отобрать высказывания",
    );
  }

  function articlesView() {
    const root = make("div", { class: "rows" });
    const item = (index) =>
      make(
        "div",
        { class: "row" },
        articleLine(articles[index]),
        articles[index].reprint === undefined
          ? null
          : make("p", { class: "muted" }, "Перепечатка: ", articles[articles[index].reprint].headline),
      );
    const text = (index) => Object.values(articles[index]).join(" ");
    return longList(order(articles), item, text, { root, body: root }, "Отобрать статьи");
  }

  $("tabs").append(
    ...tabs.map(([word, count], number) =>
      make(
        "button",
        { type: "button", role: "tab", "aria-selected": "false", on: { click: () => showTab(number) } },
        word,
        count === null ? null : make("span", { class: "count" }, String(count)),
      ),
    ),
  );

  // ---------------------------------------------------------------- search

  const query = $("query");
  const found = $("found");
  let active = -1;

  /** Nodes whose names contain what is typed: whole names first, then beginnings, then weight. */
  function matches(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    const quality = (node) =>
      Math.min(
        ...node.folded.map((name) => {
          if (name === wanted) return 0;
          if (name.startsWith(wanted)) return 1;
          if (name.includes(` ${wanted}`)) return 2;
          return name.includes(wanted) ? 3 : 9;
        }),
      );
    return nodes
      .filter((node) => node.kind !== "NamelessEvent")
      .map((node) => [quality(node), node])
      .filter(([rank]) => rank < 9)
      .sort(([a, x], [b, y]) => a - b || y.weight - x.weight || x.id - y.id)
      .slice(0, SEARCH_ROWS)
      .map(([, node]) => node);
  }

  function choose(id) {
    found.hidden = true;
    query.setAttribute("aria-expanded", "false");
    query.value = nodes[id].name;
    showTab(0);
    if (picture.isDrawable(id) && !picture.reveal(id)) notify("На графе больше нет места.");
    showNode(id, true);
  }

  function mark(number) {
    active = number;
    [...found.children].forEach((option, index) =>
      option.setAttribute("aria-selected", String(index === number)),
    );
    query.setAttribute("aria-activedescendant", found.children[number]?.id ?? "");
  }

  query.addEventListener("input", () => {
    const results = matches(query.value);
    found.replaceChildren(
      ...results.map((node, index) => {
        const alias = (node.aliases ?? []).find((name) => fold(name).includes(fold(query.value)));
        const shownAlias = alias && !node.folded[0].includes(fold(query.value)) ? alias : null;
        return make(
          "li",
          {
            role: "option",
            id: `found-${index}`,
            "data-node": String(node.id),
            on: { pointerdown: (event) => { event.preventDefault(); choose(node.id); } },
          },
          markOf(node),
          make("bdi", {}, node.name),
          make("span", { class: "muted" }, shownAlias ? `${typeWord(node)}, ${shownAlias}` : typeWord(node)),
        );
      }),
      ...(results.length || !query.value.trim() ? [] : [make("li", { class: "muted" }, "Ничего не нашлось")]),
    );
    found.hidden = !found.children.length;
    query.setAttribute("aria-expanded", String(!found.hidden));
    mark(results.length ? 0 : -1);
  });
  query.addEventListener("keydown", (event) => {
    const options = [...found.querySelectorAll("[data-node]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (options.length) mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && options[active] && !found.hidden) {
      choose(Number(options[active].dataset.node));
    }
  });
  query.addEventListener("blur", () => {
    found.hidden = true;
    query.setAttribute("aria-expanded", "false");
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      found.hidden = true;
      showOverview();
    }
  });
  $("zoom-in").addEventListener("click", () => picture.zoom(1.35));
  $("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.35));
  $("zoom-fit").addEventListener("click", () => picture.fit());
  showTab(0);
  showOverview();
  if (!nodes.some((node) => picture.isShown(node.id))) {
    $("notice").textContent = "Связей, которые можно нарисовать, не нашлось";
  }

  /**
   * For tests and the console: where things are drawn, in pixels of the window, and what is drawn.
   * Nothing on the page depends on it.
   */
  window.svyaz = {
    nodes: () => nodes.map(({ id, name, kind }) => ({ id, name, kind, shown: picture.isShown(id) })),
    edges: () => edges.map(({ id, from, to, label }) => ({ id, from, to, label: label ?? "", visible: picture.isEdgeVisible(edges[id]) })),
    pixelOfNode: picture.pixelOfNode,
    pixelOfEdge: picture.pixelOfEdge,
    labels: picture.labels,
    scale: picture.scale,
  };
}

open();
