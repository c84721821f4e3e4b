"""What is known beforehand of organisations and models, kept apart from what texts say."""
