"""What is made when it is asked for is a sequence like any other, of the same things each time."""

import pytest

from stagemodel.made import Made


def test_items_are_made_once_and_only_when_asked_for():
    asked = []

    def make(number):
        asked.append(number)
        return [number]

    made = Made(5, make)
    assert len(made) == 5 and not asked
    assert made[-1] is made[4]
    assert made[1:3] == [[1], [2]]
    assert asked == [4, 1, 2]
    assert list(made) == [[n] for n in range(5)]
    assert sorted(asked) == [0, 1, 2, 3, 4]
    with pytest.raises(IndexError):
        made[5]
