"""What the judge refuses → findings: a code for each mistake, and what to do about it."""
