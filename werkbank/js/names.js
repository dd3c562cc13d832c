// The names that a sentence may use, as the server knows them for its place: what each is called, and what is offered while somebody types.
import { autocompletion } from "@codemirror/autocomplete";

export class Names {
  constructor(address) {
    this.rows = [];
    this.known = new Map();
    this.ready = address ? this.read(address) : Promise.resolve();
  }

  async read(address) {
    const answer = await fetch(address);
    if (!answer.ok) return;
    this.rows = await answer.json();
    for (const row of this.rows) this.known.set(bare(row.code), row.naam);
  }

  /** What a code is called; the code itself when nobody knows. */
  said(code) {
    const inside = code.slice(2, -2).trim();
    const name = bare(inside);
    const call = /^(\w+)\('[^']*'/.exec(name);
    return this.known.get(name) ?? (call && this.known.get(`${call[0]})`)) ?? inside;
  }
}

/** A code without its filters and blanks. */
function bare(code) {
  return code.replace(/^\{\{|\}\}$/g, "").split("|")[0].trim();
}

/** What is offered: after two braces everything, after the first letters of a word what is called so. */
export function completion(names) {
  const offered = (context) => {
    const opened = context.matchBefore(/\{\{[^{}]*$/);
    const word = opened ?? context.matchBefore(/[\p{L}-]+$/u);
    if (!opened && !context.explicit && (word?.text.length ?? 0) < 3) return null;
    const typed = (opened ? opened.text.slice(2) : (word?.text ?? "")).trim().toLowerCase();
    const options = names.rows
      .filter((row) => row.naam.toLowerCase().includes(typed) || row.code.toLowerCase().includes(typed))
      .sort((one, other) => starts(other, typed) - starts(one, typed))
      .slice(0, 40)
      .map((row) => ({ label: row.naam, detail: row.groep, info: row.code, apply: put(row.code) }));
    return options.length ? { from: word ? word.from : context.pos, options, filter: false } : null;
  };
  return autocompletion({ override: [offered], icons: false });
}

function starts(row, typed) {
  return Number(row.naam.toLowerCase().startsWith(typed));
}

function put(code) {
  return (view, _completion, from, to) => {
    view.dispatch({ changes: { from, to, insert: code }, selection: { anchor: from + code.length }, userEvent: "input.complete" });
  };
}
