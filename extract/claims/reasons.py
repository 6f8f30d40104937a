"""The reasons that claims carry, in words that a reader of the article understands."""

from extract.records import Reason, TimeInterval, TimeMention
from extract.tree import Tree

STATUS = "status"
TIME = "time"
SPEAKER = "speaker"
STANCE = "stance"
_NAMES = {"nsubj": "subject", "obj": "object", "iobj": "object", "amod": "adjective"}
"""Parts of a sentence by the name of their relation; other words go by preposition or case."""
_CASES = {"Gen": "genitive", "Dat": "dative", "Ins": "instrumental", "Acc": "object"}


def by_expression(time: TimeMention) -> Reason:
    """Dated by an expression of its own: what it was read as."""
    return Reason(part=TIME, why=f"«{time.interval.text}» read as {time.rule}")


def by_context(time: TimeInterval, why: str) -> Reason:
    """Dated by other words of the article."""
    return Reason(part=TIME, why=f"{why}: «{time.text}»")


def as_part_of(tree: Tree, trigger: int, word: int) -> str:
    """How a word stands to a trigger: "subject «президент»", "«с» «Францией»".

    Where it hangs on another word than the trigger, below a noun or on the verb above, that one is
    told too.
    """
    first = word
    seen = {-1}  # the parser may close a chain into a ring
    while tree.tokens[first].rel == "conj" and tree.tokens[first].head not in seen:
        seen.add(first)
        first = tree.tokens[first].head  # what is joined by «и» has the part of the first
    token = tree.tokens[first]
    preposition = tree.case_word(first)
    part = f"«{preposition}»" if preposition else _NAMES.get(token.rel.split(":")[0])
    part = part or _CASES.get(tree.feat(first, "Case") or "", "word")
    above = "" if token.head in (trigger, -1) else f" of «{tree.tokens[token.head].text}»"
    return f"{part} «{tree.tokens[word].text}»{above}"
