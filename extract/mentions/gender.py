"""The gender of a person named in the text: by the verb that agrees, else by the name itself."""

from extract.annotate.normalize import person_gender
from extract.tree import Tree


def gender(tree: Tree, first: int, last: int, head: int) -> str | None:
    """Gender ("Masc", "Fem" or None) of the person named by the tokens `first:last`.

    A past-tense verb tells it best: «сообщила Кая Каллас», also where the name stands in
    apposition to a masculine post («сообщила представитель Мария Захарова»).
    """
    return verb_gender(tree, head) or person_gender(tree.tokens[first:last])


def verb_gender(tree: Tree, head: int) -> str | None:
    """Gender of the past-tense verb whose subject the token, or the post before it, is."""
    index = _carrier(tree, head)
    if not _is_nsubj(tree, index):
        return None
    found = tree.feat(tree.tokens[index].head, "Gender")
    return found if found in {"Masc", "Fem"} else None


def is_subject(tree: Tree, head: int) -> bool:
    """Whether a verb has the token, or the post that it stands beside, for its subject."""
    index = _carrier(tree, head)
    return _is_nsubj(tree, index) and tree.case_word(index) is None


def _is_nsubj(tree: Tree, index: int) -> bool:
    governor = tree.tokens[index].head
    return (
        tree.tokens[index].rel == "nsubj" and governor >= 0 and tree.tokens[governor].pos == "VERB"
    )


def _carrier(tree: Tree, head: int) -> int:
    """The post that a name stands in apposition to, else the name itself."""
    token = tree.tokens[head]
    if token.rel in {"appos", "flat:name", "flat"} and token.head >= 0:
        return token.head
    return head
