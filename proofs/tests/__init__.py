"""Tests of what the proofs are made of; `make test` runs them with its own."""
