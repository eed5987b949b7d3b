"""What the command does, as functions for people who script it.

No function prints, exits or reads the clock. What a user can mend is raised as StagebookError,
whose `message(lang)` says what, where and how.

    from datetime import date
    from pathlib import Path
    from stagebook.api import Order, build_workbooks, check_paths, load_pack, to_json, write_files

    pack = load_pack("standard")
    write_files(build_workbooks(pack, Order("zh", company="云帆科技")), Path("华东"))
    report = check_paths([Path("华东")], pack, today=date(2024, 6, 1))
    print(to_json(report, "zh"))

`check_paths` goes by what it is given. To go by the `stagebook.toml` above each submission, as the
command does:

    run = plan(find_submissions([Path("华东")]), Given(), today=date(2024, 6, 1))
    report = check_found(run.tasks)

`check_submission` is the unit of work behind both, for executors of your own: see docs/scale.md.
"""

from datetime import date
from pathlib import Path

from stagebook.handing_out import HandedOut, hand_out
from stagebook.roster import Roster, Team, read_roster
from stagebook.sources import minutes_sources
from stagecheck.check import StoppedError, check_found, check_paths, report_of
from stagecheck.findings import Finding, Place, Related
from stagecheck.planning import Given, plan
from stagecheck.policy import Selection
from stagecheck.reading.submissions import find_submissions
from stagecheck.report import FileReport, Report
from stagecheck.reporters import View
from stagecheck.reporters.json import to_json
from stagecheck.reporters.text import to_text
from stagecheck.task import Checked, Task
from stagecheck.unit import check_submission
from stagegen.documents import blank_documents
from stagegen.kits import Kits
from stagegen.minutes import ContractDraft, MinutesSource, Need, build_minutes
from stagegen.workbooks import Order, build_workbooks
from stagegen.writing import write_files
from stagemodel.errors import PackError, StagebookError
from stagemodel.load import load_pack
from stagemodel.pack import Pack

__all__ = [
    "Checked",
    "ContractDraft",
    "FileReport",
    "Finding",
    "Given",
    "HandedOut",
    "Kits",
    "MinutesSource",
    "Need",
    "Order",
    "Pack",
    "PackError",
    "Place",
    "Related",
    "Report",
    "Roster",
    "Selection",
    "StagebookError",
    "StoppedError",
    "Task",
    "Team",
    "View",
    "blank_documents",
    "build_minutes",
    "build_workbooks",
    "check_found",
    "check_paths",
    "check_submission",
    "find_submissions",
    "hand_out",
    "load_pack",
    "plan",
    "read_roster",
    "render_minutes",
    "report_of",
    "to_json",
    "to_text",
    "write_files",
]


def render_minutes(
    submission: Path, pack: Pack, today: date, lang: str, customer: str | None = None
) -> dict[str, bytes]:
    """Render minutes for a customer of a submission, or all in negotiation: name to content.

    `customer` may be a short name. `today` is the day the minutes are made. Raises
    StagebookError when there is no such customer, or nobody negotiates.
    """
    return build_minutes(pack, minutes_sources(submission, pack, today, customer), lang)
