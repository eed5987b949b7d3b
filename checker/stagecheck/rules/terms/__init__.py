"""Rules about contract terms: T001 to T014."""
