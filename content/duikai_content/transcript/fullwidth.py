"""Full-width marks that a transcription typed in ASCII: ``, ; : ! ? ( )`` beside Han.

Every mark is replaced by exactly one character, so places in the text stay valid.
"""

from __future__ import annotations

from duikai_content.line_joining import is_wide

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_BRACKETS = {"(": "（", ")": "）"}


def restore_fullwidth(text: str) -> str:
    """`text` with ASCII marks made full-width where Chinese is set, same length.

    A mark changes if the character before or after it is wide; at the text's edge the text
    as a whole decides. Brackets change as a pair, if anything inside or just outside is
    wide. ``.``, ``%``, ``+``, ``/``, ``10:30``, ``1,000``, web addresses and brackets in a
    run of Latin stay.
    """
    if not any(mark in text for mark in ",;:!?()"):
        return text
    # At an edge there is no neighbour: Chinese copy ends "增长10%!" with a Chinese mark.
    edge = "一" if any("\u4e00" <= character <= "\u9fff" for character in text) else "a"
    characters = [edge, *text, edge]
    _restore_brackets(characters)
    _restore_marks(characters, range(1, len(characters) - 1))
    _restore_marks(characters, range(len(characters) - 2, 0, -1))  # "10%?!”" from its end
    return "".join(characters[1:-1])


def _restore_marks(characters: list[str], order: range) -> None:
    for i in order:
        full = _FULL.get(characters[i])
        if full and (is_wide(characters[i - 1]) or is_wide(characters[i + 1])):
            characters[i] = full


def _restore_brackets(characters: list[str]) -> None:
    wide_before = [0]  # how many wide characters stand before each place
    for character in characters:
        wide_before.append(wide_before[-1] + is_wide(character))
    opened: list[int] = []
    for i, character in enumerate(characters):
        if character in "(（":
            opened.append(i)
        elif character in ")）" and opened:
            start = opened.pop()
            # One of the pair may already be full-width, so both ends are judged together.
            if wide_before[i + 2] - wide_before[start - 1] > 0:
                _change(characters, start, i)
        elif character == ")":
            _change_if_beside_wide(characters, i)
    for i in opened:
        _change_if_beside_wide(characters, i)


def _change_if_beside_wide(characters: list[str], i: int) -> None:
    if is_wide(characters[i - 1]) or is_wide(characters[i + 1]):
        _change(characters, i)


def _change(characters: list[str], *places: int) -> None:
    for i in places:
        characters[i] = _BRACKETS.get(characters[i], characters[i])
