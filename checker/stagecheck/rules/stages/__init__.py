"""Rules about stages: S001 to S012."""
