"""A first client file from a website's address: look, sort what was found, draft, say where else to search."""
