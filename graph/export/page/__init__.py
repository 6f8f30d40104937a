"""The HTML page: one offline file in which the picture leads to claims, a claim to its sentences.

    KnowledgeGraph → scene (what is drawn) → layout (where) → payload (what is told) → html

`assets` holds what the browser gets: a template, style sheets and scripts.
"""

from graph.export.page.html import render_html, write_html

__all__ = ["render_html", "write_html"]
