"use strict";
(() => {
  // Without this the page works by its links alone; with it the view does not jump, and keys work.
  const rows = [...document.querySelectorAll('aside a[href^="#f"]')];
  const steps = {};
  let here = -1;
  let opener = null;
  const forget = () => { if (location.hash.startsWith("#n")) { history.replaceState(null, "", "#"); location.hash = ""; } };
  const close = () => {
    const open = document.querySelectorAll(".note.open");
    open.forEach((n) => n.classList.remove("open"));
    if (open.length && opener) { opener.focus({ preventScroll: true }); }
    opener = null;
  };
  const show = (number) => {
    close();
    forget();
    const note = document.getElementById(number.hash.slice(1));
    note.classList.add("open");
    opener = number;
    const under = number.getBoundingClientRect().bottom - note.getBoundingClientRect().top;
    if (under > -8) { scrollBy(0, under + 40); }
    note.querySelector(".close").focus({ preventScroll: true });
  };
  const step = (status) => {
    const numbers = [...document.querySelectorAll(`article .m.${status}`)];
    steps[status] = ((steps[status] ?? -1) + 1) % numbers.length;
    const number = numbers[steps[status]];
    number.scrollIntoView({ block: "center" });
    number.focus({ preventScroll: true });
    show(number);
  };
  const unfold = (id) => { const row = document.getElementById(id); if (row) { row.closest("details")?.setAttribute("open", ""); } };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const note = event.target.closest(".note");
    if (!link) { if (!note) { close(); } return; }
    if (link.matches("article .m")) {
      event.preventDefault();
      show(link);
    } else if (link.matches(".step")) {
      event.preventDefault();
      step(link.dataset.status);
    } else if (link.matches(".close")) {
      event.preventDefault();
      close();
      forget();
    } else if (rows.includes(link)) {
      here = rows.indexOf(link);
    } else if (link.hash.startsWith("#r")) {
      unfold(link.hash.slice(1));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === "Escape") { close(); forget(); }
    const way = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (way && rows.length) {
      here = (here + way + rows.length) % rows.length;
      close();
      rows[here].click();
    }
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => d.setAttribute("open", "")));
})();
