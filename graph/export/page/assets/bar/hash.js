"use strict";
/**
 * The state in the address: what differs from the start, so that a copied address opens the same
 * view. What stands there is checked against what the graph has; all else is passed over.
 */

/** Nodes that an address may draw; more no picture holds. */
const HASH_NODES = 2000;
/** Letters of an address that are read, and of the words in it. */
const HASH_LENGTH = 40_000;
const HASH_WORDS = 200;
/** Milliseconds between two entries: browsers refuse more than some hundred in half a minute. */
const HASH_PAUSE = 300;

/**
 * How a value of the state stands in the address: null where it is left out, undefined where what
 * stands there is no such value.
 *
 * @template Value
 * @typedef {object} Codec
 * @property {string} name in the address
 * @property {(value: Value) => string | null} write
 * @property {(text: string) => Value | undefined} read
 */

/** Numbers as ranges: 3,5-8. @param {Iterable<number>} numbers */
function writeRanges(numbers) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs[runs.length - 1];
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

/**
 * The numbers of ranges that lie below a limit; anything else is passed over.
 *
 * @param {string} text
 * @param {number} limit
 */
function readRanges(text, limit) {
  /** @type {Set<number>} */
  const numbers = new Set();
  let steps = 0;
  for (const part of text.split(",")) {
    const found = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part);
    if (!found) continue;
    const [first, last] = [Number(found[1]), Math.min(Number(found[2] ?? found[1]), limit - 1)];
    // No address of ours names a number twice; one that does it often would keep us busy.
    if ((steps += Math.max(0, last - first)) > 2 * limit) break;
    for (let number = first; number <= last; number += 1) numbers.add(number);
  }
  return numbers;
}

/** What Back undoes: what is read, and what picture is open. To undo a filter would be too far. */
const BACK_KEYS = /** @type {const} */ ([
  "node",
  "edge",
  "fact",
  "tab",
  "focus",
  "depth",
  "community",
  "overview",
]);

/** What is of the moment, and stands in no address; `drawn` has a form of its own. */
const NOT_IN_HASH = ["drawn", "pointed"];

/**
 * How each part of the state is written; whoever adds one to State says it here.
 *
 * @param {Model} model
 * @param {State} start
 * @returns {Record<string, Codec<any>>}
 */
function createCodecs(model, start) {
  /** @param {string} name @param {number} limit @returns {Codec<number | null>} */
  const number = (name, limit) => ({
    name,
    write: (value) => (value === null ? null : String(value)),
    read: (text) => (/^\d{1,9}$/.test(text) && Number(text) < limit ? Number(text) : undefined),
  });
  /**
   * @template {string} Word
   * @param {string} name
   * @param {readonly Word[]} words
   * @param {Word} usual
   * @returns {Codec<Word>}
   */
  const oneOf = (name, words, usual) => ({
    name,
    write: (value) => (value === usual ? null : value),
    read: (text) => words.find((word) => word === text),
  });
  /** @param {string} name @param {string[]} words @returns {Codec<ReadonlySet<string>>} */
  const someOf = (name, words) => ({
    name,
    write: (value) => [...value].sort().join(",") || null,
    read: (text) => new Set(text.split(",").filter((word) => words.includes(word))),
  });
  /** @param {string} name @returns {Codec<Day | null>} */
  const day = (name) => ({
    name,
    write: (value) => value,
    read: (text) => (isDay(text) ? text : undefined),
  });
  /** @param {string} name @returns {Codec<boolean>} */
  const flag = (name) => ({
    name,
    write: (value) => (value ? "1" : null),
    read: (text) => (text === "1" ? true : undefined),
  });
  const outlets = [...new Set(model.articles.map(({ outlet }) => outlet ?? ""))].sort();

  return {
    language: oneOf("lang", ["ru", "en"], start.language),
    theme: oneOf("theme", ["auto", "light", "dark"], start.theme),
    tab: oneOf("tab", ["graph", "facts", "events", "statements", "articles"], start.tab),
    node: number("node", model.nodes.length),
    edge: number("edge", model.edges.length),
    fact: number("fact", model.facts.length),
    hiddenTypes: someOf("hide", Object.keys(model.symbols)),
    hiddenTopics: someOf("without", Object.keys(model.families)),
    hiddenStatuses: someOf("status", ["Occurred", "Ongoing", "Planned", "Denied", NO_STATUS]),
    articles: {
      name: "articles",
      write: (value) => writeRanges(value) || null,
      read: (text) => readRanges(text, model.articles.length),
    },
    // By number: names of outlets would make the address long and are the graph's own words.
    outlets: {
      name: "outlets",
      write: (value) => writeRanges([...value].map((outlet) => outlets.indexOf(outlet))) || null,
      read: (text) => new Set([...readRanges(text, outlets.length)].map((place) => outlets[place])),
    },
    minSources: {
      name: "sources",
      write: (value) => (value > 1 ? String(value) : null),
      read: (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
    },
    from: day("from"),
    to: day("to"),
    focus: number("around", model.nodes.length),
    depth: { ...number("steps", 3), write: (value) => (value > 1 ? String(value) : null) },
    community: number("community", (model.communities ?? []).length),
    overview: flag("overview"),
    rings: {
      ...flag("rings"),
      read: (text) => (text === "1" && isRinged(model.articles.length) ? true : undefined),
    },
    tall: flag("tall"),
    onlyDrawn: flag("drawn"),
    asTable: flag("table"),
    grouping: oneOf("by", ["speaker", "day"], "speaker"),
    sort: {
      name: "sort",
      write: (value) => value || null,
      read: (text) => (/^-?\w{1,24}$/.test(text) ? text : undefined),
    },
    query: {
      name: "q",
      // Whole letters: half of one has no form in an address.
      write: (value) =>
        value ? encodeURIComponent(Array.from(sound(value)).slice(0, HASH_WORDS).join("")) : null,
      read: (text) => Array.from(text).slice(0, HASH_WORDS).join("").replace(/\p{Cc}/gu, ""),
    },
  };
}

/** The text without halves of letters. @param {string} text */
const sound = (text) => text.replace(/\p{Surrogate}/gu, "");

/** @param {string} text */
function isDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * @param {Model} model
 * @param {View} view
 */
function createHash(model, view) {
  const { start } = view;
  const codecs = createCodecs(model, start);
  const keys = Object.keys(codecs).filter((key) => key in start);

  /** The state as it stands in an address, without "#". @param {State} state */
  function write(state) {
    const parts = keys.flatMap((key) => {
      const { name, write: encode } = codecs[key];
      const text = encode(state[/** @type {keyof State} */ (key)]);
      return text === null ? [] : `${name}=${text}`;
    });
    const added = [...state.drawn].filter((id) => !start.drawn.has(id));
    const dropped = [...start.drawn].filter((id) => !state.drawn.has(id));
    if (added.length) parts.push(`add=${writeRanges(added)}`);
    if (dropped.length) parts.push(`drop=${writeRanges(dropped)}`);
    return parts.join("&");
  }

  /** What an address says, as far as it can be. @param {string} hash @returns {Partial<State>} */
  function readHash(hash) {
    const told = new URLSearchParams(hash.replace(/^#/, "").slice(0, HASH_LENGTH));
    /** @type {Record<string, unknown>} */
    const patch = {};
    for (const key of keys) {
      const text = told.get(codecs[key].name);
      const value = text === null ? undefined : codecs[key].read(text);
      if (value !== undefined) patch[key] = value;
    }
    // One thing is chosen at most, and time runs forward.
    if ("node" in patch) delete patch.edge;
    if ("node" in patch || "edge" in patch) delete patch.fact;
    if (patch.from && patch.to && String(patch.from) > String(patch.to)) {
      delete patch.from;
      delete patch.to;
    }
    const drawn = new Set(start.drawn);
    for (const id of readRanges(told.get("drop") ?? "", model.nodes.length)) drawn.delete(id);
    for (const id of readRanges(told.get("add") ?? "", model.nodes.length)) {
      if (drawn.size < HASH_NODES && model.edgesOf[id].length) drawn.add(id);
    }
    return { ...patch, drawn };
  }

  /** A page in a frame may have no history of its own. */
  let isSilent = false;
  let timer = 0;
  /** @param {"pushState" | "replaceState"} way */
  function remember(way) {
    window.clearTimeout(timer);
    timer = 0;
    const hash = write(view.state);
    if (isSilent || hash === window.location.hash.slice(1)) return;
    try {
      const bare = window.location.pathname + window.location.search;
      window.history[way](null, "", hash ? `#${hash}` : bare);
    } catch {
      isSilent = true;
    }
  }

  let isFollowing = false;
  view.on((_, changed) => {
    if (isFollowing) return;
    if (BACK_KEYS.some((key) => changed.has(key))) remember("pushState");
    else {
      timer ||= window.setTimeout(remember, HASH_PAUSE, "replaceState");
    }
  });
  window.addEventListener("hashchange", () => {
    const told = readHash(window.location.hash);
    const { language: tongue, theme } = view.state;
    // The browser has its entry already; it is only put into our own words.
    isFollowing = true;
    view.set({ ...start, language: tongue, theme, ...told });
    isFollowing = false;
    remember("replaceState");
  });

  return {
    write,
    read: readHash,
    /** Parts of the state that no address tells. */
    missing: Object.keys(start).filter((key) => !(key in codecs) && !NOT_IN_HASH.includes(key)),
    /** Take over what the address says, before anything is drawn. */
    restore: () => view.set(readHash(window.location.hash)),
    /** The address of the state that is shown. */
    link() {
      const hash = write(view.state);
      return window.location.href.split("#")[0] + (hash ? `#${hash}` : "");
    },
  };
}
