"""How much ink a page carries, from its pictures and its vector colours."""
