"""What loading a pack takes: reading TOML, typing it, and seeing that it fits together."""
