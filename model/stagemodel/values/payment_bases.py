"""What a share is a share of: the whole contract, what is left of it, or something else."""

from __future__ import annotations

from typing import Literal

from stagemodel.patterns import compiled, lazy

Base = Literal["whole", "rest", "rest-named", "other"]
"""`rest`: a share of what is left (余款的一半); `rest-named`: the rest is named beside the share,
as in 余款70%, which may be either; `other`: a share of a part, such as 设备款的30%."""

_REST_NOUN = (
    r"(?:余款|尾款|余额|(?:剩余|其余|余下|剩下)(?:的)?(?:部分|款项|款|金额|价款|货款|合同款))"
)
_REST_ZH = lazy(rf"{_REST_NOUN}(?:中|里|当中)?的 ?$")
_REST_EN = lazy(r"^ ?of (?:the )?(?:(?:remaining|outstanding|unpaid|rest|remainder|balance)\b)")
REST = lazy(
    r"尾款|余款|余额|剩余|其余|余下|剩下|余(?= \||\d)|"
    r"balance|remaining|remainder|(?:the )?rest\b|final payment"
)
"""Words for what the other steps leave, in folded text without its numbers."""
_WHOLE_NOUN = (
    r"(?:(?:本)?(?:合同|协议|项目|订单)(?:的)?)?(?:含税|全部|总)*"
    r"(?:总?价款?|总?金额|总?款额?|总?额|款项|货款|费用|货值|(?<=总)计)"
)
_WHOLE_ZH = lazy(rf"(?P<base>{_WHOLE_NOUN}|合同|协议)(?:之|中)?的? ?$")
# 预付款的一半 is a share of a step, not of the contract.
_STEP = lazy(r"(?:预付|首付|验收|[到交发]货|货到|交付|签约|进度|首期|订|定|质保)[款金]的 ?$")
# Where the words before a share's base end.
_BEFORE_BASE = lazy(
    r".*(?:预付款?|[首支给应]付|付款?|为|按照?|即|[至到](?![货账])|后|内|时|前|日|向[甲乙买卖供需]方|签约|签订|验收|"
    r"到货|交货|交付|发货|[\s,;:()])"
)
_WHOLE_EN = lazy(
    r"^ ?of (?:the |this |its |our )?(?:total |full |whole |entire |overall |gross )*"
    r"(?:(?:contract|agreement|order|purchase|project|sales)(?:'s)? ?)?"
    r"(?:total )?(?:amount|price|value|sum|total|cost|fees?|payment|consideration)?"
    r"(?= (?:up)?on\b| at\b| after\b| before\b| as\b| is\b| shall\b| will\b| to be\b| within\b|"
    r" when\b| in\b| by\b| due\b| payable\b| paid\b| against\b| for\b| prior\b| following\b|"
    r" once\b|\s*[,;()]|\s*$)"
)

_OTHER: tuple[Base, int, int] = ("other", 0, 0)


def share_base(before: str, behind: str) -> tuple[Base, int, int]:
    """Tell what a share between two folded texts is a share of.

    Also gives how many characters, at the end of `before` and at the start of `behind`, name it.
    """
    if behind_it := compiled(r" ?of\b").match(behind):
        rest, whole = _REST_EN.match(behind), _WHOLE_EN.match(behind)
        if rest:
            return "rest", 0, rest.end()
        return ("whole", 0, whole.end()) if whole and whole[0] != behind_it[0] else _OTHER
    if match := _REST_ZH.search(before):
        return "rest", len(match[0]), 0
    noun = _BEFORE_BASE.sub("", before)
    if match := None if _STEP.search(before) else _WHOLE_ZH.fullmatch(noun):
        return "whole", len(match[0]), 0
    of_something = _STEP.search(before) or compiled(r".+的 ?").fullmatch(noun)
    return _OTHER if of_something and not REST.search(noun) else ("whole", 0, 0)
