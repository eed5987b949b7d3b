"""How the samples are made; no part of the product."""
