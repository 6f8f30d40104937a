"use strict";
/**
 * What the page says, in Russian and English. A script with many words of its own has a file
 * `strings-….js` beside this one, which adds them with `addStrings`.
 */

/** @type {Record<Language, Record<string, string | string[]>>} */
const STRINGS = { ru: {}, en: {} };

/** The language of the page; `setLanguage` changes it, and whoever shows words draws anew. */
let language = /** @type {Language} */ ("ru");

/**
 * Add words: a text in which {name} stands for a value, or the forms of a counted noun (Russian
 * one, few, many; English one, many).
 *
 * @param {Record<string, [string | string[], string | string[]]>} table key → [Russian, English]
 */
function addStrings(table) {
  for (const [key, [ru, en]] of Object.entries(table)) {
    if (key in STRINGS.ru) throw new Error(`two texts for ${key}`);
    STRINGS.ru[key] = ru;
    STRINGS.en[key] = en;
  }
}

/** @param {Language} chosen */
function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/**
 * The text of a key in the page's language.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values] for the {names} in it
 */
function t(key, values = {}) {
  const text = STRINGS[language][key];
  if (typeof text !== "string") throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * The count with the right form of its noun: 1 источник, 2 источника, 5 источников.
 *
 * @param {number} count
 * @param {string} key
 */
function plural(count, key) {
  const forms = STRINGS[language][key];
  if (!Array.isArray(forms)) throw new Error(`no forms for ${key}`);
  const rule = PLURAL_RULES[language].select(count);
  const form = rule === "one" ? forms[0] : rule === "few" ? forms[1] : forms[forms.length - 1];
  return `${count.toLocaleString(language)} ${form}`;
}

const PLURAL_RULES = { ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };

/**
 * Put the words of the page's language into the elements that name them: data-text for the text,
 * data-label for aria-label, data-title and data-placeholder for these.
 *
 * @param {ParentNode} root
 */
function translate(root) {
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = t(element.getAttribute("data-text") ?? "");
  }
  for (const [name, attribute] of Object.entries({
    "data-label": "aria-label",
    "data-title": "title",
    "data-placeholder": "placeholder",
  })) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(name) ?? ""));
    }
  }
}

addStrings({
  "tab.graph": ["Граф", "Graph"],
  "tab.facts": ["Факты", "Facts"],
  "tab.events": ["События", "Events"],
  "tab.statements": ["Высказывания", "Statements"],
  "tab.articles": ["Статьи", "Articles"],
  "bar.views": ["Представления", "Views"],
  "canvas.label": [
    "Граф связей; всё, что на нём есть, перечислено на вкладке «Факты»",
    "Graph of relations; all that it holds is listed under “Facts”",
  ],
  "zoom.group": ["Масштаб", "Zoom"],
  "zoom.in": ["Крупнее", "Zoom in"],
  "zoom.out": ["Мельче", "Zoom out"],
  "zoom.fit": ["Показать всё", "Show all"],
  "panel.label": ["Подробности", "Details"],
  "notice.full": [
    "На графе больше нет места: скройте лишнее.",
    "The picture is full: hide what you do not need.",
  ],
  source: [
    ["источник", "источника", "источников"],
    ["source", "sources"],
  ],
  quote: [
    ["цитата", "цитаты", "цитат"],
    ["quote", "quotes"],
  ],
  tie: [
    ["связь", "связи", "связей"],
    ["link", "links"],
  ],
  "article.none": ["Без заголовка", "No headline"],
  "date.none": ["без даты", "no date"],
  "name.none": ["не назван", "not named"],
});
