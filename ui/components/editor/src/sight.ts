/** Brings a place into sight with some lines around it; the page itself moves only if it must. */

import { EditorView } from "@codemirror/view";

export const inSight = (at: number) => EditorView.scrollIntoView(at, { y: "nearest", yMargin: 120 });
