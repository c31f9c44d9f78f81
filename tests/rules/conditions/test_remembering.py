"""What is made once of a value."""

from photowalk.rules.conditions.remembering import MOST_REMEMBERED, remember


def test_once_for_each_object() -> None:
    """An object is asked of once; another that equals it is another."""
    asked: list[list[int]] = []

    @remember
    def count(numbers: list[int]) -> int:
        asked.append(numbers)
        return len(asked)

    first, second = [1], [1]
    assert [count(first), count(second), count(first), count(second)] == [1, 2, 1, 2]
    assert [id(one) for one in asked] == [id(first), id(second)]


def test_memory_is_bounded() -> None:
    """After so many objects the first are forgotten, and made anew with the same outcome."""
    asked = []

    @remember
    def double(numbers: list[int]) -> int:
        asked.append(numbers[0])
        return numbers[0] * 2

    listed = [[number] for number in range(MOST_REMEMBERED + 1)]
    assert [double(numbers) for numbers in listed] == [2 * number for number in range(MOST_REMEMBERED + 1)]
    assert double(listed[0]) == 0
    assert asked.count(0) == 2
