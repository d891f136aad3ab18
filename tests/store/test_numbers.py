import threading

from app.store.opened import Store


def test_numbers_follow_each_other_in_each_programme_and_year(store: Store) -> None:
    asked = [("sejny_2026", 2026)] * 3 + [("sejny_2026", 2027), ("wiazowna_2026", 2026)]
    assert [store.take_number(*each) for each in asked] == [1, 2, 3, 1, 1]


def test_no_number_is_given_twice(store: Store) -> None:
    taken: list[int] = []

    def take() -> None:
        taken.extend(store.take_number("sejny_2026", 2026) for _ in range(15))

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [*range(1, 31)]
