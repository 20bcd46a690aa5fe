"""Pictures for the demo, drawn by code."""
