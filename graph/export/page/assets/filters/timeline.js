"use strict";
/**
 * The time that the facts span, in bins of one day, month or year: what the histogram draws and
 * where its sliders stop. A few facts of long ago would press all others into one bar, so what
 * lies far outside goes into one bin at either end.
 */

/** Bins at most of days, and of months or years; a longer time is told in the next unit. */
const DAY_BINS = 92;
const MONTH_BINS = 120;
/** Shares of the days that one bin at either end may hold: as little as lets others be read. */
const FAR = [0.02, 0.05, 0.1, 0.2];
/** Days far off are worth a bin of their own where the time is so many times shorter without. */
const WORTH = 1.5;

/**
 * @typedef {object} Bin
 * @property {Day} from first day
 * @property {Day} to last day
 * @property {"earlier" | "later" | null} open whether it holds all that lies before or after
 */

/** @typedef {ReturnType<typeof createTimeline>} Timeline */

/** @typedef {"day" | "month" | "year"} TimeUnit */

const MS_PER_DAY = 86_400_000;

/** @param {Day} day */
const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);

/**
 * The unit's number since the beginning of our era: consecutive units have consecutive numbers.
 *
 * @param {Day} day
 * @param {TimeUnit} unit
 */
function unitNumber(day, unit) {
  if (unit === "day") return dayNumber(day);
  const year = Number(day.slice(0, 4));
  return unit === "year" ? year : 12 * year + Number(day.slice(5, 7)) - 1;
}

/**
 * First day of the unit with a number.
 *
 * @param {number} number
 * @param {TimeUnit} unit
 * @returns {Day}
 */
function unitStart(number, unit) {
  if (unit === "day") return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
  const year = unit === "year" ? number : Math.floor(number / 12);
  const month = unit === "year" ? 1 : (number % 12) + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}

/**
 * Last day of the unit with a number.
 *
 * @param {number} number
 * @param {TimeUnit} unit
 * @returns {Day}
 */
function unitEnd(number, unit) {
  if (unit === "day") return unitStart(number, unit);
  const date = new Date(0);
  if (unit === "year") date.setUTCFullYear(number, 11, 31);
  else date.setUTCFullYear(Math.floor(number / 12), (number % 12) + 1, 0);
  return date.toISOString().slice(0, 10);
}

/** @typedef {[Day, Day]} Days */

/**
 * The days that bins of their own are made for, and the unit of the bins.
 *
 * @param {Day[]} days sorted, at least one
 * @param {Map<Day, number>} ends how often each of them is the first or the last of a fact
 * @returns {[Days, TimeUnit]}
 */
function binned(days, ends) {
  const total = days.reduce((sum, day) => sum + (ends.get(day) ?? 0), 0);
  /**
   * The first day behind so many ends of facts.
   *
   * @param {Day[]} order
   * @param {number} far
   */
  const past = (order, far) => {
    let left = far;
    return order.find((day) => (left -= ends.get(day) ?? 0) < 0) ?? order[order.length - 1];
  };
  const backwards = [...days].reverse();
  /** @param {Days} stretch @param {TimeUnit} unit */
  const length = ([first, last], unit) => unitNumber(last, unit) - unitNumber(first, unit) + 1;
  /** @type {Days} */
  let kept = [days[0], days[days.length - 1]];
  for (const [index, share] of FAR.entries()) {
    const far = Math.floor(share * total);
    /** @type {Days} */
    const near = [past(days, far), past(backwards, far)];
    if (length(kept, "day") <= DAY_BINS) break;
    if (index > 0 && length(kept, "year") <= MONTH_BINS) break;
    if (length(near, "day") * WORTH < length(kept, "day")) kept = near;
  }
  if (length(kept, "day") <= DAY_BINS) return [kept, "day"];
  return [kept, length(kept, "month") <= MONTH_BINS ? "month" : "year"];
}

/** @param {Fact[]} facts */
function createTimeline(facts) {
  /** How often each day is the first or the last of a fact. @type {Map<Day, number>} */
  const ends = new Map();
  for (const { span } of facts) {
    for (const day of span ?? []) ends.set(day, (ends.get(day) ?? 0) + 1);
  }
  const days = [...ends.keys()].sort();
  const [[firstDay, lastDay], unit] = days.length
    ? binned(days, ends)
    : [["", ""], /** @type {const} */ ("day")];
  const first = days.length ? unitNumber(firstDay, unit) : 0;
  const last = days.length ? unitNumber(lastDay, unit) : -1;

  /** @type {Bin[]} */
  const bins = [];
  for (let number = first; number <= last; number += 1) {
    bins.push({ from: unitStart(number, unit), to: unitEnd(number, unit), open: null });
  }
  if (bins.length && days[0] < bins[0].from) {
    bins.unshift({ from: days[0], to: unitEnd(first - 1, unit), open: "earlier" });
  }
  if (bins.length && days[days.length - 1] > bins[bins.length - 1].to) {
    bins.push({ from: unitStart(last + 1, unit), to: days[days.length - 1], open: "later" });
  }
  const shift = bins[0]?.open ? 1 : 0;

  /** The bin in which a day lies, or the nearest. @param {Day} day */
  const binOf = (day) =>
    Math.min(Math.max(unitNumber(day, unit) - first + shift, 0), bins.length - 1);

  // Where each fact begins and ends, once: counting is then a matter of additions.
  const known = new Map(days.map((day) => [day, binOf(day)]));
  const from = new Int32Array(facts.length).fill(-1);
  const to = new Int32Array(facts.length).fill(-1);
  for (const { id, span } of facts) {
    if (!span) continue;
    from[id] = known.get(span[0]) ?? -1;
    to[id] = known.get(span[1]) ?? -1;
  }

  return {
    unit,
    bins,
    binOf,
    /** A counter of facts by bin: a fact counts in every bin that its days meet. */
    counter() {
      const steps = new Int32Array(bins.length + 1);
      return {
        /** @param {FactId} fact */
        add(fact) {
          if (from[fact] < 0) return;
          steps[from[fact]] += 1;
          steps[to[fact] + 1] -= 1;
        },
        counts() {
          let sum = 0;
          return Array.from(bins, (_, bin) => (sum += steps[bin]));
        },
      };
    },
  };
}
