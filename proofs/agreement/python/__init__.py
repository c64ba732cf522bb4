"""The validators that Python asks, each run as a process of its own: `python -m proofs.agreement.python.jsonschema`."""
