"""What tests build files with."""
