"""A simulated year of many clients: what truly happens to them, the weather it is seen through, and what alarms they get."""
