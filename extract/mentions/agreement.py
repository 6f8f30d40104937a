"""Whether a post and a personal name beside it are said of one person."""

from extract.annotate.normalize import UD_CASES, noun_cases, noun_forms
from extract.tree import Tree

_ALIKE = ({"Gen", "Acc"},)
"""Cases that people's names do not tell apart."""


def agree(tree: Tree, post: int, name: int) -> bool:
    """Whether the name at token `name` may stand in the case of the post at token `post`.

    «министр Петров», «министра Петрова»; but «адвокат Петрова» is Petrov's lawyer. A name that is
    not declined agrees with everything.
    """
    post_case, name_case = tree.feat(post, "Case"), tree.feat(name, "Case")
    if post_case == name_case or name_case is None or post_case is None:
        return True
    if {post_case, name_case} in _ALIKE:
        return True
    possible = noun_cases(tree.tokens[name].text)
    if not possible or UD_CASES.get(post_case) in possible:
        return True
    # «Президенты» at the beginning of a sentence may be tagged as a genitive that it cannot be.
    cases = {case for case, _ in noun_forms(tree.tokens[post].text)}
    return bool(cases) and UD_CASES.get(post_case) not in cases and bool(cases & possible)
