"""What proves the project itself: that the vectors suffice, and that other validators agree with them."""
