"""Run the tests on every supported Python of the machine, and with the lowest dependencies that are allowed."""
