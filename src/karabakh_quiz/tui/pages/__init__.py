"""What stands on each screen: pure functions from values and a grid to lines."""
