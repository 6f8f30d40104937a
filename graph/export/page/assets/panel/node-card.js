"use strict";
/** The card of a node: what it is called, what it is in numbers, and all that is told of it. */

/** Other names before the card asks whether to go on. */
const FIRST_NAMES = 12;
/** Letters from which on a heading is set smaller: four lines of it. */
const LONG_NAME = 90;

/**
 * @param {Model} model
 * @param {View} view
 * @param {Cards} cards
 * @param {Picture} picture
 * @param {{showGraph: () => void, notify: (text: string) => void}} page
 */
function createNodeCard(model, view, cards, picture, page) {
  const { nodes, edgesOf, facts, factsOf, articles, nameOf, typeWord, markOf } = model;
  const collators = { ru: new Intl.Collator("ru"), en: new Intl.Collator("en") };

  /** An event without a name is called by a common noun, which a heading begins with a capital. @param {GraphNode} node */
  function headingOf({ kind, id }) {
    const name = nameOf(id);
    return kind === "NamelessEvent" ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  }

  /** The words of a key that has another form for people. @param {string} key @param {GraphNode} node */
  const wordFor = (key, { kind }) => t(kind === "Person" ? `${key}.Person` : key);

  // ---------------------------------------------------------------- head

  /** What somebody is by office. @param {GraphNode} node */
  function posts(node) {
    const found = factsOf[node.id].flatMap((index) => {
      const fact = facts[index];
      if (fact.kind !== "claim" || fact.relation !== "worksAs") return [];
      const isHeld = fact.subject === node.id && (fact.status === "Occurred" || fact.status === "Ongoing");
      return isHeld ? [fact.object === undefined ? (fact.value ?? "") : nameOf(fact.object)] : [];
    });
    return found.length
      ? make("p", { class: "posts" }, ...listOfNames([...new Set(found)]))
      : null;
  }

  /** Other names and codes: a word and what it stands for. @param {GraphNode} node */
  function particulars(node) {
    const isLatin = (/** @type {string} */ name) => /^[^а-яё]*[a-z][^а-яё]*$/i.test(name);
    const shown = nameOf(node.id);
    const all = new Set([node.name, ...(node.en ? [node.en] : []), ...(node.aliases ?? [])]);
    if (node.kind === "NamelessEvent") all.clear();
    all.delete(shown);
    const others = [...all];
    /** @type {[string, string[]][]} */
    const rows = [
      [wordFor("node.names", node), others.filter((name) => !isLatin(name))],
      [t("node.latin"), others.filter(isLatin)],
      [t("node.code"), node.iso ? [node.iso] : []],
    ];
    const filled = rows.filter(([, values]) => values.length);
    if (!filled.length) return null;
    return make(
      "dl",
      { class: "roles" },
      ...filled.flatMap(([word, values]) => [
        make("dt", {}, word),
        make("dd", {}, ...listOfNames(values)),
      ]),
    );
  }

  /** "a; b; c" of which the first are shown at once. @param {string[]} values */
  function listOfNames(values) {
    const text = (/** @type {string[]} */ part) =>
      part.flatMap((value, place) => [place ? "; " : "", make("bdi", {}, value)]);
    if (values.length <= FIRST_NAMES) return text(values);
    const rest = values.slice(FIRST_NAMES);
    const more = make(
      "button",
      {
        type: "button",
        class: "further",
        on: { click: () => more.replaceWith("; ", ...text(rest)) },
      },
      t("panel.more", { count: rest.length }),
    );
    return [...text(values.slice(0, FIRST_NAMES)), " ", more];
  }

  /** "15 связей · 6 фактов · 2 события · 4 статьи". @param {GraphNode} node */
  function figuresOf(node) {
    const counts = { claim: 0, event: 0, statement: 0 };
    for (const index of factsOf[node.id]) counts[facts[index].kind] += 1;
    return figures([
      [edgesOf[node.id].length, "tie"],
      [counts.claim, "count.claim"],
      [counts.event, "count.event"],
      [counts.statement, "count.statement"],
      [node.articles?.length ?? 0, "count.article"],
    ]);
  }

  /** Where else one can read of it. @param {GraphNode} node */
  function links({ wikidata, geonames }) {
    const found = [
      /^Q[1-9]\d*$/.test(wikidata ?? "")
        ? link(`https://www.wikidata.org/wiki/${wikidata}`, `Wikidata: ${wikidata} ↗`)
        : null,
      /^[1-9]\d*$/.test(geonames ?? "")
        ? link(`https://www.geonames.org/${geonames}`, `GeoNames: ${geonames} ↗`)
        : null,
    ].filter(Boolean);
    return found.length ? make("p", { class: "links" }, ...found) : null;
  }

  // ---------------------------------------------------------------- actions

  /** What one can do with the node in the picture, with counts. @param {NodeId} id */
  function actions(id) {
    const box = make("div", { class: "actions" });
    if (!edgesOf[id].length) return box;
    const hidden = picture.hiddenNeighbors(id).length;
    const held = picture.heldBy(id).length;
    /** @param {Child[]} content @param {() => void} act @param {Attributes} [attributes] */
    const button = (content, act, attributes = {}) =>
      make(
        "button",
        {
          type: "button",
          class: "action",
          ...attributes,
          on: {
            click: () => {
              page.showGraph();
              act();
            },
          },
        },
        ...content,
      );
    if (hidden) {
      box.append(
        button([t("node.show"), counted(hidden)], () => {
          if (!picture.expand(id)) page.notify(t("notice.full"));
        }),
      );
    }
    if (held && view.state.drawn.has(id)) {
      box.append(button([t("node.hide"), counted(held)], () => picture.collapse(id)));
    }
    box.append(
      make(
        "span",
        { class: "steps", role: "group", "aria-label": t("node.only") },
        make("span", { class: "muted" }, t("node.only")),
        ...[1, 2].map((depth) => {
          const count = picture.circle(id, depth).size;
          const title = { name: nameOf(id), nodes: plural(count, "count.node") };
          const all = picture.within(id, depth);
          const part = count < all ? t("trail.count", { shown: count, all }) : count;
          return button([t(`node.only.${depth}`), counted(part)], () => picture.only(id, depth), {
            title: t("node.only.title", title),
          });
        }),
      ),
    );
    return box;
  }

  /** @param {number | string} count */
  const counted = (count) => make("span", { class: "count" }, count.toLocaleString(language));

  // ---------------------------------------------------------------- what is told of it

  /** The claims of a node: a heading per relation and direction, a row per other end. @param {NodeId} id */
  function claimSections(id) {
    /** @type {Map<string, Map<NodeId | string, Claim[]>>} */
    const groups = new Map();
    for (const index of factsOf[id]) {
      const claim = facts[index];
      if (claim.kind !== "claim") continue;
      const heading = model.words().relations[claim.relation][claim.subject === id ? 1 : 2];
      const ends = groups.get(heading) ?? new Map();
      groups.set(heading, ends);
      const end = cards.otherEnd(claim, id) ?? "";
      const known = ends.get(end);
      if (known) known.push(claim);
      else ends.set(end, [claim]);
    }
    const { compare } = collators[language];
    const label = (/** @type {NodeId | string} */ end) =>
      typeof end === "string" ? end : nameOf(end);
    return [...groups]
      .sort(([a, x], [b, y]) => y.size - x.size || compare(a, b))
      .map(([heading, ends]) => {
        const rows = [...ends].map(([end, said]) => ({ name: label(end), said }));
        rows.sort((a, b) => compare(a.name, b.name));
        return group(heading, rows, ({ said }) => cards.claimRow(said, id));
      });
  }

  /**
   * A heading with the number of its rows, and the rows; nothing without rows.
   *
   * @template Item
   * @param {string} heading
   * @param {Item[]} items
   * @param {(item: Item) => Node} draw
   */
  function group(heading, items, draw) {
    if (!items.length) return null;
    const part = section(heading, ...growing(items, draw));
    if (items.length > 1) part?.firstElementChild?.append(" ", counted(items.length));
    return part;
  }

  /** @param {NodeId} id */
  function card(id) {
    const node = nodes[id];
    const told = factsOf[id].map((index) => facts[index]);
    const events = told.filter((fact) => fact.kind === "event").sort(model.byDay);
    const own = events.filter((event) => event.node === id);
    const statements = told.filter((fact) => fact.kind === "statement").sort(model.byDay);
    const said = statements.filter((statement) => statement.speaker === id);
    const others = statements.filter((statement) => statement.speaker !== id);
    const statementRow = (/** @type {Fact} */ { id: index }) => cards.statementRow(index, id);
    return [
      make("p", { class: "kind" }, markOf(node), typeWord(node)),
      make(
        "h2",
        { tabindex: -1, class: headingOf(node).length > LONG_NAME ? "long" : null },
        make("bdi", { lang: cards.langOf(node) }, headingOf(node)),
      ),
      posts(node),
      figuresOf(node),
      particulars(node),
      links(node),
      actions(id),
      told.length ? null : make("p", { class: "muted part" }, t("node.noFacts")),
      ...own.map((event) => cards.eventBlock(event.id)),
      ...claimSections(id),
      group(
        t("node.events"),
        events.filter((event) => event.node !== id),
        (event) => cards.eventRow(event.id, id),
      ),
      group(wordFor("node.said", node), said, statementRow),
      group(wordFor("node.told", node), others, statementRow),
      group(t("node.articles"), node.articles ?? [], (index) =>
        make("p", { class: "source" }, cards.articleLine(articles[index])),
      ),
      identifier(model, node.iri),
    ];
  }

  return { card, actions, titleOf: (/** @type {NodeId} */ id) => headingOf(nodes[id]) };
}
