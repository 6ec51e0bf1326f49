"""A PDF as a read-only model: its objects, its pages, and every mark that a page makes.

Nothing in here judges. What cannot be read is left out and said in a `Fault`; work is bounded
by a `Budget`, so that a hostile file ends as surely as a good one.
"""
