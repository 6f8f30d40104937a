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
    index = head
    if tree.tokens[index].rel in {"appos", "flat:name", "flat"} and tree.tokens[index].head >= 0:
        index = tree.tokens[index].head
    if not tree.tokens[index].rel.startswith("nsubj") or tree.tokens[index].head < 0:
        return None
    found = tree.feat(tree.tokens[index].head, "Gender")
    return found if found in {"Masc", "Fem"} else None
