"""Printed bundles come in; a scanned stack of their sheets, and what is on each side, go out."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import segno
from PIL import Image, ImageDraw, ImageFont

from app.dossier.page_code import PageCode, shown_code
from tests.documents.scans.scanner import (
    PRINTED_DOTS,
    Damage,
    as_pdf,
    empty_sheet,
    printed,
    scanned,
    signed,
)

Kind = Callable[[Random], Damage]

KINDS: dict[str, Kind] = {
    "150 dpi": lambda _: Damage(dots=150),
    "200 dpi": lambda _: Damage(dots=200),
    "300 dpi": lambda _: Damage(dots=300),
    "turned": lambda r: Damage(dots=r.choice([150, 200]), turned=r.choice([90, 180, 270])),
    "askew": lambda r: Damage(dots=r.choice([150, 200]), skew=r.uniform(-5, 5), shadow=r.random() < 0.5),
    "blurred": lambda r: Damage(dots=r.choice([150, 200]), blur=r.uniform(0.1, 0.2)),
    "noised": lambda r: Damage(dots=r.choice([150, 200]), noise=r.uniform(12, 28)),
    "dim": lambda r: Damage(light=r.uniform(0.3, 0.6), shadow=True),
    "pressed": lambda r: Damage(dots=r.choice([150, 200]), quality=r.randint(40, 60)),
    "shrunk": lambda r: Damage(scale=r.uniform(0.95, 0.99), shift=(r.uniform(-4, 4), r.uniform(-4, 4))),
    "black and white": lambda r: Damage(dots=r.choice([200, 300]), one_bit=True, noise=8),
    "thin paper": lambda r: Damage(dots=r.choice([150, 200]), through=r.uniform(0.15, 0.25)),
    "everything": lambda r: Damage(
        dots=150,
        turned=r.choice([0, 90, 180, 270]),
        skew=r.uniform(-5, 5),
        scale=r.uniform(0.97, 1.0),
        shift=(r.uniform(-2, 2), r.uniform(-2, 2)),
        blur=r.uniform(0.05, 0.15),
        noise=r.uniform(5, 16),
        light=r.uniform(0.1, 0.4),
        through=r.uniform(0.05, 0.2),
        holes=r.random() < 0.5,
        shadow=r.random() < 0.5,
        quality=r.randint(60, 80),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Laid:
    """A side on the glass: a picture of it, what it is, and what it bears."""

    what: str  # ours, blank, foreign, bare
    sheet: Image.Image
    back: Image.Image
    code: PageCode | None = None


@dataclass(frozen=True)
class Side:
    """What is true of a scanned side."""

    what: str
    kind: str
    damage: Damage
    code: PageCode | None


@dataclass(frozen=True)
class Stack:
    pdf: bytes
    sides: tuple[Side, ...]


def sheets_of(bundles: Mapping[str, bytes], random: Random) -> list[Laid]:
    """The pages of bundles marked with their codes, some signed, each with an empty back, and strangers'."""
    laid: list[Laid] = []
    for plain, bundle in bundles.items():
        pages = printed(bundle)
        for number, page in enumerate(pages, 1):
            sheet = signed(page, (89.5, 60, 97, 13), random) if random.random() < 0.3 else page
            code = PageCode(shown_code(plain), 1, number, len(pages))
            laid += [Laid("ours", sheet, empty_sheet(), code), Laid("blank", empty_sheet(), sheet)]
    return laid + foreign_sheets(random)


def foreign_sheets(random: Random) -> list[Laid]:
    """Other people's paper, with a code and without, and sheets with hardly anything on them."""
    empty = empty_sheet()
    short = [
        signed(empty, place, random)
        for place in ((100, 60, 40, 10), (30, 200, 60, 12), (60, 120, 15, 8))
    ]
    lines = [
        _lettered(empty, text) for text in ("W załączeniu, Z. P.", "Do wiadomości", "odebrano 3.02")
    ]
    text = _lettered(
        empty, "\n".join(["Szanowni Państwo, w odpowiedzi na pismo informuję, że"] * 20)
    )
    coded = [
        _coded(text, payload)
        for payload in ("https://example.org/e/12", "FAKTURA 7/2026", "TECZKA:X")
    ]
    return [
        *(Laid("bare", sheet, empty) for sheet in [*short, *lines, text]),
        *(Laid("foreign", sheet, empty) for sheet in coded),
    ]


def a_stack(laid: Sequence[Laid], kinds: Sequence[str], random: Random) -> Stack:
    """Each side scanned once, in the order given, each with the damage of a kind drawn by lot."""
    sides, pictures = [], []
    for each in laid:
        kind = random.choice(kinds)
        damage = KINDS[kind](random)
        if each.what == "blank" and damage.through == 0:
            damage = replace(damage, through=0.08)
        pictures.append((scanned(each.sheet, damage, random, each.back), damage))
        sides.append(Side(each.what, kind, damage, each.code))
    return Stack(as_pdf(pictures), tuple(sides))


def _lettered(sheet: Image.Image, text: str) -> Image.Image:
    lettered = sheet.copy()
    dot = PRINTED_DOTS / 25.4
    font = ImageFont.load_default(size=round(4.2 * dot))  # capitals of three millimetres
    ImageDraw.Draw(lettered).text((30 * dot, 60 * dot), text, fill=60, font=font)
    return lettered


def _coded(sheet: Image.Image, payload: str) -> Image.Image:
    file = io.BytesIO()
    segno.make(payload, micro=False).save(file, kind="png", scale=8, border=4)
    coded = sheet.copy()
    coded.paste(Image.open(file).convert("L"), (240, 2300))
    return coded
