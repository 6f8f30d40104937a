"use strict";
/** Facts over time as bars; a bar or a stretch of bars is chosen with the pointer. */

/** Height of the drawing in its own units; a bar of few facts is still seen. */
const BAR_HEIGHT = 100;
const LEAST_BAR = 8;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function makeSvg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
  return element;
}

/** A bin in words: its day, month or year, or all before or after. @param {Bin} bin */
function binWords(bin) {
  if (bin.open === "earlier") return t("date.until", { day: dayWords(bin.to) });
  if (bin.open === "later") return t("date.since", { day: dayWords(bin.from) });
  return periodWords(bin.from, bin.to);
}

/**
 * @param {Timeline} timeline
 * @param {(low: number, high: number) => void} choose called with the first and the last bin
 */
function createHistogram(timeline, choose) {
  const { bins } = timeline;
  const bars = bins.map((_, bin) => makeSvg("rect", { x: bin + 0.08, width: 0.84 }));
  const titles = bins.map(() => makeSvg("title", {}));
  const hits = bins.map((_, bin) => {
    const hit = makeSvg("rect", { x: bin, y: 0, width: 1, height: BAR_HEIGHT, class: "hit" });
    hit.append(titles[bin]);
    return hit;
  });
  const drawing = makeSvg("svg", {
    class: "histogram",
    role: "img",
    viewBox: `0 0 ${Math.max(1, bins.length)} ${BAR_HEIGHT}`,
    preserveAspectRatio: "none",
  });
  drawing.append(...bars, ...hits);

  /** @param {PointerEvent} event */
  function binAt(event) {
    const { left, width } = drawing.getBoundingClientRect();
    const bin = Math.floor(((event.clientX - left) / width) * bins.length);
    return Math.min(Math.max(bin, 0), bins.length - 1);
  }
  let anchor = -1;
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    anchor = binAt(event);
    drawing.setPointerCapture(event.pointerId);
    choose(anchor, anchor);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (anchor < 0) return;
    const bin = binAt(event);
    choose(Math.min(anchor, bin), Math.max(anchor, bin));
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    drawing.addEventListener(end, () => (anchor = -1));
  }

  return {
    element: drawing,
    /**
     * @param {number[]} counts facts per bin
     * @param {number} low first chosen bin
     * @param {number} high last chosen bin
     */
    update(counts, low, high) {
      const most = Math.max(1, ...counts);
      counts.forEach((count, bin) => {
        const height = count ? Math.max(LEAST_BAR, (BAR_HEIGHT * count) / most) : 0;
        bars[bin].setAttribute("y", String(BAR_HEIGHT - height));
        bars[bin].setAttribute("height", String(height));
        bars[bin].setAttribute("class", bin >= low && bin <= high ? "bar-in" : "bar-out");
        titles[bin].textContent = barWords(bin, count);
      });
      const peak = counts.indexOf(most);
      const unit = t(`period.${timeline.unit}`);
      const label = peak < 0 ? unit : t("period.most", { unit, bar: barWords(peak, most) });
      drawing.setAttribute("aria-label", label);
    },
  };

  /** @param {number} bin @param {number} count */
  function barWords(bin, count) {
    return t("period.bar", { time: binWords(bins[bin]), facts: plural(count, "fact") });
  }
}
