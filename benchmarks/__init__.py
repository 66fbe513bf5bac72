"""Measurements: `python -m benchmarks` lists and runs them. Nothing here is part of the wheel."""
