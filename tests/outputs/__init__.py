"""Whole outputs of the command, each in a file of this folder."""
