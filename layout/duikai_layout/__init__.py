"""Where it stands: line breaking, galleys, page design, column flow; ends in `page.Page`."""
