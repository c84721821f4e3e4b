"""The widgets: each draws lines of its own, knows no sibling and reports by messages."""
