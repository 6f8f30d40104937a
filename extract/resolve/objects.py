"""«ему», «ей», «обвинил его»: a person who is no subject, told by a pronoun.

What «его» takes up is as often a thing as a person. A dative without a preposition («ему
предложили») is nearly always a person, and so is the object of verbs that happen to people
(«задержали его»). It is the one person who agrees and was told in another clause of the sentence
or in the sentence before; where there are two, neither.

Of some sixty pronouns that this rule joins in NEREL's texts, most of them read, at least six were
joined wrongly.
"""

from extract.mentions.gender import gender
from extract.posts import holder
from extract.records import Mention, MentionKind
from extract.resolve.antecedents import clause_start, follow_each_other, is_quoted, verb_above
from extract.resolve.chains import Chains
from extract.tree import Tree
from ontology.vocabulary import EntityType

_MASCULINE = frozenset({"его", "ему"})
_FEMININE = frozenset({"ее", "её", "ей"})
_HAPPENS_TO_PEOPLE = frozenset(
    """
    арестовать арестовывать задержать задерживать обвинить обвинять осудить приговорить допросить
    уволить назначить избрать выбрать отпустить освободить госпитализировать доставить убить ранить
    застрелить избить ударить похитить критиковать раскритиковать поздравить поздравлять
    поблагодарить благодарить пригласить приглашать наградить отстранить подозревать заподозрить
    упрекнуть упрекать предупредить просить попросить убедить уговорить заставить вынудить обязать
    арестовывать депортировать выслать экстрадировать выдать оправдать оштрафовать
    """.split()
)
"""Verbs whose object is a person: one arrests somebody, one adopts a law."""
_HE = frozenset({"он", "его", "ему", "им", "ним", "него", "нему"})
_SHE = frozenset({"она", "ее", "её", "ей", "ней", "нее", "неё"})


def person_meant(chains: Chains, number: int) -> int | None:
    """A mention of the person that a pronoun in the dative or accusative takes up, or None.

    Args:
        chains: of the document; what stands before the pronoun is resolved.
        number: of the pronoun.
    """
    tree, mention = chains.tree, chains.mentions[number]
    wanted = _wanted(tree, mention)
    if wanted is None:
        return None
    verb = verb_above(tree, mention.head)
    people: dict[int, int] = {}
    for other in _people_before(chains, mention):
        told = chains.mentions[other]
        if other not in chains.referring:
            if told.kind is MentionKind.PRONOUN and _gender(tree, told) == wanted:
                return None  # somebody whom the text leaves open
            continue
        if _gender(tree, told) in {wanted, None}:
            people[chains.root(other)] = other
    found = [other for root, other in people.items() if root not in _actors(chains, verb)]
    if len(found) != 1 or _has_rival(chains, mention, chains.root(found[0]), wanted):
        return None
    return found[0]


def _actors(chains: Chains, verb: int | None) -> set[int]:
    """Chains of the subjects of a verb: «обвинил его» is about somebody else."""
    if verb is None:
        return set()
    tree = chains.tree
    return {
        chains.root(number)
        for index in tree.children(verb, "nsubj", "conj")
        for number in tree.mention_numbers(index)
        if number in chains.referring
    }


def _has_rival(chains: Chains, mention: Mention, person: int, wanted: str) -> bool:
    """Whether a noun that nobody took for a person may be meant: «дед», «понтифик»."""
    tree = chains.tree
    heads = {chains.mentions[number].head for number in chains.members_of(person)}
    own = heads | {tree.tokens[head].head for head in heads}
    return any(
        tree.tokens[index].pos in {"NOUN", "PROPN"}
        and tree.feat(index, "Animacy") == "Anim"
        and tree.feat(index, "Number") == "Sing"
        and tree.feat(index, "Gender") == wanted
        and index not in own
        and tree.tokens[index].head not in heads
        and not any(_is_person_or_post_of_one(tree, m) for m in tree.mentions_over(index))
        for index in _before(tree, mention)
    )


def _wanted(tree: Tree, mention: Mention) -> str | None:
    """The gender of the person whom the pronoun must mean, None where it may mean a thing."""
    index = mention.head
    token = tree.tokens[index]
    word = token.text.lower()
    if word not in _MASCULINE | _FEMININE or token.pos == "DET":
        return None
    if tree.case_word(index) is not None or token.head < 0:
        return None
    role = token.rel.split(":")[0]
    dative = word in {"ему", "ей"} and role in {"iobj", "obl", "nsubj"}
    happens = role == "obj" and tree.lemma(token.head) in _HAPPENS_TO_PEOPLE
    if not (dative and tree.feat(index, "Case") == "Dat") and not happens:
        return None
    return "Masc" if word in _MASCULINE else "Fem"


def _is_person_or_post_of_one(tree: Tree, mention: Mention) -> bool:
    """Whether the mention is a person told already, or the post beside one."""
    if mention.type is EntityType.PROFESSION:
        return holder(tree, mention) is not None
    return mention.type is EntityType.PERSON


def _before(tree: Tree, mention: Mention) -> range:
    """Tokens of the sentence before the pronoun's, and of the clauses before its own."""
    here = tree.sentence_index(mention.head)
    start = tree.document.sentences[here].first
    if here and follow_each_other(tree, here, here - 1):
        start = tree.document.sentences[here - 1].first
    return range(start, clause_start(tree, mention.head))


def _people_before(chains: Chains, mention: Mention) -> list[int]:
    """Numbers of the mentions of people that stand before, in order; in a quotation those of it."""
    tree = chains.tree
    quoted = is_quoted(tree, mention.head)
    found: dict[int, None] = {}
    for index in _before(tree, mention):
        for number in tree.mention_numbers(index):
            other = chains.mentions[number]
            is_person = other.type is EntityType.PERSON and other.head == index
            if is_person and not _is_owner(tree, other) and is_quoted(tree, index) == quoted:
                found[number] = None
    return list(found)


def _is_owner(tree: Tree, mention: Mention) -> bool:
    """«фонд Петрова», «его»: whose something is, who does nothing himself."""
    if mention.kind is MentionKind.PRONOUN:
        return tree.tokens[mention.head].pos == "DET"
    return False


def _gender(tree: Tree, mention: Mention) -> str | None:
    if mention.kind is MentionKind.PRONOUN:
        word = mention.name
        return "Masc" if word in _HE else "Fem" if word in _SHE else "Plur"
    if tree.feat(mention.head, "Number") == "Plur":
        return "Plur"
    return gender(tree, mention.first, mention.last, mention.head)
