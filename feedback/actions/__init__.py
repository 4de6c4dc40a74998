"""What can be done with feedback: one verb, one transaction, one function."""
