// What the server tells an open page: that a file changed, and that a build went on. The page itself stays as it is, so that nothing typed is lost.

export function listen() {
  const { traject, versie } = document.body.dataset;
  if (!traject) return;
  let first = versie; // of the files that this page was made from
  const stream = new EventSource("/stroom");
  stream.addEventListener("versie", (event) => {
    first ||= event.data;
    if (event.data !== first) tell();
  });
  stream.addEventListener("werk", () => document.getElementById("werk")?.dispatchEvent(new Event("werk")));
  addEventListener("pagehide", () => stream.close());
}

function tell() {
  if (document.querySelector(".melding-nieuw")) return;
  const note = document.createElement("p");
  note.className = "melding melding-nieuw";
  note.setAttribute("role", "status");
  note.append("Er is intussen iets gewijzigd in de bestanden. ");
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Lees deze bladzijde opnieuw";
  note.append(link);
  document.querySelector("main").append(note);
}
