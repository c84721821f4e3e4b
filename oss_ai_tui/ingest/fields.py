"""One line of metadata, such as «Redacción | 12 de marzo de 2024», read field by field or not at all.

Every piece of the line must be understood (a date, a time, a label, a name, a medium, a place); a line with one piece
that is not is an ordinary line. So prose never becomes metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.dating import PrintedDate, printed_dates
from oss_ai_tui.ingest.lexicon import FieldName, field_of, publisher_named, words
from oss_ai_tui.registry import registry

_LONGEST = 160
# A label in the middle of a line begins a piece: «Ana Ruiz Publicado: …», «Texto: Ana Ruiz Fotos: …», «Ana Ruiz @ana».
_INNER_LABEL = (
    r"(?:[Pp]ublicad[oa]|[Aa]ctualizad[oa]|[Úú]ltima [Aa]ctualización|[Ff]otos?|[Ff]otografías?|[Ii]lustracion(?:es)?"
    r"|[Ii]lustración|[Vv]ídeos?|[Vv]ideos?|[Tt]raducción|FOTOS?|VIDEO|VÍDEO):|@\w|(?:Especial|ESPECIAL) (?:para|PARA) "
    r"|(?:Corresponsal|Enviad[oa] [Ee]special)\b"
)
_SEPARATOR = re.compile(
    rf" +(?={_INNER_LABEL})| para (?=[A-ZÁÉÍÓÚÑ])"
    r"| *[|/·•●■›»–—;,()\n] *| +-+ +|(?<![A-ZÁÉÍÓÚÑ])\.(?: +|$)| *: *| *\.?-+$"
)
_ZONE = r"\(?(?:CES?T|GMT|UTC|WES?T|ET|ES?T|EDT|PS?T|PDT|CS?T|CDT|MST|ART|BRT|CLS?T|COT|PET|[Hh]ora [a-z]+)\b"
_TIME = re.compile(
    rf"\b(?:a las? )?\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?(?!\d)(?: ?[AaPp]\. ?[Mm]\.?| ?[AaPp][Mm]\b)?"
    rf"(?: ?(?:h|hs|hrs|horas?)\b\.?)?(?: ?{_ZONE}(?: ?[+−-]\d{{1,2}}(?::?\d\d)?)?\)?)?"
    r"|\b[Hh]ace \d+ (?:min(?:utos?)?|h(?:oras?)?|d[ií]as?|semanas?)\b"
    r"|(?:\b|(?<=\d))(?:[Tt]iempo (?:de|estimado de) )?(?:[Ll]ectura|LECTURA)(?: de|:)? ?\d{1,3} min(?:utos?)?\b\.?"
    r"|\b\d{1,3} ?(?:min(?:utos?)?|MIN(?:UTOS)?)\b\.?(?: (?:de lectura|DE LECTURA|read))?|\b\d+ comentarios?\b"
)
_TRAILING = re.compile(r"(?: (?:el|en|a|a las|a la|del?|,))+$|(?<!\b[A-ZÁÉÍÓÚÑ])\.$")
_CAPITAL = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.&-]*|\d+)")
_HANDLE = re.compile(r"@\w+|\S+@\S+\.\w+")
_STAFF = re.compile(
    r"(?:(?:[Ee]l|[Ll]a) )?(?:[Ee]quipo|[Rr]edacción) "
    r"(?:(?:de|del|de la|de los) \S+|[A-ZÁÉÍÓÚÑ]\S+)(?: [A-ZÁÉÍÓÚÑ]\S*){0,3}"
)
_POST = re.compile(r"(?:corresponsal|enviad[oa] especial|especial)(?: (?:en|de|desde|para)(?: [\w.]+){1,4})?")
_IN = re.compile(r"(?:en|EN) (?=[A-ZÁÉÍÓÚÑ])")
_TRANSLATED = re.compile(
    r"(?:(?:este |el )?(?:articulo|texto|reportaje) (?:ha sido |fue |esta )?)?traduc(?:ido|ida|cion)"
    r"(?: automatica(?:mente)?)?(?: (?:del|desde el|al) [a-z]+(?: original)?)*(?P<name> (?:por|de)(?: la| el)? )?"
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a slice of a line says: a name, a date in EDTF, or None for a date without a year."""

    name: FieldName
    value: str | None
    start: int
    end: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two separators; ``after`` is the mark that ends it."""

    text: str
    start: int
    after: str
    date: PrintedDate | None = None


def read_fields(text: str) -> tuple[Field, ...]:
    """Return the fields of a metadata line in order, or nothing if the line is no metadata."""
    if len(text) > _LONGEST:
        return ()
    fields: list[Field] = []
    label: FieldName | None = None
    pieces = _pieces(text)
    strange = []
    for piece in pieces:
        if piece.date:
            fields += _date_field(piece, label)
            continue
        label, rest = _label_of(piece, label)
        read = _read_piece(rest, label) if rest.text else []
        if read is None:
            strange.append(rest)
        fields += read or []
    if any(not _is_section(piece, text, fields) for piece in strange):
        return ()
    return _joined_authors(_accepted(fields, pieces), text)


def is_name(text: str) -> bool:
    """Tell whether the words can be a person's full name: two to five, capitalised, particles not counted."""
    parts = text.split()
    proper = [part for part in parts if part not in words("fields", "particles")]
    if not 2 <= len(proper) <= 5 or len(parts) > 9 or any(char.isdigit() for char in text):
        return False
    if fold(text) in words("places", "names") or words("fields", "topics") & set(fold(text).split()):
        return False
    ends = _CAPITAL.fullmatch(parts[0]) and _CAPITAL.fullmatch(parts[-1])
    return bool(ends) and all(_CAPITAL.fullmatch(part) or part in words("fields", "particles") for part in parts)


def is_label(text: str) -> bool:
    """Tell whether the whole line is the label of a field whose value stands in the next line."""
    return field_of(fold(text.rstrip(": "))) not in (None, "credit")


def _is_section(piece: _Piece, text: str, fields: Sequence[Field]) -> bool:
    """Tell whether words that mean nothing here are a section or issue of the paper.

    They stand between bars beside a date or a labelled name, before a comma and a date that end the line, or after a
    date and a full stop at its end.
    """
    if not fields:
        return False
    if len(piece.text.split()) <= 4 and words("fields", "topics").issuperset(_content(piece.text)):
        return any(field.name in ("published", "updated") for field in fields)
    if len(piece.text.split()) > 3:
        return False
    if text[: piece.start].endswith(" para "):
        return any(field.labelled for field in fields)
    end = piece.start + len(piece.text)
    before, after = text[: piece.start].rstrip()[-1:], text[end:].lstrip()[:1]
    if not before and after == ",":
        return fields[-1].name == "published" and fields[-1].end == len(text.rstrip(" ."))
    if before == "." and not after:
        return fields[-1].name == "published" and len(piece.text.split()) <= 2
    barred = {before, after} <= {"|", "·", "•", ""} and before + after != ""
    return barred and any(field.labelled or field.name == "published" for field in fields)


def _content(text: str) -> set[str]:
    return set(fold(text).split()) - words("fields", "particles") - {"en"}


def _pieces(text: str) -> list[_Piece]:
    return [piece for piece in _cut(text) if piece.date or piece.text]


def _cut(text: str) -> Iterator[_Piece]:
    at = 0
    for date in printed_dates(text):
        yield from _split(text, at, date.start)
        yield _Piece(text[date.start : date.end], date.start, "", date)
        at = date.end
    yield from _split(text, at, len(text))


def _split(text: str, start: int, end: int) -> Iterator[_Piece]:
    part = _TIME.sub(lambda m: " " * len(m.group()), text[start:end])
    at = 0
    for found in _SEPARATOR.finditer(part):
        yield _piece(part[at : found.start()], start + at, found.group())
        at = found.end()
    yield _piece(part[at:], start + at, "")


def _piece(text: str, start: int, after: str) -> _Piece:
    bare = _TRAILING.sub("", text.rstrip())
    return _Piece(bare.strip(), start + len(bare) - len(bare.lstrip()), after.strip())


def _date_field(piece: _Piece, label: FieldName | None) -> list[Field]:
    date = piece.date
    if date is None:
        return []
    name: FieldName = label if label in ("created", "updated") else "published"
    value = date.value.value if date.value else None
    return [Field(name, value, date.start, date.end, label in ("published", "created", "updated"))]


def _label_of(piece: _Piece, label: FieldName | None) -> tuple[FieldName | None, _Piece]:
    """Return the label in force and what is left of the piece behind it."""
    parts = piece.text.split(" ")
    for count in range(min(4, len(parts)), 0, -1):
        lead = " ".join(parts[:count])
        field = field_of(fold(lead))
        if field and (piece.after == ":" or _needs_no_colon(field, count, len(parts))):
            rest = piece.text[len(lead) :]
            shift = len(lead) + len(rest) - len(rest.lstrip())
            return field, _Piece(rest.strip(), piece.start + shift, piece.after)
    return label, piece


def _needs_no_colon(field: FieldName, count: int, total: int) -> bool:
    """Tell whether ``count`` words label what follows without a colon: «Publicado en», but not «Revista»."""
    if field in ("publisher", "title"):
        return 1 < count < total
    return True


def _read_piece(piece: _Piece, label: FieldName | None) -> list[Field] | None:
    """Return what a piece without a date says (possibly nothing), or None if it is not understood."""
    translation = _translation(piece)
    if translation:
        return [translation]
    folded, noise = fold(piece.text), words("fields", "noise")
    if folded in noise or noise.issuperset(folded.split()) or _HANDLE.fullmatch(piece.text) or _POST.fullmatch(folded):
        return []
    if label == "credit":
        return [] if _CAPITAL.match(piece.text) and len(folded.split()) <= 6 else None
    if found := _IN.match(piece.text):
        inner = replace(piece, text=piece.text[found.end() :], start=piece.start + found.end())
        return (
            _read_piece(inner, label) if folded[found.end() :] in words("places", "names") or _medium(inner) else None
        )
    name = _named(piece, label)
    if name:
        value = (publisher_named(piece.text) if name == "publisher" else None) or _plain_case(piece.text, name)
        return [Field(name, value, piece.start, piece.start + len(piece.text), label == name)]
    return [] if folded in words("places", "names") else None


def _named(piece: _Piece, label: FieldName | None) -> FieldName | None:
    """Tell whether a piece names the author or the publisher."""
    folded = fold(piece.text)
    if folded in words("fields", "staff") or _STAFF.fullmatch(piece.text):
        return "author"
    if _medium(piece) or (label == "publisher" and _CAPITAL.match(piece.text) and len(piece.text.split()) <= 6):
        return "publisher"
    return "author" if is_name(piece.text) and label != "publisher" else None


def _medium(piece: _Piece) -> bool:
    return publisher_named(piece.text) is not None or _is_medium(piece.text)


def _is_medium(text: str) -> bool:
    parts = text.split()
    if not parts or fold(parts[0]) in words("publishers", "labels"):
        return False
    capital = all(
        (_CAPITAL.fullmatch(part) and not part.isdigit()) or part in words("fields", "particles") for part in parts
    )
    return capital and 2 <= len(parts) <= 6 and bool(words("publishers", "nouns") & set(fold(text).split()))


def _translation(piece: _Piece) -> Field | None:
    found = _TRANSLATED.match(fold(piece.text))
    if not found:
        return None
    rest = piece.text[found.end() :].strip()
    if found["name"] and (is_name(rest) or _CAPITAL.fullmatch(rest) or publisher_named(rest)):
        start = piece.start + len(piece.text) - len(rest)
        return Field("translation", rest, start, start + len(rest), True)
    if rest or found["name"]:
        return None
    return Field("translation", piece.text, piece.start, piece.start + len(piece.text), True)


def _plain_case(text: str, name: FieldName) -> str:
    """Return a person's name that is all in capitals as names are written; anything else as it is."""
    if name != "author" or not text.isupper() or fold(text) in words("fields", "staff"):
        return text
    parts = (part.lower() if fold(part) in words("fields", "particles") else part.title() for part in text.split())
    return " ".join(parts)


def _accepted(fields: Sequence[Field], pieces: Sequence[_Piece]) -> list[Field]:
    """Drop names that nothing confirms as authors: a label, or a medium, date, place or handle set off by a bar."""
    confirmed = any(field.name != "author" for field in fields) or any(_confirms(piece) for piece in pieces)
    commas = {piece.start for piece in pieces if piece.after == ","}

    def is_sure(field: Field) -> bool:
        if field.name != "author" or field.labelled or fold(field.value or "") in words("fields", "staff"):
            return True
        return confirmed and field.start not in commas and not registry().named(field.value or "")

    return [field for field in fields if is_sure(field)]


def _confirms(piece: _Piece) -> bool:
    return fold(piece.text) in words("places", "names") or _HANDLE.fullmatch(piece.text) is not None


def _joined_authors(fields: list[Field], text: str) -> tuple[Field, ...]:
    """Make neighbouring authors, parted by commas or «y», one field."""
    joined: list[Field] = []
    for field in fields:
        last = joined[-1] if joined else None
        if (
            last
            and last.name == field.name == "author"
            and re.fullmatch(r",? *(?:y|e|&)? *", text[last.end : field.start])
        ):
            joined[-1] = replace(last, end=field.end, value=f"{last.value}{text[last.end : field.start]}{field.value}")
        else:
            joined.append(field)
    return tuple(joined)
