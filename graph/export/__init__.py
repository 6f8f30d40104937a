"""One file format a module, each with `write_...(knowledge, path)`."""
