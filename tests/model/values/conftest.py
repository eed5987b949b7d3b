"""How the property tests of the values run."""

from hypothesis import settings

# How long one example takes says nothing on a machine that does other work beside.
settings.register_profile("values", deadline=None)
settings.load_profile("values")
