"""Rules about files, sheets and headers: F001 to F018."""
