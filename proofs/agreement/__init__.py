"""Do validators of other makers judge as the contract does? `python -m proofs.agreement` asks them all."""
