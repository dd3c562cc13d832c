"""Edits a Word file in LibreOffice itself, over UNO, as two people do; run by the Python of the system: `kantoorwerk.py PIPE IN OUT`, with the acts as JSON on stdin.

An act is [who, what, words, new words]; who '' does it without recording.
"""

import json
import os
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found]


def setting(name: str, value: Any) -> Any:
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - an office that is not up yet
            time.sleep(0.25)
    sys.exit("geen verbinding")


def sits_down(context: Any, who: str) -> None:
    """Let this person work."""
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (setting("nodepath", "/org.openoffice.UserProfile/Data"),)
    )
    given, _, name = who.partition(" ")
    access.setPropertyValue("givenname", given)
    access.setPropertyValue("sn", name)
    access.commitChanges()


def found(document: Any, words: str) -> Any:
    """Return where these words stand the last time: the contents of a document come before its text."""
    search = document.createSearchDescriptor()
    search.SearchString = words
    search.SearchCaseSensitive = True
    every = document.findAll(search)
    if not every.Count:
        sys.exit(f"niet gevonden: {words}")
    return every.getByIndex(every.Count - 1)


def act(document: Any, what: str, words: str, new: str) -> None:
    place = found(document, words)
    text = place.Text
    if what == "vervang":
        place.setString(new)
    elif what == "nieuw":
        cursor = text.createTextCursorByRange(place.End)
        cursor.gotoEndOfParagraph(False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, new, False)
    elif what == "weg":
        cursor = text.createTextCursorByRange(place.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")
    elif what == "splits":
        cursor = text.createTextCursorByRange(place.End)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    else:
        note = document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content, note.Author = new, what.partition(":")[2]
        document.RecordChanges = False
        text.insertTextContent(text.createTextCursorByRange(place.Start), note, False)


def main() -> None:
    pipe, source, goal = sys.argv[1:4]
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(source, "_blank", 0, (setting("Hidden", True),))
    for who, what, words, new in json.load(sys.stdin):
        document.RecordChanges = bool(who)
        if who:
            sits_down(context, who)
        act(document, what, words, new)
    document.storeToURL(goal, (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    try:
        desktop.terminate()
    finally:
        os._exit(0)  # the bridge to an office that is gone may crash on the way out


if __name__ == "__main__":
    main()
