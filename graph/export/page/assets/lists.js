"use strict";
/** Rows that a list shows before it asks whether to go on. */
const PAGE_ROWS = 200;

/**
 * Everything as text: facts, events, statements and articles, each with a filter.
 *
 * @param {object} model
 * @param {object} cards
 * @param {function(number)} showClaim called when the sources of a claim are asked for
 */
function createLists(model, view, filters, cards) {
  const { facts, claims, events, statements, articles, nameOf, relationWord, byDay } = model;
  const { chip, badge, sourcesWord, articleLine, eventRow, statementRow } = cards;

  const order = (records) => records.map((record) => record.id);
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

  const claimText = (claim) =>
    [
      nameOf(claim.subject),
      relationWord(claim),
      claim.value ?? nameOf(claim.object),
      model.statusWord(claim),
      timeWords(claim.time, claim.words),
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
      const claim = facts[index];
      return make(
        "tr",
        {},
        make("td", {}, chip(claim.subject)),
        make("td", { class: "relation" }, relationWord(claim)),
        make(
          "td",
          {},
          claim.value === undefined ? chip(claim.object) : make("bdi", {}, claim.value),
        ),
        make("td", {}, badge(claim.status, model.statusWord(claim))),
        make("td", { class: "muted" }, timeWords(claim.time, claim.words)),
        make(
          "td",
          {},
          make(
            "button",
            { type: "button", class: "toggle", on: { click: () => view.selectFact(index) } },
            sourcesWord(claim.sources),
          ),
        ),
      );
    };
    const keys = new Map(claims.map((claim) => [claim.id, [
      nameOf(claim.subject),
      model.words().relations[claim.relation][0],
      claim.value ?? nameOf(claim.object),
    ]]));
    const { compare } = new Intl.Collator("ru");
    const numbers = order(claims).sort(
      (a, b) =>
        keys.get(a).reduce((found, key, part) => found || compare(key, keys.get(b)[part]), 0) || a - b,
    );
    return longList(
      numbers,
      item,
      (index) => claimText(facts[index]),
      { root, body },
      "Отобрать факты",
    );
  }

  function eventsView() {
    const root = make("div", { class: "rows dated" });
    const text = (index) =>
      [
        model.eventNoun(facts[index]),
        timeWords(facts[index].time, facts[index].words),
        ...facts[index].nodes.map(nameOf),
      ].join(" ");
    return longList(
      order([...events].sort(byDay)),
      (index) => eventRow(index),
      text,
      { root, body: root },
      "Отобрать события",
    );
  }

  function statementsView() {
    const root = make("div", { class: "rows" });
    const text = (index) => `${nameOf(facts[index].speaker)} ${facts[index].text}`;
    return longList(
      order([...statements].sort(byDay)),
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
          : make(
              "p",
              { class: "muted" },
              "Перепечатка: ",
              articles[articles[index].reprint].headline,
            ),
      );
    const text = (index) => Object.values(articles[index]).join(" ");
    return longList(order(articles), item, text, { root, body: root }, "Отобрать статьи");
  }

  return {
    facts: factsView,
    events: eventsView,
    statements: statementsView,
    articles: articlesView,
  };
}
