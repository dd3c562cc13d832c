"""The keys: one per file, each with its manual, its parameters and its computation; found by `assembler.seams`.

A file says what it is in `SOORT`: `sleutel` (divides a pool over the gemeenten) or `bewerking` (works on what they
contribute: an index, a settlement, a reserve). Both divide an amount that `te_verdelen` names, to the cent. A new key is a new file
with its cases in `tests/verdeelsleutels/`; nothing else changes.
"""
