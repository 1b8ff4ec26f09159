"""Dossier and findings to page models, to Markdown, to a MkDocs site."""
