"""The head of slovnet's name tagger: the likeliest sequence of tags, and the names it marks.

Source: slovnet 0.6, exec/model.py (CRF) and bio.py (MIT).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.annotate.weights import Weights

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Name = tuple[int, int, str]
"""First token, token after the last, and "PER", "LOC" or "ORG"."""


class NameHead:
    """Names of persons, places and organizations, flat and disjoint."""

    def __init__(self, weights: Weights) -> None:
        self._weight = weights.array("head", "proj", "weight")  # [64, 8]
        self._bias = weights.array("head", "proj", "bias")
        # [8 to, 8 from]
        self._transitions = np.ascontiguousarray(weights.array("head", "crf", "transitions").T)
        tags = weights.vocabulary("tag")
        self._tags = tuple(tag.partition("-")[::2] for tag in tags)
        self._outside = tags.index("O")

    def __call__(self, articles: Sequence[Floats]) -> list[list[Name]]:
        """Names of each article: last layers of [n, 64] each → names in order."""
        lengths = np.array([len(last) for last in articles], np.int32)
        scores = [last @ self._weight + self._bias for last in articles]
        empty = np.empty((0, len(self._tags)), np.float32)
        tags = self._likeliest(np.concatenate((empty, *scores)), lengths)
        stops = np.cumsum(lengths).tolist()
        return [
            self._names(tags[stop - length : stop])
            for stop, length in zip(stops, lengths.tolist(), strict=True)
        ]

    def _likeliest(self, scores: Floats, lengths: Ints) -> Ints:
        """Viterbi over all articles at once, the longest first: scores [N, 8] → tags [N]."""
        order = np.argsort(-lengths, kind="stable")
        lengths, firsts = lengths[order], (np.cumsum(lengths) - lengths)[order]
        n_steps = int(lengths.max(initial=0))
        going = np.searchsorted(-lengths, -np.arange(n_steps)).tolist()  # articles that long
        came_from = np.zeros((n_steps, len(lengths), scores.shape[1]), np.int8)
        best = np.zeros(came_from.shape[1:], np.float32)
        for step, n in enumerate(going):
            now = scores[firsts[:n] + step]
            if step == 0:
                best[:n] = now
                continue
            # [n, to, from], summed in slovnet's order
            paths = best[:n, None, :] + self._transitions + now[:, :, None]
            came_from[step, :n] = paths.argmax(axis=2)
            best[:n] = paths.max(axis=2)
        tags = np.empty(len(scores), np.int32)
        current, articles = best.argmax(axis=1), np.arange(len(lengths))
        for step in range(n_steps - 1, -1, -1):
            n = going[step]
            tags[firsts[:n] + step] = current[:n]
            current[:n] = came_from[step, articles[:n], current[:n]]
        return tags

    def _names(self, tags: Ints) -> list[Name]:
        """B begins a name, I goes on with it whatever type it names, O ends it."""
        found: list[Name] = []
        open_at = -1
        for token in np.flatnonzero(tags != self._outside).tolist():
            part, kind = self._tags[tags[token]]
            if part == "B":
                found.append((token, token + 1, kind))
                open_at = token + 1
            elif token == open_at:
                open_at += 1
                if part == "I":
                    found[-1] = (found[-1][0], open_at, found[-1][2])
        return found
