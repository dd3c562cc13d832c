// A field in which sentences are written, over a textarea: its form still sends the textarea, and without scripts the textarea is all there is.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { chips } from "./chips.js";
import { marks, markKeys } from "./marks.js";
import { Names, completion } from "./names.js";

const nonce = document.currentScript?.nonce ?? "";

function write(field) {
  const label = document.getElementById(`${field.id}-naam`);
  const many = field.dataset.schrijf === "alinea"; // else one sentence, which stays one line
  const names = new Names(field.dataset.namen);
  const look = new Compartment();
  const view = new EditorView({
    doc: field.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of({ Completions: "Wat u kunt invullen" }),
      history(),
      completion(names),
      keymap.of([...(many ? markKeys : []), ...historyKeymap, ...defaultKeymap]),
      many ? [] : oneLine,
      EditorView.lineWrapping,
      EditorView.editorAttributes.of({ class: "schrijfveld" }),
      EditorView.contentAttributes.of(heard(field, label, many)),
      look.of(chips(names)),
      EditorView.updateListener.of((update) => update.docChanged && sent(field, update.state)),
    ],
  });
  const begun = document.activeElement === field && { anchor: field.selectionStart, head: field.selectionEnd };
  field.hidden = true;
  label.removeAttribute("for");
  label.addEventListener("click", () => view.focus());
  field.after(tools(view, names, look, many), view.dom);
  if (begun) {
    // who was typing before this script was there goes on where the cursor stood
    view.focus();
    view.dispatch({ selection: begun });
  }
  field.form.addEventListener("reset", () => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: field.defaultValue } }));
  names.ready.then(() => view.dispatch({ effects: look.reconfigure(chips(names)) }));
  offer(field.form, view);
  // Who typed before this script was there is shown the outcome too; what makes it (htmx) is ready by then.
  if (field.value !== field.defaultValue) addEventListener("DOMContentLoaded", () => sent(field, view.state));
}

/** What a screen reader is told of the field; its role stays that of a text field. */
function heard(field, label, many) {
  const said = { "aria-labelledby": label.id, "aria-multiline": String(many), spellcheck: "true", lang: "nl" };
  if (field.hasAttribute("aria-describedby")) said["aria-describedby"] = field.getAttribute("aria-describedby");
  return said;
}

/** Put the text into the textarea, and tell the form that something was typed. */
function sent(field, state) {
  field.value = state.doc.toString();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// A sentence has no line ends: what is pasted or typed with one gets a space there.
const oneLine = EditorState.transactionFilter.of((change) => {
  if (change.newDoc.lines === 1) return change;
  const ends = [];
  for (let line = 1; line < change.newDoc.lines; line++) {
    const at = change.newDoc.line(line).to;
    ends.push({ from: at, to: at + 1, insert: " " });
  }
  return [change, { changes: ends, sequential: true }];
});

/** The buttons above the field: the marks of a text of more lines, and chips shown as the codes that they are. */
function tools(view, names, look, many) {
  const bar = document.createElement("div");
  bar.className = "gereedschap";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Opmaak en invullingen");
  if (many) bar.append(...marks.map((mark) => button(mark.name, () => (mark.run(view), view.focus()))));
  const plain = button("Invullingen als tekst", () => {
    const now = plain.getAttribute("aria-pressed") !== "true";
    plain.setAttribute("aria-pressed", String(now));
    view.dispatch({ effects: look.reconfigure(now ? [] : chips(names)) });
  });
  plain.setAttribute("aria-pressed", "false");
  bar.append(plain);
  return bar;
}

function button(words, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button";
  made.textContent = words;
  made.addEventListener("click", run);
  return made;
}

/** Make buttons of the codes that the page lists: each puts itself where the cursor stands. */
function offer(form, view) {
  for (const code of form.querySelectorAll(".codes code")) {
    code.replaceWith(
      button(code.textContent, () => {
        view.dispatch(view.state.replaceSelection(code.textContent));
        view.focus();
      }),
    );
  }
}

for (const field of document.querySelectorAll("textarea[data-schrijf]")) write(field);
