// Small things that help where scripts run; every page works without them. No rule, number or sentence of a paper stands here.
"use strict";

// While papers are being made, look again by itself.
if (document.querySelector("[data-bezig]")) setTimeout(() => location.reload(), 1500);

// While a sentence is typed, show how it reads; what was typed is kept as a draft on the way.
const form = document.querySelector("form[data-voorbeeld]");
const shown = document.getElementById("voorbeeld");
if (form && shown) {
  let waiting = 0;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const answer = await fetch(form.dataset.voorbeeld, { method: "POST", body: new FormData(form) });
    const text = await answer.text();
    if (turn === asked && answer.ok) shown.innerHTML = text;
  };
  form.addEventListener("input", (event) => {
    if (event.target.name === "reden") return;
    clearTimeout(waiting);
    waiting = setTimeout(look, 400);
  });
  // Who typed before this script was there is shown the outcome too.
  if ([...form.elements].some((field) => "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue)) look();
  for (const code of document.querySelectorAll(".codes code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nl-button";
    button.textContent = code.textContent;
    button.addEventListener("click", () => {
      const field = form.querySelector("[data-zin]");
      field.setRangeText(code.textContent, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    code.replaceWith(button);
  }
}

// When somebody saved something, say so; the page itself stays as it is, so that nothing typed is lost.
if (document.body.dataset.traject) {
  let first = document.body.dataset.versie; // of the files that this page was made from
  const stream = new EventSource("/stroom");
  stream.addEventListener("versie", (event) => {
    if (!first) first = event.data;
    if (event.data === first || document.querySelector(".melding-nieuw")) return;
    const note = document.createElement("p");
    note.className = "melding melding-nieuw";
    note.setAttribute("role", "status");
    note.append("Er is intussen iets gewijzigd in de bestanden. ");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "Lees deze bladzijde opnieuw";
    note.append(link);
    document.querySelector("main").append(note);
  });
  addEventListener("pagehide", () => stream.close());
}
