"""The pages about the inside of the project: they are in English alone. Any other page needs its twin in Spanish."""

INTERNAL = frozenset({
    "contributing.md",
    "fuzzing.md",
    "how-it-works.md",
    "mutation.md",
    "performance/method.md",
    "performance/table.md",
})  # fmt: skip
