"""How wide the columns of a table are, so that no word is cut: of long paths at least no name."""

from collections.abc import Sequence

from generator.lazy import regex

_PIECE = regex(r"[^/_-]*[/_-]+|[^/_-]+")
"""Where a path may go on in the next line: behind what divides its names."""


def widths_for(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The widths of the columns of `rows`, in letters, together no more than `room`.

    What is left when each has its longest word goes to those that want more, by how much they
    want; a word is cut only where otherwise there is no room at all.
    """
    columns = [*zip(*rows, strict=True)]
    wanted = [max(map(len, column)) for column in columns]
    least = [max(map(_longest_word, column)) for column in columns]
    if sum(least) > room:
        least = [max(map(_longest_piece, column)) for column in columns]
    if sum(least) > room:
        return [max(1, width * room // sum(least)) for width in least]
    more = [most - few for most, few in zip(wanted, least, strict=True)]
    share = min(1.0, (room - sum(least)) / max(1, sum(more)))
    return [few + int(share * one) for few, one in zip(least, more, strict=True)]


def in_lines(text: str, width: int) -> str:
    """The text in lines of that width: between words, and in a longer one behind `/`, `-`, `_`."""
    lines = [""]
    for word in text.split():
        pieces = [word] if len(word) <= width else _PIECE.findall(word)
        for at, piece in enumerate(pieces):
            between = " " if lines[-1] and at == 0 else ""
            if lines[-1] and len(lines[-1] + between + piece) > width:
                lines.append(piece)
            else:
                lines[-1] += between + piece
    return "\n".join(lines)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _longest_piece(text: str) -> int:
    return max((len(piece) for word in text.split() for piece in _PIECE.findall(word)), default=0)
