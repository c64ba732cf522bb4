"""Programs in which nothing is wrong."""
