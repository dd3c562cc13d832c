"""The keys: one per file, each with its manual, its parameters and its computation; found by `assembler.seams`.

A file says what it is in `SOORT`: `sleutel` divides a pool over the gemeenten by their figures; `bewerking` works on what they
contribute by the keys (`basis`). Both divide the amount that `te_verdelen` names, to the cent; it is the pool itself, except where the
pool shrinks, a price is fixed, or only a difference is settled. A new key is a new file with its cases in
`tests/cases/verdeelsleutels/`; nothing else changes.

Keys, by the variants of the practice notes: F1 per_inwoner, F2 per_client, F3 mix, F4 vast_plus_variabel, F5 prijs_maal_aantal, F6
lumpsum, F7 gemeentefonds, F8 doorgeefkosten, F9 basis_plus_maatwerk, F10 solidariteit_met_kaders. Computations: F11
voorschot_en_afrekening, F12 indexering, F13 reserve, F14 resultaat, F15 frictiekosten, F16 garantie.

Every key is an exact fraction for each gemeente (`exact`), rounded once. With `grootste-resten` everyone is within a cent of that
fraction, but a higher amount can give somebody a cent less; with `delermethode` it never does. `WETTEN` says per rounding what is kept.
"""
