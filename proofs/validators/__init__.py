"""Do validators of other makers judge as the contract does? `python -m proofs.validators` asks them all."""
