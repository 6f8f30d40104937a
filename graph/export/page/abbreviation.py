"""What a large page leaves out, since `restore.js` can work it out: a tenth of its data.

- A node's articles: most are those of its facts.
- The ends and the relation of a line that stands for a claim: the claim has them.
- The second day and the date of what happens on one known day.
- The score of a sentence that is the only one of its fact: it is the fact's confidence.
- The end of a mark in a sentence, told as its length: a small number packs better.
- The members of communities: each node tells its own, and they stand by importance.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def abbreviated(blocks: Mapping[str, Any]) -> dict[str, Any]:
    """The data blocks of a page (nodes, edges, facts, evidence-0, …) without what follows."""
    data = blocks["facts"]
    facts, communities = data["facts"], data.get("communities", ())
    implied = _implied_articles(len(blocks["nodes"]), data)
    nodes = [_node(*pair) for pair in zip(blocks["nodes"], implied, strict=True)]
    for number, community in enumerate(communities):
        for member in community["members"]:
            nodes[member] = nodes[member] | {"community": number}
    short = {
        "nodes": nodes,
        "edges": [_edge(edge, facts) for edge in blocks["edges"]],
        "facts": data
        | {"facts": [_fact(fact) for fact in facts]}
        | ({"communities": [_without(c, "members") for c in communities]} if communities else {}),
    }
    sure = {fact["evidence"][0]: fact["confidence"] for fact in facts if _has_one_sentence(fact)}
    for number, start in enumerate(data.get("shards", ())):
        name = f"evidence-{number}"
        short[name] = _shard(blocks[name], sure, start)
    return short


def parties(fact: Json) -> set[int]:
    """The nodes that take part in a fact, as model.js has them."""
    keys = ("subject", "object", "node", "speaker", "to")
    lists = ("agents", "recipients", "places", "about")
    named = {fact[key] for key in keys if fact.get(key) is not None}
    return named.union(*(fact.get(key, ()) for key in lists))


def _implied_articles(n_nodes: int, data: Json) -> list[set[int]]:
    implied: list[set[int]] = [set() for _ in range(n_nodes)]
    for fact in data["facts"]:
        articles = {data["told"][evidence] for evidence in fact.get("evidence", ())}
        for node in parties(fact):
            implied[node] |= articles
    return implied


def _has_one_sentence(fact: Json) -> bool:
    return len(fact.get("evidence", ())) == 1


def _without(record: Json, *keys: str) -> Json:
    return {key: value for key, value in record.items() if key not in keys}


def _node(node: Json, implied: set[int]) -> Json:
    """`alsoIn` in place of `articles`, unless a fact is told where the node is not named."""
    own = set(node.get("articles", ()))
    if not own or not implied <= own:
        return node
    return _without(node, "articles") | {"alsoIn": sorted(own - implied)}


def _edge(edge: Json, facts: list[Json]) -> Json:
    claim = facts[edge["facts"][0]]
    ends = (edge["from"], edge["to"], edge.get("relation"))
    if ends != (claim.get("subject"), claim.get("object"), claim.get("relation")):
        return edge
    return _without(edge, "from", "to", "relation")


def _fact(fact: Json) -> Json:
    """One `day` for both; no `date` where it is the day, `vague` where there is none."""
    first, last = fact.get("days") or (None, None)
    if first is None or first != last:
        return fact
    short = _without(fact, "days") | {"day": first}
    if "date" not in fact:
        return short | {"vague": True}
    return _without(short, "date") if fact["date"] == first else short


def _shard(shard: Json, sure: Mapping[int, float], start: int) -> Json:
    """Scores only where they are not `sure`, marks as [start, length, node]."""
    evidence = [
        _without(record, "score") if sure.get(number) == record["score"] else record
        for number, record in enumerate(shard["evidence"], start)
    ]
    lengths = [
        [[start, stop - start, node] for start, stop, node in marks] for marks in shard["marks"]
    ]
    return _without(shard, "marks") | {"evidence": evidence, "lengths": lengths}
