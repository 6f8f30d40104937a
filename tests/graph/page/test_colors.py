"""Colors: text can be read, marks and lines stand out and apart, with any color vision."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coloraide import Color
from window import WIDE, Open, Window, in_browser

pytestmark = in_browser

READABLE, VISIBLE = 4.5, 3.0
"""Least contrast of text, and of marks and lines, to their ground (WCAG 2.2, 1.4.3 and 1.4.11)."""
APART = 10.0
"""Least distance of two colors that alone tell things apart, CIEDE2000."""
LINE_OPACITY = 0.8
"""How much of a line's color reaches the ground when nothing is selected."""
VISION = (None, "protan", "deutan", "tritan")
"""Normal vision, and what the three deficiencies make of a color (Brettel et al. 1997)."""

GROUNDS = ("ground", "surface", "raised")
TEXTS = [
    *((text, ground) for text in ("ink", "muted") for ground in GROUNDS),
    *(("accent", ground) for ground in ("ground", "surface")),
    ("ink", "highlight"),
    *((status, f"{status}-ground") for status in ("planned", "denied", "done", "ongoing")),
]


@pytest.fixture(scope="module", params=["light", "dark"])
def painted(request: pytest.FixtureRequest, browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401
    """The page of the story on light and on dark ground."""
    window = Window(browser, story_file, WIDE, request.param)
    yield window
    window.context.close()


def color_of(window: Window, name: str) -> Color:
    """What the browser makes of a custom property of the style sheets."""
    return Color(
        window.ask(
            """(name) => {
                const probe = document.body.appendChild(document.createElement("span"));
                probe.style.color = `var(--${name})`;
                const { color } = getComputedStyle(probe);
                probe.remove();
                return color;
            }""",
            name,
        )
    )


def contrast(color: str, ground: Color, opacity: float = 1.0) -> float:
    """Contrast to the ground of a color that lets it shine through."""
    paint = Color(color)
    paint["alpha"] *= opacity
    return Color.layer([paint, ground]).contrast(ground)


def distance(one: str, other: str) -> float:
    """How far apart two colors are for whoever tells them apart worst."""

    def seen(color: str, vision: str | None) -> Color:
        return Color(color).filter(vision) if vision else Color(color)

    return min(seen(one, v).delta_e(seen(other, v), method="2000") for v in VISION)


@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(painted: Window, text: str, ground: str) -> None:
    """Every color of text on every ground that it stands on."""
    assert color_of(painted, text).contrast(color_of(painted, ground)) >= READABLE


@pytest.mark.parametrize("name", ["ground", "surface"])
def test_marks_and_lines_stand_out(painted: Window, name: str) -> None:
    """Every mark, by its filling or its rim, and every line, on the picture and in the legend."""
    theme, ground = painted.ask("() => readTheme()"), color_of(painted, name)
    rim = contrast(theme["rim"], ground)
    faint = [hue for hue, color in theme["hue"].items() if max(rim, contrast(color, ground)) < 3]
    faint += [
        family
        for family, color in theme["line"].items()
        if contrast(color, ground, LINE_OPACITY) < VISIBLE
    ]
    assert faint == []


def test_the_names_of_lines_can_be_read(painted: Window) -> None:
    """A relation is written in its line's color; what somebody says of another has no name."""
    theme, ground = painted.ask("() => readTheme()"), color_of(painted, "ground")
    faint = [
        family
        for family, color in theme["line"].items()
        if family != "statement" and contrast(color, ground) < READABLE
    ]
    assert faint == []


def test_kinds_of_things_are_told_apart(painted: Window) -> None:
    """Two kinds of marks differ in shape, or in a color that everybody tells apart."""
    hue = painted.ask("() => readTheme().hue")
    symbols = painted.ask("() => window.svyaz.model.symbols")
    alike = [
        (one, other)
        for (one, (shape, a)), (other, (outline, b)) in itertools.combinations(symbols.items(), 2)
        if shape == outline and distance(hue[a], hue[b]) < APART
    ]
    assert alike == []


def test_families_of_lines_are_told_apart(painted: Window) -> None:
    """By color with any color vision; statements are the only ones that are always dotted."""
    line = painted.ask("() => readTheme().line")
    alike = [
        (one, other)
        for one, other in itertools.combinations(sorted(line.keys() - {"statement"}), 2)
        if distance(line[one], line[other]) < APART
    ]
    assert alike == []


PIXELS = """async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return document.querySelector("#canvas canvas").toDataURL();
}"""


def test_the_reader_can_choose_the_ground(opened: Open) -> None:
    """Dark where the system is light: picture and text are those of a dark system; and back."""
    by_choice, by_system = opened(), opened(scheme="dark")
    at_first = by_choice.ask(PIXELS)
    by_choice.ask("() => window.svyaz.view.set({ theme: 'dark' })")
    for name in ("ground", "ink", "line-work"):
        assert color_of(by_choice, name) == color_of(by_system, name)
    assert at_first != by_choice.ask(PIXELS) == by_system.ask(PIXELS)
    by_system.ask("() => window.svyaz.view.set({ theme: 'light' })")
    assert by_system.ask(PIXELS) == at_first
    by_choice.ask("() => window.svyaz.view.set({ theme: 'auto' })")
    assert by_choice.ask(PIXELS) == at_first


def test_the_picture_follows_the_system(opened: Open) -> None:
    """When evening comes and the system turns dark, so does the page."""
    window = opened()
    at_first = window.ask(PIXELS)
    window.page.emulate_media(color_scheme="dark")
    dark = opened(scheme="dark")
    # Names are placed once more when the picture has come to rest.
    for page in (window.page, dark.page):
        page.wait_for_timeout(600)
    assert window.ask(PIXELS) == dark.ask(PIXELS) != at_first
