"""The few layers that the nets share, in torch: the twin of `extract.neural.layers`."""

from torch import Tensor
from torch.nn import functional


def gelu(x: Tensor) -> Tensor:
    """The tanh form of the function, which is what numpy computes."""
    return functional.gelu(x, approximate="tanh")
