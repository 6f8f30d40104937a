"""Training of the large model: a pretrained encoder, fine-tuned with its span net."""
