"""What is made of the schemas for others to use."""
