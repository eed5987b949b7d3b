"""The words of the field: packs, workbooks, columns, stages, values, submissions."""
