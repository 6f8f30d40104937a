"use strict";
/**
 * What lists and exports say of a fact: its days in words, who tells it, its place in an order, and
 * whether it has what a reader typed.
 */

/** @typedef {ReturnType<typeof createRetelling>} Retelling */

/** @param {Model} model */
function createRetelling(model) {
  const { nodes, facts, articles } = model;
  /** What is looked at when facts are sought, by language: own words, names, articles. */
  let spoken = language;
  /** @type {Map<FactId, string>} */
  let texts = new Map();
  /** @type {Map<string, string>} */
  let times = new Map();
  /** @type {string[] | null} */
  let names = null;
  /** @type {string[] | null} */
  let tellers = null;

  function renew() {
    if (spoken === language) return;
    spoken = language;
    texts = new Map();
    times = new Map();
    names = null;
    tellers = null;
  }

  /** When it holds, in words. @param {Fact} fact */
  function when(fact) {
    renew();
    const key = `${fact.time ?? ""}|${fact.words ?? ""}`;
    let words = times.get(key);
    if (words === undefined) times.set(key, (words = timeWords(fact.time, fact.words)));
    return words;
  }

  /** The outlets that tell it, each once; an article without one is called by its headline. */
  const outlets = (/** @type {Fact} */ fact) => [
    ...new Set(fact.articles.map((article) => articles[article].outlet ?? headline(article))),
  ];
  const headline = (/** @type {ArticleId} */ article) =>
    quoted(shortened(model.headlineOf(articles[article])));

  /** The other end of a claim in words. @param {Claim} claim */
  const objectOf = (claim) =>
    claim.object === undefined ? (claim.value ?? "") : model.nameOf(claim.object);

  /** @param {NodeId[] | undefined} ids */
  const listed = (ids) => (ids ?? []).map((id) => model.nameOf(id)).join(", ");

  /** The words of a fact that are its own. @param {Fact} fact */
  function own(fact) {
    let text = texts.get(fact.id);
    if (text === undefined) {
      const parts = [when(fact), fact.words ?? "", fact.date ?? ""];
      if (fact.kind === "claim") {
        parts.push(model.relationWord(fact), model.statusWord(fact), fact.value ?? "");
      } else if (fact.kind === "event") {
        const status = fact.mentioned ? "" : model.statusWord(fact);
        parts.push(model.eventNoun(fact), status, fact.trigger ?? "");
      } else {
        parts.push(fact.text, fact.verb ?? "");
      }
      texts.set(fact.id, (text = fold(parts.join(" "))));
    }
    return text;
  }

  /** Facts that have every word of the query, in their own words, a name or an article. */
  function sought(/** @type {string} */ query) {
    renew();
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return () => true;
    names ??= nodes.map((node) =>
      fold([model.nameOf(node.id), node.name, node.en ?? "", ...(node.aliases ?? [])].join(" ")),
    );
    tellers ??= articles.map((article) =>
      fold([article.outlet ?? "", article.headline ?? ""].join(" ")),
    );
    const [named, told] = [names, tellers];
    // Names and articles are asked once for all the facts that have them.
    const hits = words.map((word) => ({
      word,
      nodes: Uint8Array.from(named, (name) => Number(name.includes(word))),
      articles: Uint8Array.from(told, (name) => Number(name.includes(word))),
    }));
    return (/** @type {FactId} */ id) => {
      const fact = facts[id];
      const by = fact.kind === "statement" ? [] : (fact.by ?? []);
      return hits.every(
        (hit) =>
          fact.nodes.some((node) => hit.nodes[node]) ||
          by.some((node) => hit.nodes[node]) ||
          fact.articles.some((article) => hit.articles[article]) ||
          own(fact).includes(hit.word),
      );
    };
  }

  /**
   * Facts in the order of a key, then of the next; what has none comes last.
   *
   * @param {FactId[]} ids
   * @param {((fact: any) => string | number | null)[]} keys
   * @param {boolean} [isDown] the first key from the greatest to the least
   */
  function ordered(ids, keys, isDown = false) {
    const ranks = keys.map((keyOf, number) => ranked(ids, keyOf, isDown && !number));
    return [...ids].sort((a, b) => {
      for (const rank of ranks) {
        if (rank[a] !== rank[b]) return rank[a] < rank[b] ? -1 : 1;
      }
      return a - b;
    });
  }

  /**
   * A number for each fact that stands for its key in an order.
   *
   * @param {FactId[]} ids
   * @param {(fact: any) => string | number | null} keyOf
   * @param {boolean} isDown
   */
  function ranked(ids, keyOf, isDown) {
    const keys = ids.map((id) => keyOf(facts[id]));
    // Each text is compared once with each other text, not once for every fact that has it.
    const words = [...new Set(keys)].filter((key) => typeof key === "string");
    const { compare } = new Intl.Collator(language, { numeric: true });
    const places = new Map(words.sort(compare).map((text, place) => [text, place]));
    const ranks = new Float64Array(facts.length);
    ids.forEach((id, number) => {
      const key = keys[number];
      const place = typeof key === "string" ? places.get(key) : key;
      const isMissing = key === null || key === "" || place === undefined;
      ranks[id] = isMissing ? Infinity : Number(place) * (isDown ? -1 : 1);
    });
    return ranks;
  }

  return { when, outlets, objectOf, listed, sought, ordered };
}

/** The first day as a number to sort by: 20260314. @param {Fact} fact */
const startNumber = ({ days }) => (days?.length ? Number(days[0].replaceAll("-", "")) : null);

/** Letters of a headline that stands for its article. */
const HEADLINE = 48;

/** A headline in brief, cut between words. @param {string} text */
function shortened(text) {
  if (text.length <= HEADLINE) return text;
  return `${text.slice(0, HEADLINE).replace(/\s+\S*$/, "")}…`;
}
