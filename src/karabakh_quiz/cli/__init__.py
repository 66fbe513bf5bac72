"""The commands: one module each, imported when called, all thin (parse, call, print)."""
