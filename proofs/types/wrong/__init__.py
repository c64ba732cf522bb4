"""Programs in which each marked line is wrong, and no other."""
