"""Takes the pictures of README.md anew, from the page in output/sample.

python tests/pictures.py
"""

from pathlib import Path

from playwright.sync_api import sync_playwright
from window import CHROMIUM, WIDE, Window

SAMPLE = Path(__file__).parent.parent / "output" / "sample"
PICTURES = {
    # name → theme, address, and the node to choose, whose first claim is opened
    "graph.png": ("light", "", "Pax Silica"),
    "timeline.png": ("light", "tab=events&tall=1&from=2025-10-01&to=2025-12-31", ""),
    "dark.png": ("dark", "", "Дональд Трамп"),
}


def take(window: Window, address: str, chosen: str, file: Path) -> None:
    """Choose what the picture is about, and keep the window as it is seen."""
    window.ask("(address) => void (window.location.hash = address)", address)
    window.page.wait_for_timeout(300)
    if chosen:
        window.ask("(node) => window.svyaz.view.selectNode(node)", window.node(chosen))
        window.page.locator("#panel").get_by_role("button", name="источника").first.click()
    window.page.wait_for_timeout(500)
    window.page.screenshot(path=file)


def main() -> None:
    """Every picture in a window of its own."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (scheme, address, chosen) in PICTURES.items():
            window = Window(browser, SAMPLE / "graph.html", WIDE, scheme)
            take(window, address, chosen, SAMPLE / name)
            window.context.close()
        browser.close()


if __name__ == "__main__":
    main()
