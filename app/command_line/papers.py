"""``produce``, ``demo`` and ``blanks``: a case or a programme comes in, a folder of papers goes out."""

from pathlib import Path

import click

from app.command_line.arguments import CASE, OUT, ProgrammeName
from app.command_line.folder import blank_files, production_files, write
from app.command_line.judging import opened_case
from app.command_line.polish import PolishCommand
from app.command_line.verdict_text import result
from app.config import Settings, settings_from_environment
from app.documents.convert import OfficePool
from app.documents.copies import accept, join
from app.documents.document_id import fresh_document_id
from app.documents.pipeline import Office, produce_blanks
from app.documents.pipeline import produce as make
from app.workflow.clock import today
from rules import check as judge
from rules.programme import Programme

DEMO = Path(__file__).parent / "demo"


@click.command(cls=PolishCommand)
@CASE
@OUT
@click.option(
    "--copy",
    "copies",
    metavar="PLIK",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Kopia orzeczenia: PDF, JPEG, PNG lub HEIC; można podać kilka razy.",
)
def produce(case: Path, out: Path | None, copies: tuple[Path, ...]) -> None:
    """Utwórz dokumenty sprawy: każdy jako DOCX i PDF, komplet do druku i wynik sprawdzenia.

    Bez --out pliki trafiają do folderu generated/<nazwa sprawy>.
    """
    settings = settings_from_environment()
    folder = out or settings.generated / case.stem
    with _office(settings) as office:
        _produce(case, folder, office, _joined(copies, settings))


@click.command(cls=PolishCommand)
@OUT
def demo(out: Path | None) -> None:
    """Utwórz dokumenty czterech zmyślonych spraw.

    Bez --out pliki trafiają do folderu generated/demo.
    """
    settings = settings_from_environment()
    folder = out or settings.generated / "demo"
    with _office(settings) as office:
        for case in sorted(DEMO.glob("*.yaml")):
            _produce(case, folder / case.stem, office, made_today=False)


@click.command(cls=PolishCommand)
@click.argument("programme", metavar="PROGRAM", type=ProgrammeName())
@OUT
def blanks(programme: Programme, out: Path | None) -> None:
    """Utwórz puste formularze programu do wypełnienia ręcznie.

    Bez --out pliki trafiają do folderu generated/blanks-<program>.
    """
    settings = settings_from_environment()
    folder = out or settings.generated / f"blanks-{programme.slug}"
    with _office(settings) as office:
        write(folder, blank_files(produce_blanks(programme, office=office)))
    click.echo(f"Puste formularze: {folder}")


def _produce(
    path: Path,
    folder: Path,
    office: Office,
    copies: bytes | None = None,
    *,
    made_today: bool = True,
) -> None:
    """``made_today`` dates the cover by the calendar, or else by the day the case is judged for."""
    case, programme = opened_case(path)
    verdict = judge(case, programme)
    production = make(
        case,
        programme,
        verdict,
        office=office,
        copies=copies,
        today=today() if made_today else case.applied_on or today(),
        document_id=fresh_document_id(),
    )
    write(folder, production_files(production))
    click.echo(f"{path.name}: {folder / 'bundle.pdf'}")
    click.echo(f"    {result(verdict)}")


def _joined(paths: tuple[Path, ...], settings: Settings) -> bytes | None:
    """The copies as one PDF; raises ``UploadRefused``."""
    pages = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            raise click.BadParameter(
                f"nie można odczytać pliku {path}.", param_hint="--copy"
            ) from None
        copy = accept(data, max_bytes=settings.upload_bytes, max_pages=settings.upload_pages)
        pages.append(copy.pdf)
    return join(pages) if pages else None


def _office(settings: Settings) -> OfficePool:
    return OfficePool(
        settings.office_workers,
        settings.conversion_seconds,
        settings.recycle_after,
        soffice=settings.soffice,
        python=settings.office_python,
    )
