"""Services that a contract includes: what, how many or how long."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from stagemodel.patterns import compiled
from stagemodel.texts import Texts
from stagemodel.values.duration import Duration, duration_differences
from stagemodel.values.service_names import LABELS
from stagemodel.values.service_reading import RawService, read_raw_services, read_raw_warranty

_EN_UNITS = {"次": "times", "人": "people", "人天": "person-days", "套": "sets", "台": "units",
             "小时": "hours", "人月": "person-months", "人次": "attendances", "用户": "users",
             "次/年": "times a year", "次/季": "times a quarter", "次/月": "times a month",
             "次/周": "times a week"}  # fmt: skip


class Service(Struct, frozen=True):
    """One service.

    `name` is an id of the table of services, with `free ` before it where it is free of charge, or
    the folded words of a service that the table lacks. `unit` is what `quantity` counts (次, 人,
    人天 …, or a rate such as 次/年); `term` is how long the service runs, `each` how long each of
    several takes (每次2天).
    """

    name: str
    text: str
    quantity: Decimal | None = None
    unit: str | None = None
    term: Duration | None = None
    each: Duration | None = None

    def describe(self, lang: str) -> str:
        """Write it for a reader: `3次上门培训`, `on-site training, 3 times`."""
        free = self.name.startswith("free ")
        label = LABELS.get(self.name.removeprefix("free "))
        zh = lang == "zh"
        name = self.name if label is None else label[0 if zh else 1]
        if free and label:
            name = f"免费{name}" if zh else f"free {name}"
        parts = [self.term.text(lang)] if self.term else []
        if self.quantity is not None:
            unit = self.unit or ""
            count = f"{self.quantity.normalize():f}"
            parts.append(f"{count}{unit}" if zh else f"{count} {self._english_unit()}".strip())
        if zh:
            each = f"（每次{self.each.text(lang)}）" if self.each else ""
            return f"{''.join(parts)}{name}{each}"
        if self.each:
            parts.append(f"{self.each.text(lang)} each")
        return f"{name} ({', '.join(parts)})" if parts else name

    def _english_unit(self) -> str:
        units = _EN_UNITS.get(self.unit or "", self.unit or "")
        if self.quantity != 1 or units == self.unit:
            return units
        return "person" if units == "people" else compiled(r"s\b").sub("", units, count=1)


class ServiceList(Struct, frozen=True):
    """The services in the order written; the order means nothing."""

    items: tuple[Service, ...]

    def text(self, lang: str) -> str:
        """Write it for a reader, services joined by `、` or `, `."""
        if not self.items:
            return "无" if lang == "zh" else "none"
        return ("、" if lang == "zh" else ", ").join(item.describe(lang) for item in self.items)


def joined(services: ServiceList, warranty: ServiceList) -> ServiceList:
    """Join what a row of its own says to the list; what both say counts once.

    Where one of the two says from when a term runs, that one stays.
    """
    items = list(services.items)
    for service in warranty.items:
        twin = next((i for i in items if i.name == service.name and _same(i, service)), None)
        if twin is None:
            items.append(service)
        elif service.term and service.term.start:
            items[items.index(twin)] = service
    return ServiceList(tuple(items))


Kind = Literal["missing", "extra", "quantity", "term"]


class ServiceDifference(Struct, frozen=True):
    """One difference between two lists; `missing` is in the first only, `extra` in the second."""

    kind: Kind
    texts: Texts


def read_services(text: str) -> ServiceList:
    """Read a list of services.

    Raises `UnreadableValue` for lists that leave something open or out (等, 或, 不含, except), for
    limits and ranges (最多, up to, 3-5次) and for a part that names no service. 无质保 is no
    service.
    """
    return ServiceList(tuple(_service(raw) for raw in read_raw_services(text)))


def read_warranty(text: str) -> ServiceList:
    """Read a warranty given in a place of its own, where `1年` or `质保一年` is enough.

    Empty for 无质保; raises `UnreadableValue` for what is not one warranty's length.
    """
    return ServiceList(tuple(_service(raw) for raw in read_raw_warranty(text)))


def service_differences(a: ServiceList, b: ServiceList) -> tuple[ServiceDifference, ...]:
    """Tell how two lists differ, service by service; nothing where they are the same."""
    found = list[ServiceDifference]()
    names = dict.fromkeys(item.name for item in (*a.items, *b.items))
    for name in names:
        mine = [item for item in a.items if item.name == name]
        theirs = [item for item in b.items if item.name == name]
        mine, theirs = _unmatched(mine, theirs)
        for x, y in zip_longest(mine, theirs):
            found.append(ServiceDifference(_kind(x, y), _beside(x, y)))
    return tuple(found)


def _kind(x: Service | None, y: Service | None) -> Kind:
    if x is None or y is None:
        return "extra" if x is None else "missing"
    return "term" if (x.quantity, x.unit) == (y.quantity, y.unit) else "quantity"


def _beside(x: Service | None, y: Service | None) -> Texts:
    """Show what stands on either side: 3次上门培训 ≠ 2次上门培训, 安装 ≠ 无."""
    sides = [ServiceList((side,) if side else ()) for side in (x, y)]
    return {lang: " ≠ ".join(side.text(lang) for side in sides) for lang in ("zh", "en")}


def _unmatched(a: list[Service], b: list[Service]) -> tuple[list[Service], list[Service]]:
    """Leave out the services that stand on both sides."""
    left = list(b)
    only_a = list[Service]()
    for item in a:
        twin = next((other for other in left if _same(item, other)), None)
        if twin is None:
            only_a.append(item)
        else:
            left.remove(twin)
    return only_a, left


def _same(x: Service, y: Service) -> bool:
    if (x.quantity, x.unit) != (y.quantity, y.unit):
        return False
    return _same_length(x.term, y.term) and _same_length(x.each, y.each)


def _same_length(x: Duration | None, y: Duration | None) -> bool:
    if x is None or y is None:
        return x is y
    return not duration_differences(x, y)


def _service(raw: RawService) -> Service:
    term = Duration(*raw.term) if raw.term else None
    each = Duration(*raw.each) if raw.each else None
    return Service(raw.name, raw.text, raw.quantity, raw.unit, term, each)
