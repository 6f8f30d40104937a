"use strict";
/**
 * What a reader looks for by its name: things, events, articles, statements. The whole name comes
 * before its beginning, that before the beginning of a word, that before what stands inside; then
 * what is more important. Other spellings come after what was typed, those of them first that a
 * word begins with; slips come where nothing else is.
 */

/** @typedef {"thing" | "event" | "article" | "statement"} FoundKind */

/**
 * @typedef {object} Found
 * @property {FoundKind} kind
 * @property {number} id of the node, the article or the fact
 * @property {string} key the name by which it was found, folded
 * @property {boolean} isGuess whether what was typed is only like its name
 */

/**
 * What has names: each is looked up by any of its keys.
 *
 * @typedef {object} Shelf
 * @property {number[]} ids
 * @property {string[][]} keys folded names of each
 * @property {string[][]} sounds of the keys, as far as they were needed
 * @property {(id: number) => number} weight
 */

/** How many of a kind are listed; things are what one mostly looks for. */
const LISTED = { thing: 8, event: 4, article: 4, statement: 4 };
/** Ranks that one spelling can have; the next spelling's come after them. */
const RANKS = 6;
/** Names whose sounds are made at one go: some milliseconds. */
const SLICE = 1000;
/** The last rank at which what is typed begins a word. */
const WORD_BEGINNING = 3;
/** Letters of what is typed from which on its sound tells something. */
const LEAST_SOUND = 3;
/** Letters of a word from which on it tells something inside another. */
const LEAST_INSIDE = 3;
const NOT_FOUND = Infinity;

/** A folded name without what parts its words otherwise than by a space. @param {string} text */
const bareName = (text) =>
  fold(text)
    .replace(/[^\p{L}\p{N}%+&']+/gu, " ")
    .trim();

/**
 * How well a name fits: 0 is the whole of it.
 *
 * @param {string} key
 * @param {string} typed
 * @param {string[]} words of what is typed
 */
function fitOf(key, typed, words) {
  if (words.length === 1 && !key.includes(typed)) return NOT_FOUND;
  if (key === typed) return 0;
  if (key.startsWith(typed)) return 1;
  const spaced = ` ${key}`;
  if (spaced.includes(` ${typed}`)) return 2;
  if (words.every((word) => spaced.includes(` ${word}`))) return 3;
  if (key.includes(typed)) return 4;
  const isInside = (/** @type {string} */ word) =>
    word.length < LEAST_INSIDE ? spaced.includes(` ${word}`) : key.includes(word);
  return words.every(isInside) ? 5 : NOT_FOUND;
}

/** @typedef {ReturnType<typeof createFinding>} Finding */

/** @param {Model} model */
function createFinding(model) {
  const { nodes, facts, articles } = model;
  /** @type {Record<FoundKind, Shelf> | null} */
  let shelves = null;
  let spoken = language;

  /**
   * @template Item
   * @param {Item[]} items
   * @param {(item: Item) => number} idOf
   * @param {(item: Item) => (string | undefined)[]} namesOf
   * @param {(id: number) => number} weight
   * @returns {Shelf}
   */
  function shelf(items, idOf, namesOf, weight) {
    const keys = items.map((item) => [
      ...new Set(namesOf(item).flatMap((name) => (name && bareName(name)) || [])),
    ]);
    return { ids: items.map(idOf), keys, sounds: [], weight };
  }

  /** All names, folded once; names of events change with the language. */
  function open() {
    if (shelves && spoken === language) return shelves;
    spoken = language;
    const sources = (/** @type {FactId} */ id) => facts[id].sources;
    shelves = {
      thing: shelf(
        nodes.filter((node) => node.kind !== "NamelessEvent"),
        (node) => node.id,
        (node) => [node.name, node.en, ...(node.aliases ?? [])],
        (id) => nodes[id].weight,
      ),
      event: shelf(
        model.events.filter((event) => nodes[event.node].kind === "NamelessEvent"),
        (event) => event.id,
        (event) => [
          model.eventNoun(event),
          [
            model.eventNoun(event),
            ...event.nodes.slice(1).map((id) => model.nameOf(id)),
            event.trigger,
          ].join(" "),
        ],
        sources,
      ),
      article: shelf(
        articles,
        (article) => article.id,
        (article) => [article.headline, [article.headline, article.outlet].join(" ")],
        (id) => -id,
      ),
      statement: shelf(
        model.statements,
        (said) => said.id,
        (said) => [said.text],
        sources,
      ),
    };
    return shelves;
  }

  /** How all names of a shelf sound. @param {Shelf} one */
  function soundsOf(one) {
    for (let place = one.sounds.length; place < one.keys.length; place += 1) {
      one.sounds.push(one.keys[place].map(soundOf));
    }
    return one.sounds;
  }

  /**
   * Make what takes long in a large graph while nobody waits for it, a little at a time.
   *
   * @param {number} pause milliseconds in which the page is free for other things
   */
  function prepare(pause = 20) {
    const isNew = !shelves || spoken !== language;
    const all = Object.values(open());
    if (isNew) return void window.setTimeout(prepare, pause);
    const one = all.find(({ keys, sounds }) => sounds.length < keys.length);
    if (!one) return undefined;
    const last = Math.min(one.keys.length, one.sounds.length + SLICE);
    for (let place = one.sounds.length; place < last; place += 1) {
      one.sounds.push(one.keys[place].map(soundOf));
    }
    return void window.setTimeout(prepare, pause);
  }

  /**
   * The best fit of each item's names.
   *
   * @param {Shelf} one
   * @param {string} typed
   * @param {boolean} bySound
   */
  function fits(one, typed, bySound) {
    const words = typed.split(" ");
    const names = bySound ? soundsOf(one) : one.keys;
    return names.map((keys) => {
      let best = NOT_FOUND;
      for (const key of keys) best = Math.min(best, fitOf(key, typed, words));
      return best;
    });
  }

  /** Items of which each typed word nearly is the beginning of a word. @param {Shelf} one @param {string} typed */
  function nearly(one, typed) {
    const words = typed.split(" ").map((word) => ({ word, slips: slipsAllowed(word.length) }));
    const isKeyNear = (/** @type {string} */ key) => {
      const parts = key.split(" ");
      return words.every(({ word, slips }) => parts.some((part) => isNearly(word, part, slips)));
    };
    return soundsOf(one).map((keys) => (keys.some(isKeyNear) ? 0 : NOT_FOUND));
  }

  /**
   * The best of one kind.
   *
   * @param {FoundKind} kind
   * @param {Shelf} one
   * @param {number[]} ranks of the items, the best is least
   * @param {boolean} [isGuess]
   * @returns {Found[]}
   */
  function best(kind, one, ranks, isGuess = false) {
    const found = ranks.flatMap((rank, place) => (rank < NOT_FOUND ? [place] : []));
    found.sort(
      (a, b) =>
        ranks[a] - ranks[b] ||
        one.weight(one.ids[b]) - one.weight(one.ids[a]) ||
        one.ids[a] - one.ids[b],
    );
    return found
      .slice(0, LISTED[kind])
      .map((place) => ({ kind, id: one.ids[place], key: one.keys[place][0] ?? "", isGuess }));
  }

  /**
   * What is found, the best of each kind.
   *
   * @param {string} text as it was typed
   * @returns {Found[]}
   */
  function find(text) {
    const typed = bareName(text);
    if (!typed) return [];
    const all = /** @type {[FoundKind, Shelf][]} */ (Object.entries(open()));
    const layout = bareName(otherLayout(text.toLowerCase()));
    /** @type {[string, boolean][]} */
    const spellings = [[typed, false]];
    // A letter or two sound like too much.
    const sound = soundOf(typed);
    if (sound.length >= LEAST_SOUND) spellings.push([sound, true]);
    if (layout && layout !== typed && typed.length > 2) spellings.push([layout, false]);
    const found = all.flatMap(([kind, one]) => {
      const ranks = one.ids.map(() => NOT_FOUND);
      let isFound = false;
      spellings.forEach(([spelling, bySound], number) => {
        // Another spelling is a guess, of which there is no need where a word begins as typed.
        if (!spelling || isFound || (bySound && kind === "statement")) return;
        fits(one, spelling, bySound).forEach((fit, place) => {
          if (fit === NOT_FOUND) return;
          // What a guess finds inside words comes after all that guesses find at their beginnings.
          const isWeak = number > 0 && fit > WORD_BEGINNING;
          const rank = fit + RANKS * (number + (isWeak ? spellings.length : 0));
          ranks[place] = Math.min(ranks[place], rank);
          if (fit <= WORD_BEGINNING) isFound = true;
        });
      });
      return best(kind, one, ranks);
    });
    if (found.length) return found;
    if (sound.length < LEAST_SOUND) return [];
    return all.flatMap(([kind, one]) =>
      kind === "statement" ? [] : best(kind, one, nearly(one, sound), true),
    );
  }

  return { find, prepare };
}
