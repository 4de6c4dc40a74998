"""Measurements: what the engine scores, and what others would. Nothing here is a test."""
