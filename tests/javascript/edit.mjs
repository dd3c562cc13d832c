// Edits a Word file as a program of JavaScript does: `node edit.mjs LIBRARY ACTS < file > edited file`; ACTS is JSON, one object an edit.
import { readFileSync } from "node:fs";
import { stdout } from "node:process";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { DeletedTextRun, InsertedTextRun, patchDocument, PatchType } from "docx";
import JSZip from "jszip";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

// docx puts runs in the place of words that it finds: here what goes and what comes, each with its author. The words are found between two delimiters.
async function withDocx(data, acts) {
  let id = 7000;
  for (const { was, wordt, door } of acts) {
    const mark = () => ({ id: ++id, author: door, date: "2021-06-10T09:00:00Z" });
    const children = [new DeletedTextRun({ text: was, ...mark() }), new InsertedTextRun({ text: wordt, ...mark() })];
    data = await patchDocument({
      outputType: "nodebuffer", data, recursive: false, keepOriginalStyles: true,
      placeholderDelimiters: { start: was.slice(0, 1), end: was.slice(-1) },
      patches: { [was.slice(1, -1)]: { type: PatchType.PARAGRAPH, children } },
    });
  }
  return data;
}

// jszip opens the package and xmldom its parts: nothing is recorded, save notes.
async function withDom(data, acts) {
  const zip = await JSZip.loadAsync(data);
  const part = async (name) => new DOMParser().parseFromString(await zip.file(name).async("string"), "text/xml");
  const body = await part("word/document.xml");
  const notes = [];
  for (const act of acts) {
    const text = Array.from(body.getElementsByTagNameNS(W, "t")).find((item) => item.textContent.includes(act.was));
    let paragraph = text;
    while (paragraph.localName !== "p") paragraph = paragraph.parentNode;
    edits[act.wat](body, paragraph, text, act, notes);
  }
  const write = (name, made) => zip.file(name, new XMLSerializer().serializeToString(made));
  write("word/document.xml", body);
  if (notes.length) {
    zip.file("word/comments.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${W}">${notes.join("")}</w:comments>`);
    const [relations, types] = [await part("word/_rels/document.xml.rels"), await part("[Content_Types].xml")];
    add(relations, R, "Relationship", { Id: "rIdNotes", Type: `${OFFICE}/comments`, Target: "comments.xml" });
    add(types, types.documentElement.namespaceURI, "Override", { PartName: "/word/comments.xml", ContentType: `${WORD}.comments+xml` });
    write("word/_rels/document.xml.rels", relations);
    write("[Content_Types].xml", types);
  }
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const edits = {
  vervang: (_body, _paragraph, text, act) => {
    text.textContent = text.textContent.replace(act.was, act.wordt);
  },
  weg: (_body, paragraph) => paragraph.parentNode.removeChild(paragraph),
  nieuw: (body, paragraph, _text, act) => {
    const fresh = body.createElementNS(W, "w:p");
    const style = paragraph.getElementsByTagNameNS(W, "pPr")[0];
    if (style) fresh.appendChild(style.cloneNode(true));
    const run = fresh.appendChild(body.createElementNS(W, "w:r"));
    run.appendChild(body.createElementNS(W, "w:t")).textContent = act.wordt;
    paragraph.parentNode.insertBefore(fresh, paragraph.nextSibling);
  },
  opmerking: (body, paragraph, _text, act, notes) => {
    const id = String(notes.length);
    notes.push(`<w:comment w:id="${id}" w:author="${act.door}" w:date="2021-06-10T09:00:00Z"><w:p><w:r><w:t>${act.wordt}</w:t></w:r></w:p></w:comment>`);
    paragraph.appendChild(body.createElementNS(W, "w:r")).appendChild(body.createElementNS(W, "w:commentReference")).setAttributeNS(W, "w:id", id);
  },
};

function add(tree, space, name, attributes) {
  const made = tree.documentElement.appendChild(tree.createElementNS(space, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
}

const [library, acts] = process.argv.slice(2);
stdout.write(await { docx: withDocx, xmldom: withDom }[library](readFileSync(0), JSON.parse(acts)));
