"""`python -m stagebook`: the command."""

from stagebook.main import main

if __name__ == "__main__":
    main()
