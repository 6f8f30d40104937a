"""One article as arrays: what the learned extractor reads of it.

`extract.annotate` makes readings on the way to a `Document`, when a model wants them; this module
knows nothing of how. Token numbers are those of `Document.tokens`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

WORD_WIDTH = 300
"""Dimensions of navec's word vectors."""
LAYER_WIDTHS = (256, 128, 64)
"""Channels of the three convolutions of each slovnet tagger."""
TAGGERS = ("morph", "syntax", "ner")
"""The taggers whose layers stand side by side in `Reading.hidden`, in this order."""
HIDDEN_WIDTH = len(TAGGERS) * sum(LAYER_WIDTHS)
"""1,344: the layers of one tagger after the other, the layer nearest to the words first."""
N_SHAPES = 66
"""Word shapes that slovnet tells apart ("RU_Xx", "PUNCT_,"); 0 is padding."""
N_TAGS = 753
"""Morphological tags ("NOUN|Animacy=Anim|Case=Nom|..."); 0 is padding."""
N_RELS = 45
"""Relations of the dependency tree ("nsubj"); 0 is padding."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reading:
    """An article of n tokens and s sentences. Compared and hashed by identity.

    Float values may differ in their last digits between batches and machines: they are for
    deciding with a margin, never for writing down.
    """

    words: tuple[str, ...]
    """[n] tokens as the taggers know words: capitals as written, ё as е."""
    starts: Ints
    """[n] first code point of each token in `Article.text`."""
    stops: Ints
    """[n] code point after each token."""
    sentences: Ints
    """[s, 2] first token and the token after the last of each sentence."""
    tags: Ints
    """[n] ids of morphological tags, 0..N_TAGS - 1."""
    heads: Ints
    """[n] governing token, -1 for a root; may form cycles."""
    rels: Ints
    """[n] ids of the relations to the governing tokens, 0..N_RELS - 1."""
    shapes: Ints
    """[n] ids of word shapes, 0..N_SHAPES - 1; a word has one wherever it stands."""
    navec: Floats
    """[n, WORD_WIDTH] word vectors, one of a word wherever it stands; unknown words share one."""
    hidden: Floats
    """[n, HIDDEN_WIDTH] layers of the taggers. Those of "ner" see over the ends of sentences."""
