"""Reading one large workbook through the checker's reader against python-calamine alone."""
