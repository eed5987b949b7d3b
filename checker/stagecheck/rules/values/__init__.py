"""Rules about single values: V001 to V015."""
