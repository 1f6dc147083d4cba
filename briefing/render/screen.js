// The page without this script is whole: citations lead to the annex, passages unfold. With it a citation shows its
// passage beside the text, and the evidence can be searched, filtered and sorted.
(() => {
  "use strict";

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ── A citation opens the passage it rests on ──────────────────────────────────────────────────────────────────────
  const close = make("button", { type: "button", className: "close", textContent: "Close" });
  const title = make("h2", { id: "Passage-title" });
  const body = make("div", { className: "entries" });
  const panel = make("div", { id: "Passage", hidden: true, tabIndex: -1 }, close, title, body);
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "Passage-title");
  document.body.append(panel);
  let opener = null;

  const rowOf = (fact) => document.getElementById(`e-${fact}`)?.closest("tr");

  const entry = (fact) => {
    const row = rowOf(fact);
    const passage = row.querySelector("details");
    const what = make("p", { className: "reading", textContent: row.cells[1].textContent });
    const shown = passage ? [...passage.children].slice(1) : [row.cells[2]];
    const there = make("a", { href: `#e-${fact}`, textContent: "In the annex" });
    there.addEventListener("click", () => hide(false));
    return make("div", {}, what, ...shown.map((part) => part.cloneNode(true)), make("p", {}, there));
  };

  const show = (link) => {
    const facts = (link.dataset.facts ?? "").split(" ").filter((fact) => fact && rowOf(fact));
    if (facts.length === 0) return false;
    opener = link;
    title.textContent = link.title;
    body.replaceChildren(...facts.map(entry));
    panel.hidden = false;
    panel.scrollTop = 0;
    uncover(link);
    return true;
  };

  // What has the focus is never under the panel.
  const uncover = (link) => {
    const [mine, its] = [link.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (mine.bottom > its.top && mine.right > its.left) window.scrollBy(0, mine.bottom - its.top + 24);
  };

  const hide = (back) => {
    panel.hidden = true;
    if (back && opener) opener.focus({ preventScroll: true });
    opener = null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (link && show(link)) {
      event.preventDefault();
      panel.focus({ preventScroll: true });
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest("a.cite");
    if (link && link !== opener && link.matches(":focus-visible")) show(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) hide(true);
  });
  close.addEventListener("click", () => hide(true));

  // ── The evidence is found, filtered and sorted ────────────────────────────────────────────────────────────────────
  const section = document.querySelector("section.evidence");
  const tables = section ? [...section.querySelectorAll("table")] : [];
  if (tables.length === 0) return;

  const groups = tables.map((table) => {
    const parts = [table];
    for (let part = table.previousElementSibling; part && part.tagName !== "TABLE" && part.tagName !== "H2"; part = part.previousElementSibling) parts.unshift(part);
    return { table, parts, name: parts.find((part) => part.tagName === "H3")?.textContent ?? "", rows: [...table.tBodies[0].rows] };
  });
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);

  const word = make("input", { type: "search", id: "Find", autocomplete: "off" });
  const from = make("select", { id: "From" }, make("option", { value: "", textContent: "All sources" }));
  groups.forEach((group, n) => from.append(make("option", { value: String(n), textContent: group.name })));
  const count = make("p", { className: "count" });
  count.setAttribute("role", "status");
  const controls = make("div", { className: "find" },
    make("label", { htmlFor: "Find", textContent: "Find in the evidence" }), word,
    make("label", { htmlFor: "From", textContent: "Source" }), from, count);
  controls.setAttribute("role", "search");
  section.querySelector("h2").after(controls);

  const filter = () => {
    const words = word.value.toLowerCase().split(/\s+/).filter(Boolean);
    let seen = 0;
    groups.forEach((group, n) => {
      const chosen = from.value === "" || from.value === String(n);
      let left = 0;
      for (const row of group.rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !(chosen && words.every((one) => text.includes(one)));
        left += row.hidden ? 0 : 1;
      }
      for (const part of group.parts) part.hidden = left === 0;
      seen += left;
    });
    count.textContent = `${seen} of ${all} facts`;
  };
  word.addEventListener("input", filter);
  from.addEventListener("change", filter);
  filter();

  for (const { table, rows } of groups) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const text = (row) => row.cells[column].textContent;
        const sorted = [...rows].sort((a, b) => text(a).localeCompare(text(b), document.documentElement.lang, { numeric: true }));
        table.tBodies[0].append(...(down ? sorted.reverse() : sorted));
      });
    });
  }

  // A link to a row that a filter hides shows it again.
  window.addEventListener("hashchange", () => {
    if (document.getElementById(location.hash.slice(1))?.closest("tr")?.hidden) {
      word.value = from.value = "";
      filter();
      document.getElementById(location.hash.slice(1)).scrollIntoView();
    }
  });
})();
