"""A new workspace from answers: who takes part, in what form, when, which tasks and choices, and the files that say so.

`participants` and `form` read the answers, `timetable` of the rules counts the days, `tasks` and `choices` pick from the library, `layout` alone knows which file
says what. Everything is pure but for `begin`, which reads the library and writes the folder.
"""
