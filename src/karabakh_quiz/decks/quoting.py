"""Quote marks as YAML takes them, and texts cut to fit a line."""


def quoted(text: str) -> str:
    """`text` in quotes, so that YAML takes it as it stands."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def unquoted(value: str) -> str:
    """What stands in the quotes of `value`, if they are meant to be around all of it.

    `'it's'` means it's; `"I "love" it"` has quotes within; but in `"We" and
    "they"` the quotes are part of the text.
    """
    quote, inner = value[:1], value[1:-1]
    if quote not in ("'", '"') or len(value) < 3 or value[-1] != quote or quote not in inner:
        return value
    opens = inner[inner.index(quote) - 1 : inner.index(quote)].isspace()
    return inner if opens or inner.count(quote) % 2 else value


def short(text: str, longest: int = 70) -> str:
    """`text` on one line that is not too long; a closing quote mark stays at its end."""
    text = text.strip()
    if len(text) <= longest:
        return text
    return text[: longest - 3] + "…" + (text[-1] if text[-1] in "'\"" else "")
