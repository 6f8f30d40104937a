"""Pronouns that no person near them explains: bodies and states («она», «тот»), oblique cases."""

from extract.posts import holder
from extract.records import Mention, MentionKind
from extract.resolve.antecedents import antecedent_of
from extract.resolve.chains import Chains
from extract.resolve.objects import person_meant
from ontology.vocabulary import EntityType


def join_pronouns(chains: Chains) -> None:
    """Join the pronouns that stand alone so far with what they take up, in place."""
    for number, mention in enumerate(chains.mentions):
        if mention.kind is not MentionKind.PRONOUN or number in chains.referring:
            continue
        noun = antecedent_of(chains.tree, mention.head)
        found = person_meant(chains, number) if noun is None else _referring(chains, noun)
        if found is not None:
            chains.join(found, number, f"«{mention.name}»")


def _referring(chains: Chains, noun: int) -> int | None:
    """The mention headed by the noun that refers to something; for a post, who holds it."""
    people: list[Mention] = []
    for number in chains.tree.mention_numbers(noun):
        mention = chains.mentions[number]
        if mention.head != noun:
            continue
        if mention.type is EntityType.PROFESSION:
            person = holder(chains.tree, mention)
            people += [person] if person is not None else []
        elif number in chains.referring and mention.kind is not MentionKind.PRONOUN:
            return number
    for person in people:
        for number in chains.tree.mention_numbers(person.first):
            if chains.mentions[number] is person and number in chains.referring:
                return number
    return None
