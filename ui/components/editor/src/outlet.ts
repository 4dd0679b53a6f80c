/** The way from an extension to Python. */

import { Facet } from "@codemirror/state";
import { Trigger } from "./wire.js";

export interface Outlet {
  /** At once; offsets in it are of the text that Python has. */
  fire(trigger: Trigger, value: object): void;
  /** After what stands now has been saved; for what speaks of offsets. */
  whenSaved(run: () => void): void;
}

export const outlet = Facet.define<Outlet, Outlet>({
  combine: (all) => all[0] ?? { fire: () => undefined, whenSaved: (run) => run() },
});
