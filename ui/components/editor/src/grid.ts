/** A table as it stands in the page: what it shows, and where its cells are. */

import { Spot } from "./place.js";
import { Mark, TableData } from "./wire.js";

/** Cells that hold what is looked for, as row,column; and the one that is shown. */
export interface Hits {
  all: readonly string[];
  now: string;
}

/** What a table shows. */
export interface Shown {
  uid: number;
  table: TableData;
  found: readonly Mark[];
  hits: Hits;
}

/** What each table in the page shows, or will once its open cell closes. */
export const latest = new WeakMap<HTMLElement, Shown>();
/** Where a table stands in the page, by the uid of its line. */
export const standing = new Map<number, HTMLElement>();

export const cellAt = (dom: HTMLElement, spot: Spot) => dom.querySelector<HTMLElement>(`[data-spot="${spot.join(",")}"]`);

/** What was found in a cell. */
export const foundAt = ({ found }: Shown, spot: Spot): Mark[] => found.filter((one) => one.cell?.join(",") === spot.join(","));
