"""What a customer meets when they follow a small business's social links, and how to put it right."""

__version__ = "0.1.0"
