"""A programme and a year come in; the next number of a case goes out, never the same twice."""

from app.store.database import Database, insert_of
from app.store.office_models import LastNumber


def take_number(database: Database, programme: str, year: int) -> int:
    """1, 2, 3…; two who ask at once get two numbers. A number taken and not used is not given again."""
    with database.writing() as session:
        first = insert_of(session, LastNumber).values(programme=programme, year=year, last=1)
        taken = first.on_conflict_do_update(
            index_elements=["programme", "year"], set_={"last": LastNumber.last + 1}
        )
        return session.execute(taken.returning(LastNumber.last)).scalar_one()
