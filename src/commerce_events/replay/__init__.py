"""Validate payloads by two contracts, and report what the second one newly refuses or accepts."""
