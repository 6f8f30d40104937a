"use strict";
/**
 * Facts as Turtle 1.1: of each fact, of its evidence, its articles and the things that take part,
 * the very triples that the graph's own file has of it.
 */

/** @typedef {[string, string][]} Triples predicates and objects of one subject */
/** Before the name of an origin that is no thing of the graph. */
const UNLISTED = "publisher ";

/** @typedef {ReturnType<typeof createTurtle>} Turtle */

/** @param {Model} model */
function createTurtle(model) {
  const { nodes, facts, articles, prefixes } = model;
  const extractorIri = new Map(
    model.extractors.map(([name, version, iri]) => [`${name}\n${version}`, iri]),
  );

  /** A prefixed name, or the whole IRI where the name is an odd one. @param {string} curie */
  function named(curie) {
    const colon = curie.indexOf(":");
    const [prefix, local] = [curie.slice(0, colon), curie.slice(colon + 1)];
    if (PLAIN_NAME.test(local)) return `${prefix}:${local}`;
    return turtleIri((prefixes[prefix] ?? `${prefix}:`) + local);
  }
  /** @param {string} text */
  const russian = (text) => `${turtleString(text)}@ru`;
  /** @param {string} text @param {string} type */
  const typed = (text, type) => `${turtleString(text)}^^xsd:${type}`;
  const nodeIri = (/** @type {NodeId} */ id) => named(nodes[id].iri);

  /**
   * The predicates and objects of one subject: `add` leaves out what is missing.
   *
   * @param {string[]} classes
   */
  function description(classes) {
    /** @type {Triples} */
    const triples = classes.map((name) => ["a", `sv:${name}`]);
    return {
      triples,
      /** @param {string} predicate @param {string | null | undefined | false} object */
      add(predicate, object) {
        if (object) triples.push([predicate, object]);
      },
      /** @param {string} predicate @param {string | null | undefined} text */
      words(predicate, text) {
        if (text) triples.push([predicate, russian(text)]);
      },
      /** @param {string} predicate @param {NodeId[] | undefined} ids */
      nodes(predicate, ids) {
        for (const id of ids ?? []) triples.push([predicate, nodeIri(id)]);
      },
    };
  }

  /** @param {NodeId} id */
  function thing(id) {
    const node = nodes[id];
    const about = description(["Entity", ...model.classes[node.kind]]);
    about.add("rdfs:label", russian(node.exact?.label ?? node.name));
    const english = node.exact?.en ?? node.en;
    about.add("rdfs:label", english && `${turtleString(english)}@en`);
    for (const alias of node.exact?.aliases ?? node.aliases ?? []) {
      about.add("skos:altLabel", russian(alias));
    }
    about.add("owl:sameAs", node.wikidata && named(`wd:${node.wikidata}`));
    const place = /^[0-9]+$/.test(node.geonames ?? "") ? node.geonames : null;
    about.add("owl:sameAs", place && turtleIri(`https://sws.geonames.org/${place}/`));
    about.add("dcterms:identifier", node.iso && turtleString(`ISO 3166 ${node.iso}`));
    return about.triples;
  }

  /** @param {Article} article @param {NodeId[]} mentioned of the things that are written */
  function piece(article, mentioned) {
    const about = description(["Article"]);
    const { exact, url, headline } = article;
    const own = exact && "headline" in exact ? exact.headline : headline;
    about.words("sv:headline", own);
    const address = exact && "url" in exact ? exact.url : url;
    about.add("sv:url", address && typed(address, "anyURI"));
    about.add("sv:published", article.day && typed(article.day, "date"));
    if (article.untitled) about.words("rdfs:label", headline);
    about.add("sv:contentHash", turtleString(article.hash));
    if (article.publisher === undefined) about.words("sv:publisherName", article.outlet);
    else about.add("sv:publisher", nodeIri(article.publisher));
    about.words("sv:sourceName", article.cites);
    about.add(
      "sv:reprintOf",
      article.reprint !== undefined && named(articles[article.reprint].iri),
    );
    // An outlet stands by the articles that it published, whether they mention it or not.
    about.nodes(
      "sv:mentions",
      mentioned.filter((id) => id !== article.publisher),
    );
    return about.triples;
  }

  /** @param {Fact} fact */
  function told(fact) {
    const about = description(
      fact.kind === "claim" ? ["Claim"] : fact.kind === "event" ? ["Event"] : ["Statement"],
    );
    if (fact.kind === "claim") {
      about.nodes("sv:subject", [fact.subject]);
      about.add("sv:relation", `sv:${fact.relation}`);
      about.add("sv:object", objectOf(fact));
    } else if (fact.kind === "event") {
      about.words("rdfs:label", fact.label);
      about.add("sv:eventType", fact.type && `sv:${fact.type}`);
      about.add("sv:eventMode", fact.mode && named(`sv:${fact.mode}`));
      about.add("sv:dealType", fact.deal && `sv:${fact.deal}`);
      about.nodes("sv:agent", fact.agents);
      about.nodes("sv:recipient", fact.recipients);
      about.nodes("sv:place", fact.places);
      about.words("sv:trigger", fact.exact?.trigger ?? fact.trigger);
    } else {
      about.nodes("sv:speaker", [fact.speaker]);
      about.words("sv:text", fact.exact?.text ?? fact.text);
      about.words("sv:verb", fact.verb);
      about.nodes("sv:about", fact.about);
      about.nodes("sv:statedTo", fact.to === undefined ? [] : [fact.to]);
      about.add("sv:stance", fact.stance && turtleString(fact.stance));
    }
    if (fact.kind !== "statement") {
      about.add("sv:status", `sv:${fact.status}`);
      about.nodes("sv:attributedTo", fact.by);
      for (const other of fact.stated ?? []) about.add("sv:statedIn", named(facts[other].iri));
      for (const other of fact.against ?? []) about.add("sv:contradicts", named(facts[other].iri));
    }
    about.add("sv:independentSources", String(fact.sources));
    about.add("sv:confidence", turtleDecimal(fact.confidence));
    addDates(about, fact);
    return about;
  }

  /** @param {Claim} claim */
  function objectOf(claim) {
    if (claim.object !== undefined) return nodeIri(claim.object);
    const [text, type] = claim.literal ?? ["", "ru"];
    return /^[a-z]{2}$/.test(type) ? `${turtleString(text)}@${type}` : typed(text, type);
  }

  /** @param {ReturnType<typeof description>} about @param {Fact} fact */
  function addDates(about, fact) {
    const form = DATE_TYPES.find(([pattern]) => pattern.test(fact.date ?? ""));
    about.add("sv:date", form && typed(fact.date ?? "", form[1]));
    about.words("sv:dateText", fact.words);
    if (!fact.days?.length) return;
    about.add("sv:earliest", typed(fact.days[0], "date"));
    about.add("sv:latest", typed(fact.days[1], "date"));
    const stretch = fact.time ?? (fact.kind === "claim" ? fact.valueTime : null);
    about.add("sv:openStart", stretch?.[0] === null && "true");
    about.add("sv:openEnd", stretch?.[1] === null && "true");
  }

  /** @param {Evidence} evidence */
  function sentence(evidence) {
    const about = description(["Evidence"]);
    const { article, extractor, version } = evidence;
    about.add("sv:article", named(article.iri));
    about.words("sv:quote", evidence.quote);
    about.add("sv:start", String(evidence.start));
    about.add("sv:end", String(evidence.stop));
    about.add("sv:confidence", turtleDecimal(evidence.score));
    about.nodes("sv:citesSource", evidence.cites === undefined ? [] : [evidence.cites]);
    const origin = evidence.origin ?? article.origin ?? article.iri;
    if (origin.startsWith(UNLISTED)) {
      about.add("sv:originName", turtleString(origin.slice(UNLISTED.length)));
    } else if (origin !== article.iri) {
      about.add("sv:origin", named(origin));
    }
    about.add("sv:extractor", named(extractorIri.get(`${extractor}\n${version}`) ?? ""));
    about.add("sv:status", evidence.status && `sv:${evidence.status}`);
    return about.triples;
  }

  /** The facts and those that they refer to: statements, contradictions, what an event is. */
  function withReferences(/** @type {Iterable<FactId>} */ ids) {
    /** @type {Map<string, FactId[]>} */
    const ofOneName = new Map();
    for (const event of model.events) {
      ofOneName.set(event.iri, [...(ofOneName.get(event.iri) ?? []), event.id]);
    }
    const found = new Set(ids);
    for (const id of found) {
      const fact = facts[id];
      const refers = fact.kind === "statement" ? [] : [fact.stated, fact.against];
      const unnamed = fact.nodes.filter((node) => nodes[node].kind === "NamelessEvent");
      const events = unnamed.map((node) => ofOneName.get(nodes[node].iri));
      for (const one of [...refers, ...events, ofOneName.get(fact.iri)].flat()) {
        if (one !== undefined) found.add(one);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /**
   * A Turtle document of some facts.
   *
   * @param {Iterable<FactId>} ids
   * @param {string[]} [remarks] comments at its head, one a line
   */
  async function write(ids, remarks = []) {
    const chosen = withReferences(ids).map((id) => facts[id]);
    /** @type {Map<string, Triples>} */
    const subjects = new Map();
    /** @param {string} subject @param {Triples} triples */
    const put = (subject, triples) => {
      const known = subjects.get(subject);
      if (known) known.push(...triples);
      else subjects.set(subject, triples);
    };

    const evidence = await model.sentences([
      ...new Set(chosen.flatMap((fact) => fact.evidence ?? [])),
    ]);
    const sources = withReprints(evidence.map((one) => one.article));
    const origins = new Set(evidence.map((one) => one.origin ?? one.article.origin));
    const parties = new Set(
      chosen.flatMap((fact) => [...fact.nodes, ...(fact.kind === "statement" ? [] : (fact.by ?? []))]),
    );
    for (const { publisher } of sources) if (publisher !== undefined) parties.add(publisher);
    for (const { cites } of evidence) if (cites !== undefined) parties.add(cites);
    for (const { id, iri } of nodes) if (origins.has(iri)) parties.add(id);
    const things = new Set([...parties].filter((id) => nodes[id].kind !== "NamelessEvent"));

    /** @type {NodeId[][]} */
    const mentioned = articles.map(() => []);
    for (const id of things) for (const one of nodes[id].articles ?? []) mentioned[one].push(id);
    for (const article of sources) put(named(article.iri), piece(article, mentioned[article.id]));
    for (const id of things) put(nodeIri(id), thing(id));
    const sentences = new Map(evidence.map((one) => [one.id, one]));
    for (const fact of chosen) {
      const about = told(fact);
      for (const number of fact.evidence ?? []) {
        about.add("sv:evidence", named(sentences.get(number)?.iri ?? ""));
      }
      put(named(fact.iri), about.triples);
      if (fact.kind === "claim" && fact.direct !== false) {
        put(nodeIri(fact.subject), [[`sv:${fact.direct ?? fact.relation}`, objectOf(fact)]]);
      }
    }
    for (const one of evidence) {
      put(named(one.iri), sentence(one));
      const extractor = named(extractorIri.get(`${one.extractor}\n${one.version}`) ?? "");
      subjects.set(extractor, [
        ["a", "sv:Extractor"],
        ["rdfs:label", turtleString(one.extractor)],
        ["sv:version", turtleString(one.version)],
      ]);
    }
    const head = remarks.map((remark) => `# ${remark.replace(/\s+/g, " ")}`);
    const declared = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: ${turtleIri(iri)} .`);
    const blocks = [...subjects].map(([subject, triples]) => block(subject, triples));
    return [...head, ...declared, "", ...blocks].join("\n");
  }

  /** Articles and those that they repeat, each once. @param {Article[]} some */
  function withReprints(some) {
    const found = new Set(some);
    for (const { reprint } of found) if (reprint !== undefined) found.add(articles[reprint]);
    return [...found].sort((a, b) => a.id - b.id);
  }

  /** One subject with all that is said of it: a line for each predicate. */
  function block(/** @type {string} */ subject, /** @type {Triples} */ triples) {
    /** @type {Map<string, Set<string>>} */
    const objects = new Map();
    for (const [predicate, object] of triples) {
      objects.set(predicate, (objects.get(predicate) ?? new Set()).add(object));
    }
    const lines = [...objects].map(([predicate, some]) => `${predicate} ${[...some].join(", ")}`);
    return `${subject} ${lines.join(" ;\n    ")} .\n`;
  }

  return { write };
}
