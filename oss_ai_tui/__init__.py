"""An offline terminal explorer of what Spanish-language texts say about open-source AI."""

__version__ = "0.1.0"
