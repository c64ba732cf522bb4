"""Scripts that the `make` of this project calls. They are not part of the package."""
