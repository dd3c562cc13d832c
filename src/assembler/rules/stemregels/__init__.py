"""The voting rules: one per file, each with its manual, its parameters and its computation; found by `assembler.seams`.

A file says what it is in `SOORT`: `gewicht` (the votes of each gemeente), `meerderheid` (what carries a decision),
`quorum` (whether a vote counts), `staken` (what a tie means) or `uitsluiting` (who does not vote on a decision). A new rule is a new file with its cases in
`tests/cases/stemregels/`; nothing else changes. `assembler.stelsel` puts the chosen rules together on one table of votes.

By the variants of the practice notes: V1 een_per_lid, V2 ongelijke_leden, V3 vaste_tabel, V4 per_inwoners, V5 inwonersklassen,
V6 raadszetels, V7 naar_bijdrage, V8 dubbele_meerderheid, V9 gekwalificeerde_meerderheid, V10 eenstemmigheid, V11 consensus_eerst,
V12 blokbescherming, V13 staken, V14 quorum; and gewone_meerderheid, what the law says when nothing is chosen. Beside these: leden_en_stemmen,
steun_genoemde_gemeenten, aantal_deelnemers and uitsluiting.
"""
