"use strict";
/** From word to deed: what was planned, then what came of it. */
const STATUS_ORDER = ["Planned", "Occurred", "Ongoing", "Denied"];
/** Letters in which two words of one root agree: «встречи», «встретиться» and «встреча». */
const STEM = 5;

/**
 * Facts as elements: names, sentences with marks, rows that open, whole blocks.
 *
 * @param {object} model
 * @param {function(number)} openNode called when a name is pressed
 */
function createCards(model, openNode) {
  const { nodes, facts, articles, nameOf, typeWord, markOf, statusWord, relationWord } = model;

  /** A node's name that opens its card. */
  function chip(id) {
    if (id === undefined || id === null) return make("span", { class: "muted" }, t("name.none"));
    const node = nodes[id];
    return make(
      "button",
      { type: "button", class: "chip", title: typeWord(node), on: { click: () => openNode(id) } },
      markOf(node),
      make("bdi", {}, nameOf(id)),
    );
  }

  const chips = (ids) => make("span", { class: "chips" }, ...ids.map(chip));
  /** Names as running text: "Китай, США". */
  const listed = (ids) =>
    ids.flatMap((id, place) =>
      place ? [make("span", { class: "muted" }, ", "), chip(id)] : [chip(id)],
    );
  const sourcesWord = (count) => plural(count, "source");

  function badge(status, word) {
    return make("span", { class: `badge ${status.toLowerCase()}` }, word);
  }

  /** Status where it is not the plain one: "occurred" in every row would be noise. */
  const unusual = (status) => (status && status !== "Occurred" ? badge(status, model.words().statuses[status]) : null);
  /** One badge per status; a relation that simply holds, or "goes on" to hold, needs none. */
  function claimBadges(statuses) {
    const found = STATUS_ORDER.filter((status) => statuses.includes(status));
    const isPlain = found.every((status) => status === "Occurred" || status === "Ongoing");
    return isPlain ? [] : found.map((status) => badge(status, model.words().claimStatuses[status]));
  }

  /** The sentence with the names of the parties marked. */
  function quotation(text, marks, parties) {
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

  function articleLine(article) {
    if (!article) return null;
    const rest = [article.outlet, article.day && dayWords(article.day)].filter(Boolean).join(", ");
    return make(
      "span",
      {},
      link(article.url, article.headline || t("article.none")),
      rest ? make("span", { class: "muted" }, " — ", make("bdi", {}, rest)) : null,
      article.cites
        ? make("span", { class: "muted" }, " · источник: ", make("bdi", {}, article.cites))
        : null,
    );
  }

  /** Every sentence behind a fact, with where it stands and what found it. */
  function evidenceOf(fact, parties) {
    const marked = new Set(parties);
    const box = make("div", { class: "evidence" });
    model.sentences(fact.evidence ?? []).then((found) => box.append(
      ...found.map(({ quote, marks, article, extractor, score, cites }) => {
        return make(
          "figure",
          {},
          quotation(quote, marks, marked),
          make(
            "figcaption",
            {},
            articleLine(article),
            cites !== undefined
              ? make("span", { class: "muted" }, " · со ссылкой на ", make("bdi", {}, nameOf(cites)))
              : null,
            make(
              "small",
              { class: "origin" },
              `уверенность ${Math.round(score * 100)} % · ${extractor}`,
            ),
          ),
        );
      }),
    ));
    return box;
  }

  /** Date, speaker, contradiction: what a fact says about itself. */
  function remarks(fact) {
    const parts = [];
    if ((fact.time || fact.words) && fact.kind !== "event") parts.push(timeOf(fact));
    if (fact.by) parts.push(make("span", { class: "spoken" }, "со слов: ", chips(fact.by)));
    if (fact.against) parts.push(make("span", { class: "badge disputed" }, "источники расходятся"));
    return parts.length ? make("p", { class: "remarks" }, ...parts) : null;
  }

  /** "14 марта 2026 («через две недели»)": the date with the article's words for it. */
  function timeOf(fact) {
    const time = timeWords(fact.time, fact.words);
    const spoken = fact.words && !time.startsWith(fact.words) ? ` («${fact.words}»)` : "";
    return make("bdi", {}, time + spoken);
  }

  /** A line of a card whose evidence opens below it. */
  function row(content, fact, parties) {
    const proof = make("div", { hidden: true });
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
            // Made when first asked for: a card may have thousands of rows.
            if (!proof.children.length) proof.append(evidenceOf(fact, parties));
            proof.hidden = !proof.hidden;
            toggle.setAttribute("aria-expanded", String(!proof.hidden));
          },
        },
      },
      fact.sources > 1
        ? sourcesWord(fact.sources)
        : count > 1
          ? plural(count, "quote")
          : t("quote.one"),
    );
    return make("div", { class: "row" }, make("div", { class: "line" }, content, toggle), proof);
  }

  // ---------------------------------------------------------------- facts as rows and blocks

  /** The other end of a claim in a node's card: a node's number, or a value in words. */
  function otherEnd(index, from) {
    const { subject, object, value } = facts[index];
    if (subject !== from) return subject;
    return value === undefined ? object : value;
  }

  /** All that is said of one relation to one other end: planned here, a fact there. */
  function claimRow(indexes, from) {
    const said = indexes.map((index) => facts[index]);
    const other = otherEnd(indexes[0], from);
    const times = [...new Set(said.map((claim) => timeWords(claim.time, claim.words)).filter(Boolean))];
    // What one article says in its own name is more than somebody's words.
    const speakers = said.every((claim) => claim.by) ? said.flatMap((claim) => claim.by) : [];
    const content = make(
      "div",
      { class: "what" },
      typeof other === "string" ? make("bdi", { class: "value" }, other) : chip(other),
      ...claimBadges(said.map((claim) => claim.status)),
      times.length ? make("span", { class: "muted" }, times.join("; ")) : null,
      speakers.length
        ? make("span", { class: "muted" }, "со слов ", chips([...new Set(speakers)]))
        : null,
      said.some((claim) => claim.against)
        ? make("span", { class: "badge disputed" }, "спорно")
        : null,
    );
    const fact = {
      evidence: [...new Set(said.flatMap((claim) => claim.evidence ?? []))],
      sources: Math.max(...said.map((claim) => claim.sources)),
    };
    return row(content, fact, said[0].nodes);
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
    const event = facts[index];
    const when = timeWords(event.time, event.words);
    const time = make("time", { class: "muted" }, when || (from === undefined ? t("date.none") : ""));
    const content = make(
      "div",
      { class: "what" },
      when || from === undefined ? time : null,
      from === event.node ? make("span", {}, model.eventNoun(event)) : chip(event.node),
      unusual(event.mentioned ? null : event.status),
      partiesLine(event, from),
    );
    return row(content, event, event.nodes);
  }

  function statementRow(index, from) {
    const statement = facts[index];
    const source = articles[statement.articles[0]];
    const where = [source?.outlet, timeWords(statement.time, statement.words) || (source?.day && dayWords(source.day))].filter(Boolean).join(", ");
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
        about.length
          ? make("span", {}, make("span", { class: "muted" }, "упомянуты: "), ...listed(about))
          : null,
      ),
    );
    return row(content, statement, statement.nodes);
  }

  function claimWords(claim, tag = "p") {
    return make(
      tag,
      { class: "words" },
      chip(claim.subject),
      make("span", { class: "relation" }, relationWord(claim)),
      claim.value === undefined ? chip(claim.object) : make("bdi", { class: "value" }, claim.value),
    );
  }

  function claimBlock(index) {
    const claim = facts[index];
    return make(
      "article",
      { class: "fact" },
      make(
        "p",
        { class: "badges" },
        badge(claim.status, statusWord(claim)),
        make("span", { class: "muted" }, sourcesWord(claim.sources)),
      ),
      remarks(claim),
      ...(claim.stated ?? []).map((number) => statementRow(number)),
      evidenceOf(claim, claim.nodes),
    );
  }

  function eventBlock(index) {
    const event = facts[index];
    const [kindWord, towards] = model.words().events[event.type ?? "Event"];
    const roles = [
      ["Кто", event.agents],
      [towards, event.recipients],
      ["Где", event.places],
    ];
    const heading = fold(nameOf(event.node));
    const told = fold(event.trigger ?? "");
    // The text's own words say more than the name of a class; a mere noun of the heading does not.
    const isEcho =
      heading.includes(told) || (!/\s/.test(told) && heading.includes(told.slice(0, STEM)));
    // Of several kinds the last is the most exact: a talk, by telephone.
    const kind = event.deal || event.mode ? model.eventNoun(event) : event.type ? kindWord : "";
    const spoken = event.trigger && !isEcho ? quoted(event.trigger) : "";
    const what = spoken || (fold(kind) === heading ? "" : kind);
    return make(
      "article",
      { class: "fact" },
      make(
        "p",
        { class: "badges" },
        event.mentioned ? null : badge(event.status, statusWord(event)),
        make("span", { class: "muted" }, sourcesWord(event.sources)),
      ),
      make(
        "dl",
        { class: "roles" },
        ...roles
          .filter(([, ids]) => ids)
          .flatMap(([word, ids]) => [make("dt", {}, word), make("dd", {}, chips(ids))]),
        ...(event.time || event.words ? [make("dt", {}, "Когда"), make("dd", {}, timeOf(event))] : []),
        ...(what ? [make("dt", {}, "Что"), make("dd", {}, what)] : []),
      ),
      remarks(event),
      evidenceOf(event, event.nodes),
    );
  }

  return {
    chip,
    badge,
    sourcesWord,
    articleLine,
    otherEnd,
    claimRow,
    claimWords,
    claimBlock,
    eventRow,
    eventBlock,
    statementRow,
  };
}
