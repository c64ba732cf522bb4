"""Change the code that validates and explains in small ways: the tests must fail on each change."""
