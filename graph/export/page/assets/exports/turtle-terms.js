"use strict";
/** IRIs, strings and numbers as Turtle 1.1 writes them. */

/** A local name that needs no escapes. */
const PLAIN_NAME = /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?$/;
/** Forms of a date in its own precision, with their datatypes. */
const DATE_TYPES = /** @type {const} */ ([
  [/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, "date"],
  [/^[0-9]{4}-[0-9]{2}$/, "gYearMonth"],
  [/^[0-9]{4}$/, "gYear"],
]);
const ESCAPES = /** @type {Record<string, string>} */ ({
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
});

/** @param {string} letter one unit of UTF-16 */
const codeEscape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;

/** A string in quotes; control characters are escaped. @param {string} text */
function turtleString(text) {
  const escaped = text.replace(/[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (letter) => {
    return ESCAPES[letter] ?? codeEscape(letter);
  });
  return `"${escaped}"`;
}

/** An IRI in angle brackets. @param {string} iri */
const turtleIri = (iri) => `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, codeEscape)}>`;

/** A score: a decimal of at most three places. @param {number} score */
function turtleDecimal(score) {
  const text = Math.min(1, Math.max(0, score)).toFixed(3).replace(/0+$/, "");
  return text.endsWith(".") ? `${text}0` : text;
}
