"""Whom a row means by the name it gives, with what people write around names."""

import pytest

from stagecheck.references import Customers

NAMES = ["深圳华强科技有限公司", "云帆软件有限公司", "上海恒达（集团）有限公司"]


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("甲方：深圳华强科技有限公司", 0),
        ("甲方(需方)：深圳华强科技有限公司", 0),
        ("客户：云帆软件有限公司", 1),
        ("客户名称:云帆", 1),
        ("深圳华强科技有限公司（以下简称甲方）", 0),
        ("云帆软件有限公司（以下简称“云帆”）", 1),
        ("云帆软件有限公司（盖章）", 1),
        ("Party A: 云帆软件有限公司", 1),
        ("上海恒达（集团）有限公司", 2),
    ],
)
def test_a_role_around_a_name_is_no_part_of_it(name, index):
    assert Customers(NAMES).find(name).indexes == (index,)
    dressed = Customers(["客户：" + known for known in NAMES])
    assert dressed.find(name).indexes == dressed.find(NAMES[index]).indexes == (index,)


@pytest.mark.parametrize(
    "name", ["甲方：青岛无名商贸有限公司", "甲方", "客户：", "（以下简称甲方）"]
)
def test_a_role_alone_is_nobody(name):
    assert Customers(NAMES).find(name).indexes == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Tesera Schools Inc.", "Tessera Schools Inc."),
        ("Zephyr Hotels Inc.", None),  # like in nothing but its legal form
        ("宁波海耀新能源股份有限公司", "宁波海曜新能源有限公司"),
        ("温州立德鞋业有限公司", None),
    ],
)
def test_what_all_names_share_makes_none_of_them_the_nearest(name, meant):
    customers = Customers(
        ["Tessera Schools Inc.", "宁波海曜新能源有限公司", "温州鼎新机械有限公司"]
    )
    nearest = customers.nearest(name)
    assert (None if nearest is None else customers.names[nearest]) == meant
