"""The generator: a pack and rows become workbooks and documents."""
