/** Elements made from text nodes: nothing that comes as data is ever read as HTML. */

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = "",
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** A button that leaves the focus where it was when the mouse presses it. */
export function button(label: string, act: () => void, name = "qc-button", title = ""): HTMLButtonElement {
  const made = el("button", name, label);
  made.type = "button";
  if (title) made.title = title;
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}
