"""The validators that Python asks, each run as a process: `python -m proofs.validators.python.jsonschema`."""
