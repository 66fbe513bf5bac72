"""The version, as a literal: reading it from package metadata costs more than `due` itself."""

__version__ = "0.1.0"
