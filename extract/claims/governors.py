"""What stands above a verb, and what the sentence says of it further on."""

from extract.claims.judgment import Case, Decision, negation, word_at
from extract.claims.status_cues import UNCERTAIN, Cue, cues_of
from extract.times.clauses import is_finite
from extract.times.tense import is_predicate
from extract.tree import Tree
from ontology.vocabulary import Status

_CONTENT = ("xcomp", "ccomp", "csubj", "obj", "acl", "advcl", "nmod", "obl", "nsubj", "iobj")
_INFINITIVE_REACH = 8
"""Tokens to the left of a stray infinitive among which its governor is looked for."""
_CONTRAST = frozenset({"но", "однако"})
_FAILURE = frozenset({"без", "не", "нет", "безуспешно"})
PRONOUNS = frozenset({"это", "этом", "этого", "его", "ее", "её", "их"})
_PREVENTED = frozenset({"задержать", "арестовать", "погибнуть", "умереть"})
"""What keeps a person from doing what was tried or planned."""
_TURNED_DOWN = frozenset({"отказать", "отказаться", "отвергнуть", "отклонить"})
_DUMMIES = frozenset({"то", "тот"})
REJECTING = frozenset({"отвергнуть", "отвергать", "отклонить", "отклонять"})
"""Of what cancels, the verbs that deny what words say: «отверг сообщения о том, что»."""
ACCUSATIONS = frozenset({"обвинение", "подозрение", "упрек", "претензия"})
"""Who is accused denies it; the author does not."""
_SUPPORTING = ("xcomp", "obl", "obj", "nmod", "amod", "acl", "iobj", "nsubj")
"""Links of «ложными» and «фейком» to «оказались», as far as slovnet finds them."""
_OF_CONTENT = frozenset({None, "о", "об", "от", "в"})
"""Prepositions of «то» before a clause that is content: «о том, что»; «из-за того, что» is not."""


def is_infinitive(case: Case) -> bool:
    """Whether the trigger is an infinitive."""
    return case.tree.feat(case.index, "VerbForm") == "Inf"


def governor_of(case: Case) -> int | None:
    """What the verb is the content of: a predicate, or a noun («решение отправить»), or None.

    A conjunct shares the governor of the first one; a stray infinitive takes the nearest word to
    its left that can have one.
    """
    tree = case.tree
    index, seen = case.index, {case.index}
    while tree.tokens[index].rel == "conj" and tree.tokens[index].head not in (*seen, -1):
        head = tree.tokens[index].head
        if tree.feat(head, "VerbForm") != tree.feat(case.index, "VerbForm"):
            return _governor_by_order(case) if is_infinitive(case) else None
        index = head
        seen.add(index)
    token = tree.tokens[index]
    is_content = token.rel.split(":")[0] in _CONTENT and token.rel != "acl:relcl"
    if is_infinitive(case):
        known = is_content and token.head >= 0 and token.head not in seen
        return token.head if known else _governor_by_order(case)
    if not is_content or token.head < 0 or token.rel == "advcl" or token.head in seen:
        return None
    return token.head


def _governor_by_order(case: Case) -> int | None:
    tree = case.tree
    first = max(tree.sentence(case.index).first, case.index - _INFINITIVE_REACH)
    for index in range(case.index - 1, first - 1, -1):
        if is_predicate(tree, index) and tree.feat(index, "VerbForm") != "Inf":
            return index
    return None


def noun_above(case: Case, noun: int) -> Decision:
    """What a noun with a clause or an infinitive says: «сведения, что», «планы посетить».

    «то» stands for the noun above it: «слухи о том, что» are rumors. Where there is none, the verb
    judges: «сообщил о том, что».
    """
    tree = case.tree
    holder = noun
    if tree.lemma(noun) in _DUMMIES:
        if tree.case_word(noun) not in _OF_CONTENT:
            return Decision(Status.OCCURRED, "a circumstance")
        head = tree.tokens[noun].head
        holder = head if head >= 0 and tree.tokens[head].pos == "NOUN" else noun
    verb = next(
        (i for i in tree.ancestors(holder) if i != case.index and is_predicate(tree, i)), None
    )
    above = cues_of(tree.lemma(verb)) if verb is not None else frozenset()
    is_dummy = tree.lemma(holder) in _DUMMIES
    cues = above if is_dummy else cues_of(tree.lemma(holder))
    named = f"«{tree.lemma(holder)}»"
    if called_untrue(tree, holder):
        return Decision(Status.DENIED, f"{named} called untrue")
    if verb is not None and _takes_words_back(tree, verb, told=holder != noun):
        if tree.lemma(holder) in ACCUSATIONS:
            return Decision(None, f"{named} refused by the accused")
        denied = negation(tree, verb) is None
        return Decision(Status.DENIED if denied else Status.OCCURRED, tree.lemma(verb))
    if verb is not None and negation(tree, verb) is not None:
        return Decision(None, f"«{tree.lemma(verb)}» is negated")
    if Cue.CANCELS in above and holder != noun:
        return Decision(None, f"{named} under what cancels")
    if Cue.CONFIRMS in above and holder != noun:
        return Decision(Status.OCCURRED, f"{named} confirmed")
    if cues & (UNCERTAIN | {Cue.UNTRUE}) or (holder != noun and Cue.REFUTES in cues):
        return Decision(None, named)
    return Decision(Status.OCCURRED, named)


def _takes_words_back(tree: Tree, verb: int, *, told: bool) -> bool:
    """Whether a verb denies what a noun says; of words told, only a rejection does.

    «Приостановил проверку сообщений о том, что» leaves open whether they are true.
    """
    cues = cues_of(tree.lemma(verb))
    return Cue.REFUTES in cues or (tree.lemma(verb) in REJECTING if told else Cue.CANCELS in cues)


def called_untrue(tree: Tree, noun: int) -> bool:
    """Whether the noun is the subject of a predicate of untruth.

    «Оказались ложными», «— выдумка», «не соответствуют действительности».
    """
    token = tree.tokens[noun]
    if token.rel.split(":")[0] != "nsubj" or token.head < 0:
        return False
    words = (token.head, *tree.children(token.head, *_SUPPORTING))
    negated = negation(tree, token.head) is not None
    if negated and tree.lemma(token.head) == "соответствовать":
        return any(tree.lemma(word) == "действительность" for word in words)
    return not negated and any(
        Cue.UNTRUE in cues_of(tree.lemma(word)) and negation(tree, word) is None
        for word in words
        if word != noun
    )


def fails_later(case: Case) -> bool:
    """Whether the sentence goes on «но …» with a word of failure."""
    tree = case.tree
    start = next((i for i in case.after if word_at(tree, i) in _CONTRAST), None)
    if start is None:
        return False
    return any(
        word_at(tree, i) in _FAILURE or (is_finite(tree, i) and _takes_back(tree, i))
        for i in range(start, case.after.stop)
    )


def _takes_back(tree: Tree, index: int) -> bool:
    lemma = tree.lemma(index)
    return lemma in _PREVENTED or bool({Cue.CANCELS, Cue.REFUTES} & cues_of(lemma))


def refused_later(case: Case) -> bool:
    """«потребовали выдать его, но Путин в этом отказал»."""
    tree = case.tree
    return any(
        tree.lemma(index) in _TURNED_DOWN
        and {word_at(tree, i) for i in (index - 1, index + 1)} & PRONOUNS
        for index in case.after
    )
