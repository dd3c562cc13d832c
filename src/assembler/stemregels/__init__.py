"""The voting rules: one per file, each with its manual, its parameters and its computation; found by `assembler.seams`.

A file says what it is in `SOORT`: `gewicht` (the votes of each gemeente), `meerderheid` (what carries a decision),
`quorum` (whether a vote counts) or `staken` (what a tie means). A new rule is a new file with its cases in
`tests/stemregels/`; nothing else changes.
"""
