"""Every format: the bytes depend on the news alone."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
HASHES_OF_SHUFFLED = """
import hashlib, random, sys, tempfile
from pathlib import Path
from newspapers import world
from graph.export.cypher import write_cypher
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.jsonld import write_jsonld
from graph.export.tables import write_tables
from graph.merge import merge
news = world(12)
for seed in range(2):
    random.Random(seed).shuffle(news)
    knowledge = merge(news)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(knowledge, folder)
        for write in (write_cypher, write_gexf, write_graphml, write_jsonld):
            write(knowledge, folder / write.__name__)
        for path in sorted(folder.iterdir()):
            print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_bytes_depend_on_the_news_alone() -> None:
    """2 orders of the articles × 2 hash seeds in processes of their own give one SHA-256 a file."""
    found: dict[str, set[str]] = {}
    for seed in ("1", "2026"):
        paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
        done = subprocess.run(
            [sys.executable, "-c", HASHES_OF_SHUFFLED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        )
        for line in done.stdout.splitlines():
            name, digest = line.split()
            found.setdefault(name, set()).add(digest)
    assert len(found) == 13
    assert {name for name, digests in found.items() if len(digests) > 1} == set()
