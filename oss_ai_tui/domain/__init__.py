"""What everything else speaks of: facts with their evidence, dates, identifiers, clean text."""
