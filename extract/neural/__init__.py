"""The learned extractor: nested entities and relations in NEREL's scheme, numpy only.

`extract.neural.model` is the door; `extract.neural.train` trains what it loads, with torch.
"""
