"""The page inside a notebook: a frame of its own, which holds the whole page in its attribute.

Plain HTML, without a script around it: a notebook that was saved and opened again still shows the
graph. The frame is isolated: it has an origin of its own, so that the page can neither see the
notebook nor be seen by it. The page's policy holds inside as in a file.
"""

from html import escape

from graph.export.page.html import render_html
from graph.records import KnowledgeGraph

HEIGHT = 720
"""Pixels: the whole page above the fold of a laptop, with some lines of the notebook around it."""
_ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
"""Drawing, exports, and links to articles, which open as ordinary pages."""


def frame(knowledge: KnowledgeGraph) -> str:
    """Return an iframe with the page of a graph, for `_repr_html_`."""
    return (
        f'<iframe title="Граф связей" sandbox="{_ALLOWED}" width="100%" height="{HEIGHT}" '
        f'style="border: 0" srcdoc="{escape(render_html(knowledge))}"></iframe>'
    )
