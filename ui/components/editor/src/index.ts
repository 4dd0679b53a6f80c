/** What Streamlit calls at each rerun: one editor for one host element, however often it is called. */

import { Editor } from "./editor.js";
import { Incoming, Port } from "./wire.js";

interface Call {
  data: Incoming | null;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

const editors = new WeakMap<HTMLElement | ShadowRoot, Editor>();

export default function component(call: Call): () => void {
  const { data, parentElement: parent } = call;
  const port: Port = {
    content: (value) => call.setStateValue("content", value),
    fire: (trigger, value) => call.setTriggerValue(trigger, value),
  };
  if (data) show(parent, data, port);
  return () => void setTimeout(() => dropIfGone(parent), 0);
}

function show(parent: HTMLElement | ShadowRoot, data: Incoming, port: Port): void {
  const known = editors.get(parent);
  if (known) {
    known.port = port;
    return known.receive(data);
  }
  const root = parent instanceof ShadowRoot ? parent : document;
  const made = new Editor(root, data, port);
  editors.set(parent, made);
  parent.append(made.dom);
}

/** Streamlit also cleans up after a call that a newer one has overtaken: then the editor stays. */
function dropIfGone(parent: HTMLElement | ShadowRoot): void {
  const host = parent instanceof ShadowRoot ? parent.host : parent;
  if (host.isConnected) return;
  editors.get(parent)?.end();
  editors.delete(parent);
}
