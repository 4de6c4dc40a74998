"""What can be done to exports: order them (ordering) and make them (making)."""
