"""Records: what is read is handed from one process to another as these."""

import pickle
from collections.abc import Mapping

import pytest

from stagemodel.records import Record


class Sheet(Record):
    title: str
    rows: list[int]
    visible: bool = True
    comments: Mapping[int, str] = {}

    @property
    def last(self) -> int:
        return self.rows[-1]


def test_values_are_given_in_order_by_name_or_by_default():
    one = Sheet("客户", rows=[1, 2], comments={3: "注"})
    assert (one.title, one.rows, one.visible, one.comments) == ("客户", [1, 2], True, {3: "注"})
    assert one == ("客户", [1, 2], True, {3: "注"}) == Sheet("客户", [1, 2], True, {3: "注"})
    assert one.last == 2


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("客户",), {}),
        (("客户", [], True, {}, 5), {}),
        (("客户", []), {"visble": False}),
    ],
)
def test_too_few_too_many_and_unknown_values_are_refused(values, named):
    with pytest.raises(TypeError, match="Sheet takes title, rows, visible, comments"):
        Sheet(*values, **named)


def test_one_is_not_changed_but_replaced():
    one = Sheet("客户", [1])
    with pytest.raises(AttributeError):
        one.title = "需求"
    assert one._replace(title="需求", visible=False) == Sheet("需求", [1], visible=False)
    assert one == Sheet("客户", [1])


def test_one_comes_back_as_itself_when_it_was_pickled():
    one = Sheet("客户", [1], visible=False)
    back = pickle.loads(pickle.dumps(one, protocol=5))
    assert type(back) is Sheet
    assert back == one
    assert repr(back) == "Sheet(title='客户', rows=[1], visible=False, comments={})"
