"""Training of the learned extractor; the only place that imports torch."""
