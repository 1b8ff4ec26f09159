"""client.yml as text to what it says: every value as typed, every mistake with its line, column and remedy."""
