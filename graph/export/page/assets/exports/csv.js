"use strict";
/**
 * Facts as a table for spreadsheets: comma-separated values by RFC 4180, UTF-8 with a mark at the
 * beginning, by which spreadsheets know it.
 */

/** What a spreadsheet would take for a formula, also after blanks. */
const FORMULA = /^[\s\u0000]*[=+\-@\t\r]/;

/**
 * A field. A text that a spreadsheet would run gets an apostrophe before it.
 *
 * @param {string | number | undefined | null} value
 */
function csvField(value) {
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @typedef {ReturnType<typeof createCsv>} Csv */

/**
 * @param {Model} model
 * @param {Retelling} told
 */
function createCsv(model, told) {
  const KINDS = { claim: "fact", event: "event", statement: "statement" };
  const COLUMNS = /** @type {const} */ ([
    "kind",
    "who",
    "relation",
    "whom",
    "places",
    "status",
    "when",
    "first",
    "last",
    "sources",
    "confidence",
    "by",
    "quotes",
    "headline",
    "outlet",
    "day",
    "url",
    "iri",
  ]);

  /** Who, what they do, and to whom: in the columns that a claim has. @param {Fact} fact */
  function sides(fact) {
    if (fact.kind === "claim") {
      return [model.nameOf(fact.subject), model.relationWord(fact), told.objectOf(fact)];
    }
    if (fact.kind === "event") {
      return [told.listed(fact.agents), model.nameOf(fact.node), told.listed(fact.recipients)];
    }
    const about = [...(fact.to === undefined ? [] : [fact.to]), ...(fact.about ?? [])];
    return [model.nameOf(fact.speaker), t("csv.says"), told.listed(about)];
  }

  /** @param {Fact} fact @param {Map<number, Evidence>} sentences */
  function row(fact, sentences) {
    const evidence = (fact.evidence ?? []).flatMap((number) => sentences.get(number) ?? []);
    const articles = [...new Set(evidence.map((one) => one.article))];
    /** @param {(article: Article) => string | undefined} of */
    const each = (of) => articles.map((article) => of(article) ?? "").join("\n");
    const isTold = fact.kind === "statement" || (fact.kind === "event" && fact.mentioned);
    return [
      t(`csv.${KINDS[fact.kind]}`),
      ...sides(fact),
      fact.kind === "event" ? told.listed(fact.places) : "",
      isTold ? "" : model.statusWord(/** @type {Claim | Happening} */ (fact)),
      told.when(fact),
      fact.days?.[0],
      fact.days?.[1],
      fact.sources,
      fact.confidence,
      fact.kind === "statement" ? "" : told.listed(fact.by),
      [...new Set(evidence.map((one) => one.quote))].join("\n"),
      each((article) => article.headline),
      each((article) => article.outlet),
      each((article) => article.day),
      each((article) => article.url),
      fact.iri,
    ];
  }

  /**
   * A row for each fact; what several articles tell stands in lines of one field.
   *
   * @param {Fact[]} facts
   */
  async function write(facts) {
    const numbers = [...new Set(facts.flatMap((fact) => fact.evidence ?? []))];
    const sentences = new Map((await model.sentences(numbers)).map((one) => [one.id, one]));
    const rows = [
      COLUMNS.map((name) => t(`csv.${name}`)),
      ...facts.map((fact) => row(fact, sentences)),
    ];
    return `\ufeff${rows.map((fields) => fields.map(csvField).join(",")).join("\r\n")}\r\n`;
  }

  return { write };
}
