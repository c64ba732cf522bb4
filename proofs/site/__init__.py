"""Proofs of the documentation: what its pages tell others to do is done."""
