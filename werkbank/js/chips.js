// What the program fills in, shown as one thing with its name instead of as a code. The text itself stays the code: copied, pasted and undone as it is.
import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType } from "@codemirror/view";

class Chip extends WidgetType {
  constructor(code, said) {
    super();
    this.code = code;
    this.said = said;
  }

  eq(other) {
    return other.code === this.code && other.said === this.said;
  }

  toDOM() {
    const made = document.createElement("span");
    made.className = "chip";
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", `ingevuld: ${this.said}`);
    made.title = this.code;
    made.textContent = this.said;
    return made;
  }

  ignoreEvent() {
    return false;
  }
}

/** The chips of a field; the cursor passes one, and Backspace removes one, as if it were a letter. */
export function chips(names) {
  const finder = new MatchDecorator({
    regexp: /\{\{[^{}]*\}\}/g,
    decoration: (match) => Decoration.replace({ widget: new Chip(match[0], names.said(match[0])) }),
  });
  return ViewPlugin.define((view) => ({ found: finder.createDeco(view), update(update) { this.found = finder.updateDeco(update, this.found); } }), {
    decorations: (plugin) => plugin.found,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.found ?? Decoration.none),
  });
}
