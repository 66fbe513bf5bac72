"""Numbers as few bytes: seven bits a byte, low bits first, the high bit says that more follow."""

from struct import Struct

_DOUBLE = Struct("<d")


class Reader:
    """Reads what `write` and `write_number` have written."""

    __slots__ = ("_body", "_place")

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._place = 0

    def integer(self) -> int:
        """The next number."""
        body, place = self._body, self._place
        byte = body[place]
        place += 1
        value = byte & 0x7F
        shift = 7
        while byte > 0x7F:
            byte = body[place]
            place += 1
            value |= (byte & 0x7F) << shift
            shift += 7
        self._place = place
        return value

    def signed(self) -> int:
        """The next number, which may be below zero."""
        value = self.integer()
        return (value >> 1) ^ -(value & 1)

    def number(self) -> float:
        """The next fraction: see `write_number`."""
        value = self.integer()
        if value & 1:
            (fraction,) = _DOUBLE.unpack(self.take(8))
            return float(fraction)
        return (value >> 2) / (10_000 if value & 2 else 100)

    def take(self, length: int) -> bytes:
        """The next `length` bytes."""
        self._place += length
        return self._body[self._place - length : self._place]

    def rest(self) -> bytes:
        """Whatever is left."""
        return self._body[self._place :]


def zigzag(value: int) -> int:
    """A number that may be below zero as one that is not."""
    return value << 1 if value >= 0 else (-value << 1) - 1


def write(out: bytearray, *values: int) -> None:
    """Add numbers, none below zero."""
    for value in values:
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)


def write_number(out: bytearray, value: float) -> None:
    """Two or four decimals as a whole number, where that loses nothing; else eight bytes.

    The low bits say which: 00 hundredths, 10 ten-thousandths, 01 a double follows.
    """
    for scale, bits in ((100, 0), (10_000, 2)):
        scaled = round(value * scale)
        if scaled >= 0 and scaled / scale == value:
            write(out, scaled << 2 | bits)
            return
    write(out, 1)
    out += _DOUBLE.pack(value)
