"""The screens: each shows a kind of place and can tell which place it shows."""
