"""A folder of labeled articles through the whole program, one graph for each article.

added(evaluate(labeled_files(DIR), extract).values()) -> Report
"""

import json
from collections.abc import Sequence
from pathlib import Path

from extract.errors import ReadError
from extract.evaluate.nerel import Extract
from extract.evaluate.texts import extracted
from graph.confidence import MIN_CONFIDENCE
from graph.evaluate.findings import found_in
from graph.evaluate.labels import Labels, labels_of
from graph.evaluate.matching import Report, compare
from graph.merge import merge


def labeled_files(folder: Path) -> list[Path]:
    """The labels and the text of each labeled article, NAME.json and NAME.txt, by name.

    Raises:
        ReadError: there is no such pair.
    """
    texts = sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").is_file())
    if not texts:
        raise ReadError(str(folder), "has no NAME.txt with a NAME.json")
    return [file for text in texts for file in (text.with_suffix(".json"), text)]


def evaluate(
    files: Sequence[Path], extract: Extract, *, min_confidence: float = MIN_CONFIDENCE
) -> dict[str, Report]:
    """Build a graph of every article alone, and compare it with the labels.

    Args:
        files: what `labeled_files` gave.
        extract: the program, `extract_batch` for one; called once with all articles.
        min_confidence: relations and events that are less sure are left out, 0..1.

    Returns:
        A comparison for each article, by its name.

    Raises:
        ExtractError: an article or its labels cannot be read, or nothing can be extracted.
    """
    pairs = list(zip(files[::2], files[1::2], strict=True))
    labels = [_labels(path) for path, _ in pairs]
    found = extracted([text for _, text in pairs], extract, min_confidence=min_confidence)
    return {
        path.stem: compare(wanted, found_in(merge([extraction])))
        for (path, _), wanted, extraction in zip(pairs, labels, found, strict=True)
    }


def _labels(path: Path) -> Labels:
    try:
        return labels_of(json.loads(path.read_text(encoding="utf-8")))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"holds no labels of an article: {type(error).__name__}: {error}"
        raise ReadError(str(path), reason) from error
