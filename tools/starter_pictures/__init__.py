"""The drawn pictures and the advertisement of the starter edition."""
