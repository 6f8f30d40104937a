"use strict";
/**
 * The graph as the page needs it: records by number, what each node takes part in, and sentences
 * when they are asked for.
 */

/** @typedef {ReturnType<typeof createModel>} Model */

/**
 * @param {GraphNode[]} nodes entities and nameless events, numbered by place
 * @param {GraphEdge[]} edges lines, numbered by place
 * @param {PageData} data
 */
function createModel(nodes, edges, data) {
  const { facts, articles, symbols } = data;
  restore(nodes, edges, data);
  /** @type {GraphEdge[][]} */
  const edgesOf = nodes.map(() => []);
  edges.forEach((edge, id) => {
    edge.id = id;
    edgesOf[edge.from].push(edge);
    edgesOf[edge.to].push(edge);
  });
  nodes.forEach((node, id) => {
    node.id = id;
    node.name ??= node.label.replaceAll("\n", " ");
  });
  articles.forEach((article, id) => (article.id = id));

  /** @type {FactId[][]} */
  const factsOf = nodes.map(() => []);
  /** @type {Map<NodeId, Happening>} */
  const eventOf = new Map();
  facts.forEach((fact, id) => {
    fact.id = id;
    // Written only where an end is open; what a claim tells as its object is no time of its own.
    if (fact.kind !== "claim" || !fact.valueTime) fact.time ??= fact.days?.length ? fact.days : undefined;
    fact.topic = topicOf(fact);
    fact.nodes = [...new Set(partiesOf(fact))];
    const told = (fact.evidence ?? []).map((evidence) => data.told[evidence]);
    fact.articles = [...new Set(told)];
    fact.span = spanOf(fact);
    for (const node of fact.nodes) factsOf[node].push(id);
    // An event without a name is one node; of several with one name the first speaks for it.
    if (fact.kind === "event" && !eventOf.has(fact.node)) eventOf.set(fact.node, fact);
  });

  /** @param {Fact} fact */
  function topicOf(fact) {
    if (fact.kind === "claim") return fact.relation;
    return fact.kind === "event" ? (fact.type ?? "Event") : "statement";
  }

  /** @param {Fact} fact @returns {[Day, Day] | null} */
  function spanOf(fact) {
    if (fact.days?.length) return [fact.days[0], fact.days[1]];
    const days = fact.articles.flatMap((article) => articles[article].day ?? []).sort();
    return days.length ? [days[0], days[days.length - 1]] : null;
  }

  // ---------------------------------------------------------------- sentences

  /** @type {Map<number, Promise<Shard>>} */
  const shards = new Map();

  /** @type {Map<number, number> | null} */
  let scores = null;

  /** @param {number} number of the evidence */
  async function evidence(number) {
    let block = data.shards.length - 1;
    while (data.shards[block] > number) block -= 1;
    if (!shards.has(block)) shards.set(block, read(`evidence-${block}`));
    const shard = /** @type {Shard} */ (await shards.get(block));
    const record = shard.evidence[number - data.shards[block]];
    const quote = shard.quotes[record.quote];
    const marks = marksOf(shard, record.quote);
    scores ??= scoresOf(facts);
    const score = record.score ?? scores.get(number) ?? 0;
    const stop = record.start + Array.from(quote).length;
    const [extractor, version] = data.extractors[record.extractor];
    const article = articles[data.told[number]];
    return { ...record, stop, score, id: number, quote, marks, article, extractor, version };
  }

  // ---------------------------------------------------------------- words

  const words = () => data.words[language];
  /** @param {Happening} event */
  const eventNoun = ({ type, mode, deal }) =>
    (mode && Object.hasOwn(words().modes, mode) && words().modes[mode]) ||
    (deal && words().deals[deal]) ||
    words().events[type ?? "Event"][0];

  return {
    ...data,
    nodes,
    edges,
    edgesOf,
    /** The facts that a node takes part in. */
    factsOf,
    /** The event behind a node of kind Event or NamelessEvent. */
    eventOf,
    claims: facts.filter((fact) => fact.kind === "claim"),
    events: facts.filter((fact) => fact.kind === "event"),
    statements: facts.filter((fact) => fact.kind === "statement"),
    /**
     * The sentences of some evidence, in its order.
     *
     * @param {number[]} numbers
     * @returns {Promise<Evidence[]>}
     */
    sentences: (numbers) => Promise.all(numbers.map(evidence)),
    words,
    eventNoun,
    /**
     * What a node is called in the page's language.
     *
     * @param {NodeId} id
     */
    nameOf(id) {
      const node = nodes[id];
      const event = node.kind === "NamelessEvent" ? eventOf.get(id) : null;
      if (event) return eventNoun(event);
      return (language === "en" && node.en) || node.name;
    },
    /** What an article is called. @param {Article} article */
    headlineOf: ({ headline }) => headline || t("article.none"),
    /** @param {GraphNode} node */
    typeWord: (node) => words().types[node.kind][0],
    /** @param {GraphNode} node */
    markOf: (node) => drawing(symbols[node.kind][0], symbols[node.kind][1]),
    /** The status of a fact in words. @param {Claim | Happening} fact */
    statusWord: (fact) =>
      (fact.kind === "claim" ? words().claimStatuses : words().statuses)[fact.status],
    /**
     * The relation in words; what is denied is not to be read as its opposite.
     *
     * @param {{relation: string, status: Status}} claim
     */
    relationWord: ({ relation, status }) =>
      (status === "Denied" ? t("not") : "") + words().relations[relation][0],
    /** The name of a line: empty for parties of an event and for statements. */
    lineWord: (/** @type {GraphEdge} */ edge) =>
      edge.relation
        ? (edge.status === "Denied" ? t("not") : "") + words().relations[edge.relation][0]
        : "",
    /** @param {string} topic */
    topicWord(topic) {
      if (topic === "statement") return words().families.statement;
      const relation = words().relations[topic];
      return relation ? relation[0] : words().events[topic][0];
    },
    /** @param {string} topic @returns {Family} */
    familyOf: (topic) => data.families[topic] ?? "other",
    /** Order by day, what has none last. @param {Fact} a @param {Fact} b */
    byDay: (a, b) =>
      (a.days?.[0] ?? "9999").localeCompare(b.days?.[0] ?? "9999") || a.id - b.id,
  };
}

addStrings({ not: ["не ", "not "] });
