"""What paints: lines, rows, the line one types in. Text is never markup here."""
