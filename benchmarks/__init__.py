"""What a verdict costs, beside what parsing costs and what other validators cost: `python -m benchmarks`."""
