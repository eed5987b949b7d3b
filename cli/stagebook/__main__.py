"""`python -m stagebook`: the command."""

from stagebook.start import start

if __name__ == "__main__":
    start()
