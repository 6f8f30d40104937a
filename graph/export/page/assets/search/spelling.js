"use strict";
/**
 * One name in many spellings: other alphabets, another keyboard layout, a slip of the finger.
 */

/**
 * Russian letters in Latin ones; those of neighboring alphabets by their nearest.
 *
 * @type {Record<string, string>}
 */
const LATIN = Object.fromEntries(
  (
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c " +
    "ч:ch ш:sh щ:sh ъ: ы:i ь: э:e ю:u я:a і:i є:e ґ:g ј:i қ:k ғ:g ң:n ө:o ұ:u ү:u ә:a һ:h"
  )
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** Spellings of one sound in Latin letters, longer ones first. */
const SOUNDS = /** @type {[RegExp, string][]} */ ([
  [/shch|sch/g, "sh"],
  [/tch|tsch/g, "ch"],
  [/zh|dj|dzh/g, "zh"],
  [/kh/g, "h"],
  [/ph/g, "f"],
  [/ts|tz/g, "c"],
  [/ck|q/g, "k"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/[yji](?=[aeou])/g, ""],
  [/[yj]/g, "i"],
  [/['’`ʹ]/g, ""],
  [/(.)\1+/g, "$1"],
]);

/**
 * What a folded text sounds like, roughly: «Хенриксон», Henrikson and Khenrikson agree.
 *
 * @param {string} text
 */
function soundOf(text) {
  let sound = "";
  for (const letter of text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")) {
    sound += LATIN[letter] ?? letter;
  }
  for (const [pattern, one] of SOUNDS) sound = sound.replace(pattern, one);
  return sound;
}

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/**
 * What the same keys give in the other layout: rbnfq → китай, руддщ → hello.
 *
 * @param {string} typed in lower case, ё as it was typed
 */
function otherLayout(typed) {
  const [from, to] = /[а-яё]/.test(typed) ? [RUSSIAN_KEYS, QWERTY] : [QWERTY, RUSSIAN_KEYS];
  return Array.from(typed, (letter) => to[from.indexOf(letter)] ?? letter).join("");
}

/** Slips that a word of this many letters may have: short words are too like one another. */
const slipsAllowed = (/** @type {number} */ letters) => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/**
 * Whether a word begins like what is typed, but for a few letters left out, put in, taken for
 * others or swapped (Damerau and Levenshtein, restricted).
 *
 * @param {string} typed
 * @param {string} word
 * @param {number} slips
 */
function isNearly(typed, word, slips) {
  if (word.length < typed.length - slips) return false;
  // What follows in the word does not count: one types the beginning.
  const end = Math.min(word.length, typed.length + slips);
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: end + 1 }, (_, place) => place);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    let least = row;
    for (let place = 1; place <= end; place += 1) {
      const same = typed[row - 1] === word[place - 1];
      let cost = Math.min(last[place] + 1, next[place - 1] + 1, last[place - 1] + (same ? 0 : 1));
      if (
        row > 1 &&
        place > 1 &&
        typed[row - 1] === word[place - 2] &&
        typed[row - 2] === word[place - 1]
      ) {
        cost = Math.min(cost, before[place - 2] + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > slips) return false;
    [before, last] = [last, next];
  }
  return Math.min(...last.slice(Math.max(0, typed.length - slips))) <= slips;
}
