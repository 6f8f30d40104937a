"""Words to word pieces: the unigram tokenizer of the large model's encoder.

A word is cut into the pieces whose log probabilities have the highest sum (Kudo 2018, "Subword
regularization", the tokenizer of XLM-R and multilingual-e5). Pieces never cross a word here, so
every piece belongs to exactly one word and the result for a word depends on nothing around it but
whether a space stands before it.
"""

from collections.abc import Mapping, Sequence

SPACE = "▁"
# An unknown character costs this much more than the rarest piece, as in SentencePiece.
UNKNOWN_PENALTY = 10.0
# Words repeat; beyond this many different ones the memory of earlier cuts is dropped.
MEMORY = 100_000


class Pieces:
    """A unigram vocabulary and its best cut of a word.

    Args:
        pieces: the vocabulary; the index is the piece id; ``▁`` at the start means a space before.
        scores: log probability of each piece, the same length.
        unknown: id given to a character that no piece covers.
        normalization: one character to its replacement, applied before cutting.

    Raises:
        ValueError: there are not as many scores as pieces.
    """

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        unknown: int,
        normalization: Mapping[str, str],
    ) -> None:
        self._ids = {
            piece: (number, float(score))
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if number != unknown and piece
        }
        self._longest = max(map(len, self._ids), default=1)
        self._unknown = unknown
        self._penalty = min(map(float, scores), default=0.0) - UNKNOWN_PENALTY
        self._normalization = str.maketrans(dict(normalization))
        self._memory: dict[tuple[str, bool], tuple[int, ...]] = {}

    def cut(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        """The pieces of one word.

        Args:
            word: any text without a break that matters; inner spaces are dropped.
            spaced: whether a space or the start of the text precedes the word.

        Returns:
            Piece ids, at least one, in order.
        """
        found = self._memory.get((word, spaced))
        if found is None:
            if len(self._memory) >= MEMORY:
                self._memory.clear()
            found = self._best(word, spaced=spaced)
            self._memory[word, spaced] = found
        return found

    def _best(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        """The highest-scoring cut, by dynamic programming over character positions."""
        text = word.translate(self._normalization).replace(" ", "")
        text = SPACE + text if spaced else text
        if not text:
            return (self._unknown,)
        best = [0.0] + [float("-inf")] * len(text)
        last = [(0, self._unknown)] * (len(text) + 1)
        for start in range(len(text)):
            score = best[start] + self._penalty
            if score > best[start + 1]:
                best[start + 1], last[start + 1] = score, (start, self._unknown)
            for stop in range(start + 1, min(start + self._longest, len(text)) + 1):
                known = self._ids.get(text[start:stop])
                if known and best[start] + known[1] > best[stop]:
                    best[stop], last[stop] = best[start] + known[1], (start, known[0])
        cut = []
        place = len(text)
        while place:
            place, piece = last[place]
            cut.append(piece)
        return tuple(reversed(cut))
