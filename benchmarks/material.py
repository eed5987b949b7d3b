"""What the benchmarks read: a filled submission and a large workbook, made by stagebook itself."""

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from stagegen.workbooks import Order, build_workbooks
from stagemodel.load import load_pack

STAGEBOOK = shutil.which("stagebook", path=Path(sys.executable).parent) or "stagebook"


def submission(folder: Path) -> Path:
    """Make the worked example: four filled workbooks and one minutes document."""
    made = folder / "submission"
    subprocess.run([STAGEBOOK, "demo", made, "--lang", "zh"], check=True, capture_output=True)
    return made


def large_workbook(folder: Path, count: int) -> Path:
    """Make a customer tracking workbook of `count` customers."""
    pack = load_pack()
    stages = [stage.label["zh"] for stage in pack.stages]
    rows = [
        {
            "customer": f"云帆{number}软件有限公司",
            "industry": "制造业",
            "size": "500-1000人",
            "contact": f"王{number}",
            "title": "采购总监",
            "phone": f"138{number:08}",
            "source": "行业展会",
            "stage": stages[number % len(stages)],
            "owner": "李经理",
            "first-contact": date(2024, 1, 2) + timedelta(days=number % 100),
            "expected-close": date(2024, 7, 1) + timedelta(days=number % 60),
            "notes": "关注成本控制，计划三季度前完成招标" if number % 3 else "",
        }
        for number in range(count)
    ]
    order = Order(lang="zh", only=("customer-tracking",))
    ((name, data),) = build_workbooks(pack, order, {"customer-tracking": rows}).items()
    path = folder / name
    path.write_bytes(data)
    return path
