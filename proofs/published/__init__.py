"""The published files, put to the tools of other makers that partners read them with."""
