"""A wrong hint is worse than none: what is like nothing, or like two words at once, gets none."""

import pytest

from stagemodel.nearest import nearest

STATES = {"未归档": "open", "审核中": "review", "已归档": "done", "archived": "done"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("审核", "review"),
        ("己归档", None),  # 未 and 已 are as near
        ("归档中", None),
        ("archive", "done"),
        ("haggling", None),
        ("", None),
    ],
)
def test_the_nearest_word(typed, meant):
    assert nearest(typed, list(STATES), list(STATES.values())) == meant


def test_words_of_one_meaning_do_not_rival_each_other():
    assert nearest("谈判中", ["谈判", "谈判了"], ["negotiation", "negotiation"]) == "negotiation"
