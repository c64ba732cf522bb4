"""The playground's core, put to the package: both must say the same of every body."""
