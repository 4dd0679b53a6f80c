"use strict";
(() => {
  // Without this the page works by its links alone; with it the view does not jump, and keys work.
  const rows = [...document.querySelectorAll('aside a[href^="#f"]')];
  let here = -1;
  const close = () => document.querySelectorAll(".note.open").forEach((n) => n.classList.remove("open"));
  const forget = () => { if (location.hash.startsWith("#n")) { history.replaceState(null, "", "#"); location.hash = ""; } };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const note = event.target.closest(".note");
    if (!link) { if (!note) { close(); } return; }
    if (link.matches(".m")) {
      event.preventDefault();
      close();
      forget();
      document.getElementById(link.hash.slice(1)).classList.add("open");
    } else if (link.matches(".close")) {
      event.preventDefault();
      close();
      forget();
    } else if (rows.includes(link)) {
      here = rows.indexOf(link);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === "Escape") { close(); forget(); }
    const step = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (step && rows.length) {
      here = (here + step + rows.length) % rows.length;
      rows[here].click();
    }
  });
})();
