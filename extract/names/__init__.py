"""Names: keys under which spellings meet, and whether two names are one.

    from extract.names.compare import same_name
    same_name("Джейк Салливан", "Jake Sullivan")     # same, .9: spellings of one full name

Spelling says what it can and no more: lone surnames and organizations that are merely similar stay
undecided, and who compares them needs a second vote. The conventions are data with their reasons:
`data/sounds.tsv` (Cyrillic), `data/latin.tsv` (Latin to Cyrillic), `data/given.tsv` (given names).
"""
