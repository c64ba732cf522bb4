"""Use the package where builds run: pre-commit, GitHub, GitLab, and the readers of its formats."""
