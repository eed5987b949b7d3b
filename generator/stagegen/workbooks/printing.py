"""How a sheet prints: A4, one page wide, the pack's header and footer, page numbers."""

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from stagegen.workbooks.words import say

_A4 = 9
_LONGEST = 200  # Excel allows 255 for all three parts together, codes included


def set_up_page(
    sheet: Worksheet, lang: str, *, landscape: bool, header: str, footer: str = ""
) -> None:
    """Set paper, direction, fit, margins, header and footer (as `page_text` gives them)."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.6, 0.6
    margins.header = margins.footer = 0.3
    sheet.oddHeader = HeaderFooterItem(right=_part(header))
    sheet.oddFooter = HeaderFooterItem(left=_part(footer), right=_part(say("page", lang)))


def _part(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text or None)


def page_text(text: str) -> str:
    """Give `text` as a header holds it: `&` begins a code there, `&&` is the sign itself."""
    return " ".join(text[: _LONGEST // 2].split()).replace("&", "&&")
