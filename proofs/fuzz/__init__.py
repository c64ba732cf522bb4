"""The fast path and the judge, held against each other on texts that no one would write."""
