"""A browser that measures a page of a graph: first frame, longest task, frames, memory, answers."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from window import CHROMIUM, WIDE

PAN_S = 2.0
"""Seconds of dragging over which frames are counted."""
_POLL_MS = 20
_ANSWER_S = 3.0
"""Seconds after which a page has not answered a click."""

_PROBE = """() => {
  const probe = { usable: null, longest: 0, frames: [], asked: null, answered: null };
  window.probe = probe;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) probe.longest = Math.max(probe.longest, task.duration);
  }).observe({ type: "longtask", buffered: true });
  let hooked = false;
  const look = () => {
    // Ours is usable when it answers questions, vis-network alone when it has drawn something.
    const network = typeof window.network === "object" && "on" in (window.network ?? {});
    if (window.svyaz) requestAnimationFrame(() => { probe.usable ??= performance.now(); });
    else if (network && !hooked) {
      hooked = true;
      window.network.once("afterDrawing", () => { probe.usable ??= performance.now(); });
    }
    if (probe.usable === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""

_RECORD = """() => {
  const { probe } = window;
  probe.frames = [];
  const frame = (now) => {
    probe.frames.push(now);
    probe.running = requestAnimationFrame(frame);
  };
  probe.running = requestAnimationFrame(frame);
}"""

_AWAIT = """([event, selector, old]) => {
  const { probe } = window;
  const turn = (probe.turn ?? 0) + 1;
  Object.assign(probe, { turn, asked: null, answered: null });
  const text = () => document.querySelector(selector)?.textContent ?? "";
  const before = old ? text() : "";
  const look = () => {
    if (probe.turn !== turn) return;
    if (probe.asked !== null && text() !== "" && text() !== before) {
      requestAnimationFrame(() => { probe.answered = performance.now(); });
    } else requestAnimationFrame(look);
  };
  const start = () => { if (probe.turn === turn) probe.asked = performance.now(); };
  document.addEventListener(event, start, { capture: true, once: true });
  requestAnimationFrame(look);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """How smoothly a drag went."""

    per_s: float
    worst_ms: float


class Probe:
    """One page in a browser of its own, without a network."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self._browser = browser
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable")

    def open(self, file: Path) -> float:
        """Load the page; seconds until it can be used, however long that takes."""
        self.page.goto(file.as_uri(), wait_until="commit")
        while (found := self.page.evaluate("() => window.probe?.usable ?? null")) is None:
            self.page.wait_for_timeout(_POLL_MS)
        return float(found) / 1000

    def longest_task_s(self) -> float:
        """The longest that the page has not answered so far."""
        return float(self.page.evaluate("() => window.probe.longest")) / 1000

    def pan(self, start: tuple[float, float]) -> Frames:
        """Drag the picture to and fro by an empty point, given in pixels of the window."""
        mouse, (x, y) = self.page.mouse, start
        mouse.move(x, y)
        mouse.down()
        self.page.evaluate(_RECORD)
        begun, step = time.monotonic(), 0
        while time.monotonic() - begun < PAN_S:
            step += 1
            swing = step % 80
            mouse.move(x + 4 * min(swing, 80 - swing), y + 2 * min(swing, 80 - swing))
        mouse.up()
        times = self.page.evaluate(
            "() => { cancelAnimationFrame(window.probe.running); return window.probe.frames; }"
        )
        gaps = [after - before for before, after in itertools.pairwise(times)]
        if not gaps:
            return Frames(per_s=1 / PAN_S, worst_ms=1000 * PAN_S)
        return Frames(per_s=1000 * len(gaps) / sum(gaps), worst_ms=max(gaps))

    @contextmanager
    def answer(self, event: str, selector: str, *, is_new: bool = True) -> Iterator[list[float]]:
        """Time what the body asks: from its event to the frame that shows the answer.

        Args:
            event: the input event that begins it, "mousedown" or "input".
            selector: what has text when the answer stands there.
            is_new: whether text that stood there before does not count.

        Yields:
            A list that gets the milliseconds, or stays empty where no answer came.
        """
        found: list[float] = []
        self.page.evaluate(_AWAIT, [event, selector, is_new])
        yield found
        deadline = time.monotonic() + _ANSWER_S
        while time.monotonic() < deadline:
            asked, answered = self.page.evaluate(
                "() => [window.probe.asked, window.probe.answered]"
            )
            if answered is not None:
                found.append(answered - asked)
                return
            self.page.wait_for_timeout(_POLL_MS)

    def heap_mb(self) -> float:
        """What scripts and data of the page take."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize")) / 1e6

    def resident_mb(self) -> float:
        """What the process of the page takes."""
        session = self._browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        sizes = [_resident_mb(each["id"]) for each in processes if each["type"] == "renderer"]
        return max(sizes, default=0.0)


@contextmanager
def probing() -> Iterator[Probe]:
    """A browser with one empty page; nothing of one page can slow down another."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(
            viewport={"width": WIDE[0], "height": WIDE[1]},
            reduced_motion="reduce",
            offline=True,
        )
        context.set_default_timeout(0)  # whoever waits for this process sets a limit
        page = context.new_page()
        page.add_init_script(f"({_PROBE})()")
        try:
            yield Probe(browser, page)
        finally:
            browser.close()


def _resident_mb(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    sizes = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(sizes[0]) / 1000 if sizes else 0.0
