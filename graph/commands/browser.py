"""The page in the browser of whoever asks for it, and of nobody else."""

import webbrowser
from pathlib import Path

from graph.commands.terminal import say


def show(page: Path) -> None:
    """Open a page in the user's browser, or say that there is none.

    Which browser that is, the system says, or the environment variable BROWSER.
    """
    try:
        is_open = webbrowser.open(page.resolve().as_uri())
    except webbrowser.Error:
        is_open = False
    if not is_open:
        say(f"no browser could be opened here; the page is {page}")
