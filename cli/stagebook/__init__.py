"""The `stagebook` command: thin, imports late."""
