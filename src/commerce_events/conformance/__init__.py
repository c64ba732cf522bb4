"""Prove that a validator agrees with the contract: vectors → answers → score; and payloads, in test suites."""

from commerce_events.conformance.asserts import assert_conforms, assert_valid

__all__ = ["assert_conforms", "assert_valid"]
