"""The fast path: "certainly valid", or "don't know". Types for a compiled decoder, made of the contract."""
