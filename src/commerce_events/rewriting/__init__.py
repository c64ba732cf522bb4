"""Fix payloads in their files, and keep everything else in these as it is."""
