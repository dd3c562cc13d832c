"""The rules of leaving: one per file, each with its manual, its parameters and its computation; found by `assembler.seams`.

A file says what it is in `SOORT`: `som` (lines of the exit sum), `korting` (what comes off it), `termijn` (the first day on which
one is out), `procedure` (steps with a last day) or `alternatief` (what happens when too few are left). `assembler.uittreedsom`
puts them together. None of them asks for anyone's consent: leaving is a decision of the deelnemer alone (Wgr 1 and 9; ABRvS
15-4-2015, ECLI:NL:RVS:2015:1198).

By the variants of the practice notes: U1 aflopende_bijdrage, U2 werkelijke_schade, U3 uittreedplan, U4 veelvoud_van_bijdrage, U5
overname_personeel, U6 opzegtermijn, U7 indicatie_vooraf, U8 opheffing.
"""
