"""Rules about the negotiation minutes: M001 to M006."""
