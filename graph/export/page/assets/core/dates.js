"use strict";
/** Days in words, in the page's language. */

/** @param {string} locale */
function dateForms(locale) {
  /** @param {Intl.DateTimeFormatOptions} options */
  const form = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  return {
    day: form({ day: "numeric", month: "long", year: "numeric" }),
    dayOfYear: form({ day: "numeric", month: "long" }),
    month: form({ month: "long", year: "numeric" }),
    year: form({ year: "numeric" }),
  };
}

const DATE_FORMS = { ru: dateForms("ru"), en: dateForms("en-GB") };

addStrings({
  "date.since": ["с {day}", "since {day}"],
  "date.until": ["до {day}", "until {day}"],
});

/**
 * @param {Day} day
 * @param {"day" | "dayOfYear" | "month" | "year"} form
 */
function formatDay(day, form) {
  // Russian writes "1 декабря 2025", not "1 декабря 2025 г.", in a list.
  return DATE_FORMS[language][form].format(new Date(`${day}T00:00:00Z`)).replace(/\sг\.$/, "");
}

/** A day: 1 декабря 2025. @param {Day} day */
const dayWords = (day) => formatDay(day, "day");

/** The last day of its month. @param {Day} day */
function isMonthEnd(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.getUTCDate() === 1;
}

/**
 * A day, a month, a year, or two days with what they share said once: 5–21 августа 2025.
 *
 * @param {Day} first
 * @param {Day} last
 */
function periodWords(first, last) {
  if (first === last) return dayWords(first);
  const wholeMonths = first.endsWith("-01") && isMonthEnd(last);
  const [year, month] = [first.slice(0, 4), first.slice(0, 7)];
  if (last.startsWith(year)) {
    if (wholeMonths && last.startsWith(month)) return formatDay(first, "month");
    if (wholeMonths && month.endsWith("-01") && last.slice(5, 7) === "12") {
      return formatDay(first, "year");
    }
    if (last.startsWith(month)) return `${Number(first.slice(8))}–${dayWords(last)}`;
    return `${formatDay(first, "dayOfYear")} – ${dayWords(last)}`;
  }
  return `${dayWords(first)} – ${dayWords(last)}`;
}

/**
 * A stretch of time; the article's words where no day is known.
 *
 * @param {Stretch | undefined} stretch
 * @param {string} [told] the article's words
 */
function timeWords(stretch, told = "") {
  const [first, last] = stretch ?? [null, null];
  if (first && last) return periodWords(first, last);
  if (first) return t("date.since", { day: dayWords(first) });
  if (last) return t("date.until", { day: dayWords(last) });
  return told;
}
