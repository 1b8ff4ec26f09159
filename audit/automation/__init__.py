"""What makes the audit come back by itself: a workflow of a build server, or an entry in this computer's own scheduler."""
