"""One article becomes one extraction: what it mentions, and what it says of it.

    read.read_articles(paths)         bytes → Article
    pipeline.analyze(articles)        Article → Document: tokens, mentions, times, entities
    pipeline.extract_batch(articles)  Article → Extraction: entities and claims with evidence
    records                           every type that flows, in the order in which it flows
    claims.EXTRACTORS                 the extractors, in order; the place to add one
    serialize, brat                   an extraction as JSON or as brat stand-off files

Nothing is imported here, so that each part costs only what it needs.
"""
