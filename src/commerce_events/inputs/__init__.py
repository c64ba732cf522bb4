"""What the command is pointed at → payloads, or why there are none."""
