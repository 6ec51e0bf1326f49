"""Proofreading 校对: what is wrong with the copy of an edition, said before it is made up.

`proof.proofread` goes through an edition; each module beside it knows one family of faults and
holds its `Rule`s as data. Nothing here changes a character.
"""
