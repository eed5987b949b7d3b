"""Rules about dates: D001 to D013."""
