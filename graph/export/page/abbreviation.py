"""What a large page leaves out, since `restore.js` can work it out: a tenth of its data.

- A node's articles: most are those of its facts.
- The ends and the relation of a line that stands for a claim: the claim has them.
- The date of what happens on one known day.
- The end of a mark in a sentence, told as its length: a small number packs better.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def abbreviated(blocks: Mapping[str, Any]) -> dict[str, Any]:
    """The data blocks of a page (nodes, edges, facts, evidence-0, …) without what follows."""
    facts = blocks["facts"]["facts"]
    implied = _implied_articles(len(blocks["nodes"]), blocks["facts"])
    short = {
        "nodes": [_node(*pair) for pair in zip(blocks["nodes"], implied, strict=True)],
        "edges": [_edge(edge, facts) for edge in blocks["edges"]],
        "facts": {**blocks["facts"], "facts": [_fact(fact) for fact in facts]},
    }
    return short | {name: _shard(shard) for name, shard in blocks.items() if name not in short}


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


def _node(node: Json, implied: set[int]) -> Json:
    """`alsoIn` in place of `articles`, unless a fact is told where the node is not named."""
    own = set(node.get("articles", ()))
    if not own or not implied <= own:
        return node
    short = {key: value for key, value in node.items() if key != "articles"}
    return short | {"alsoIn": sorted(own - implied)}


def _edge(edge: Json, facts: list[Json]) -> Json:
    claim = facts[edge["facts"][0]]
    ends = (edge["from"], edge["to"], edge.get("relation"))
    if ends != (claim.get("subject"), claim.get("object"), claim.get("relation")):
        return edge
    return {key: value for key, value in edge.items() if key not in {"from", "to", "relation"}}


def _fact(fact: Json) -> Json:
    """No `date` where it is the day; `vague` where there is a day and no date."""
    first, last = fact.get("days") or (None, None)
    if first is None or first != last:
        return fact
    if "date" not in fact:
        return fact | {"vague": True}
    return {k: v for k, v in fact.items() if k != "date"} if fact["date"] == first else fact


def _shard(shard: Json) -> Json:
    """Marks as [start, length, node]."""
    lengths = [
        [[start, stop - start, node] for start, stop, node in marks] for marks in shard["marks"]
    ]
    return {**{key: value for key, value in shard.items() if key != "marks"}, "lengths": lengths}
