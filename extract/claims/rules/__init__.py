"""Relations that names tell by how they stand together: the list RULES.

Posts beside names, states inside the names of bodies, brackets, places beside places. A rule is a
callable from the matcher of a document to what it found.
"""

from collections.abc import Callable, Iterable

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.aliases import other_names
from extract.claims.rules.bodies import (
    bodies_of_states,
    citizens,
    headquarters,
    initiatives,
    makers,
    origins,
    own_seats,
    press_offices,
    units,
)
from extract.claims.rules.documents import parties_of_documents, signed_for
from extract.claims.rules.goods import producers
from extract.claims.rules.holdings import belongings, companies_of_states
from extract.claims.rules.memberships import (
    apposed_member,
    counted_members,
    founding_members,
    listed_members,
)
from extract.claims.rules.national import national_bodies
from extract.claims.rules.occasions import (
    connected,
    delegations,
    event_times,
    involved,
    named_holders,
)
from extract.claims.rules.places import event_places, places_in_places
from extract.claims.rules.posts import posts_by_verb, posts_of_described, posts_of_people
from extract.claims.rules.rosters import bracketed_members, chairing_members, members_of_theirs

Rule = Callable[[Matcher], Iterable[Found]]

RULES: tuple[Rule, ...] = (
    posts_of_people,
    posts_by_verb,
    posts_of_described,
    bodies_of_states,
    national_bodies,
    places_in_places,
    listed_members,
    apposed_member,
    counted_members,
    founding_members,
    bracketed_members,
    chairing_members,
    members_of_theirs,
    other_names,
    event_places,
    press_offices,
    headquarters,
    own_seats,
    units,
    initiatives,
    citizens,
    parties_of_documents,
    signed_for,
    origins,
    makers,
    producers,
    belongings,
    companies_of_states,
    event_times,
    named_holders,
    delegations,
    connected,
    involved,
)
