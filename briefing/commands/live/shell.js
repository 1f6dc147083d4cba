const frame = document.querySelector("iframe");
const panel = document.querySelector("#mistakes");
const state = document.querySelector("#state");
let shown = 0;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function excerpt(lines) {
  const block = element("pre");
  for (const line of lines) {
    block.append(element("i", String(line.number).padStart(4) + "  "));
    if (line.length) {
      block.append(line.text.slice(0, line.start));
      block.append(element("b", line.text.slice(line.start, line.start + line.length) || " "));
      block.append(line.text.slice(line.start + line.length) + "\n");
    } else {
      block.append(line.text + "\n");
    }
  }
  return block;
}

function mistake(one) {
  const made = element("article", "", one.severity);
  made.append(element("h2", one.message));
  made.append(element("div", `${one.place} ${one.code}`.trim(), "place"));
  if (one.lines.length) made.append(excerpt(one.lines));
  if (one.path) made.append(element("div", `data path: ${one.path}`, "note"));
  for (const note of one.notes) made.append(element("div", note, "note"));
  if (one.hint) made.append(element("div", one.hint, "hint"));
  return made;
}

function reload() {
  const at = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, at), { once: true });
  frame.contentWindow.location.reload();
}

function tell(news) {
  const errors = news.mistakes.filter((one) => one.severity === "error");
  panel.replaceChildren();
  if (errors.length) {
    panel.append(element("h1", errors.length === 1 ? "One mistake; below is the last good brief" : `${errors.length} mistakes; below is the last good brief`));
    panel.append(...errors.map(mistake));
  }
  panel.hidden = errors.length === 0;
  state.textContent = news.state;
  document.title = (errors.length ? "✗ " : "") + (news.title || "Preview");
  if (news.good !== shown) {
    if (shown) reload();
    shown = news.good;
  }
}

const events = new EventSource("/events");
events.onmessage = (event) => tell(JSON.parse(event.data));
events.onerror = () => { state.textContent = "the preview has stopped"; };
