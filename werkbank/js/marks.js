// The marks of a text of more lines: the small Markdown that a paragraph of a gemeente may hold.

/** Put a mark on both sides of what is selected, or take it away where it stands. */
function around(mark, words) {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const inside = view.state.sliceDoc(from, to);
    const marked = view.state.sliceDoc(from - mark.length, from) === mark && view.state.sliceDoc(to, to + mark.length) === mark;
    if (marked) {
      view.dispatch({ changes: [{ from: from - mark.length, to: from }, { from: to, to: to + mark.length }] });
    } else {
      const text = inside || words;
      const start = from + mark.length;
      view.dispatch({ changes: { from, to, insert: mark + text + mark }, selection: { anchor: start, head: start + text.length } });
    }
    return true;
  };
}

/** Put something at the begin of each line that is selected. */
function before(said) {
  return (view) => {
    const { from, to } = view.state.selection.main;
    const first = view.state.doc.lineAt(from).number;
    const last = view.state.doc.lineAt(to).number;
    const changes = [];
    for (let line = first; line <= last; line++) changes.push({ from: view.state.doc.line(line).from, insert: said(line - first + 1) });
    view.dispatch({ changes });
    return true;
  };
}

/** Put a piece of text where the cursor stands, on lines of its own. */
function piece(text) {
  return (view) => {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    const insert = `${line.text.trim() ? "\n\n" : ""}${text}`;
    view.dispatch({ changes: { from: line.to, insert }, selection: { anchor: line.to + insert.length } });
    return true;
  };
}

function link(view) {
  const { from, to } = view.state.selection.main;
  const words = view.state.sliceDoc(from, to) || "woorden";
  const insert = `[${words}](https://)`;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length - 1 } });
  return true;
}

const bold = around("**", "vet");
const italic = around("*", "cursief");

export const marks = [
  { name: "Kopje", run: before(() => "## ") },
  { name: "Vet", run: bold },
  { name: "Cursief", run: italic },
  { name: "Opsomming", run: before(() => "- ") },
  { name: "Nummers", run: before((number) => `${number}. `) },
  { name: "Koppeling", run: link },
  { name: "Tabel", run: piece("| Kop | Kop |\n|---|---|\n| cel | cel |\n") },
];

export const markKeys = [
  { key: "Mod-b", run: bold },
  { key: "Mod-i", run: italic },
];
