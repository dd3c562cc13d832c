"""What can be asked, without a terminal: one file per verb; the command line and the workbench call these (edge).

In: a root folder and the words of a person. Out: values and findings, or a refusal (`refusals`) that says why not. Never prints, never ends the
process; knows neither click nor a browser.
"""

from __future__ import annotations
