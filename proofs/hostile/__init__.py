"""Payloads made to cost time: what the slowest of them cost, beside parsing a plain one of the same size."""
