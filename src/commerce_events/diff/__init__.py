"""Two states of the contract → what the change means for those who send and those who receive."""
