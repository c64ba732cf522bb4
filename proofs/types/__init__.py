"""Programs about typed events, and what type checkers say of them."""
