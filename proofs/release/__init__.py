"""Rehearse releases on a copy of the project: `make check-release`."""
