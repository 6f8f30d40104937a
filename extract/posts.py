"""Who holds a post that the text names beside a person."""

from extract.mentions.agreement import agree
from extract.records import Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

_QUIET = frozenset({"«", "»", '"', "“", "”"})
FORMER = frozenset(
    {"бывший", "тогдашний", "предыдущий", "прежний", "экс", "отставной", "покойный", "уволенный",
     "отстраненный", "отстранённый", "свергнутый", "смещенный", "смещённый"}
)  # fmt: skip
"""Words by which somebody no longer holds the post that follows."""


def holder(tree: Tree, post: Mention) -> Mention | None:
    """The person beside the post: «министр X Иван Петров», «Иван Петров, министр X,».

    Returns:
        The person's mention, or None where the post stands for itself.
    """
    after = _person_at(tree, post.last)
    if after is not None:
        return after if agree(tree, post.head, after.first) else None
    after = _person_after_comma(tree, post)
    if after is not None:
        return after
    before = post.first - 1
    if before > 0 and tree.tokens[before].text in {",", "("}:
        person = _person_ending_at(tree, before)
        if person is not None and _closes(tree, post.last):
            return person
    return None


def _person_after_comma(tree: Tree, post: Mention) -> Mention | None:
    """«президента Беларуси, уважаемого Александра Лукашенко»: in the post's own oblique case."""
    index = post.last
    case = tree.feat(post.head, "Case")
    if index >= len(tree.tokens) or tree.tokens[index].text != "," or case in {"Nom", None}:
        return None
    index += 1
    while index < len(tree.tokens) and tree.tokens[index].pos == "ADJ" and index <= post.last + 2:
        person = _find(tree, index, at_start=True)
        if person is not None:
            break
        index += 1
    person = _find(tree, index, at_start=True)
    if person is not None and tree.feat(person.head, "Case") == case:
        return person
    return None


def _person_at(tree: Tree, index: int) -> Mention | None:
    while index < len(tree.tokens) and tree.tokens[index].text in _QUIET:
        index += 1
    return _find(tree, index, at_start=True)


def _person_ending_at(tree: Tree, index: int) -> Mention | None:
    return _find(tree, index - 1, at_start=False)


def _find(tree: Tree, index: int, *, at_start: bool) -> Mention | None:
    if not 0 <= index < len(tree.tokens):
        return None
    for mention in tree.mentions_over(index):
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME:
            edge = mention.first if at_start else mention.last - 1
            if edge == index:
                return mention
    return None


def _closes(tree: Tree, index: int) -> bool:
    """Whether an apposition ends here: a comma, a bracket or the end of the sentence follows."""
    return index >= len(tree.tokens) or tree.tokens[index].text in {",", ")", ".", ";", "—", "–"}


def is_plural(tree: Tree, post: Mention) -> bool:
    """«президенты», also where the tagger took it for the genitive «президента».

    The nominative of a singular post is its lemma.
    """
    words = [word.lower().replace("ё", "е") for word in post.name.split()]
    return tree.feat(post.head, "Number") == "Plur" or tree.lemma(post.head) not in words


def post_lemma(tree: Tree, post: Mention) -> str:
    """Lemma of the post's head noun."""
    return tree.lemma(post.head)


def is_former(tree: Tree, post: Mention) -> bool:
    """«бывший министр», «экс-президент», «тогдашний премьер»."""
    words = {tree.lemma(index) for index in range(post.first, post.last)}
    if post.first:
        words.add(tree.lemma(post.first - 1))
    return bool(words & FORMER) or tree.lemma(post.head).startswith("экс-")
