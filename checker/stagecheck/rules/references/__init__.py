"""Rules about references between workbooks: R001 to R004."""
