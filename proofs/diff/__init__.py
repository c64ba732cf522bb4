"""Prove that `diff` calls nothing compatible that breaks, by random edits of whole contracts."""
