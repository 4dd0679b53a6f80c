/** Text that Python has not acknowledged, kept in the browser: for each open editor a place of its own. */

import { SentLine } from "./wire.js";

export interface Kept {
  revision: number;
  at: number;
  lines: SentLine[];
}

export interface Found extends Kept {
  key: string;
}

const PREFIX = "qicao.unsent/";

export class Shelf {
  private mine: string;
  private own: string;

  constructor(report: string, editor: string, private storage: Storage | null = browserStorage()) {
    this.mine = `${PREFIX}${encodeURIComponent(report)}/`;
    this.own = this.mine + editor;
  }

  keep(revision: number, lines: SentLine[]): void {
    this.put({ revision, at: Date.now(), lines });
  }

  /** The newest text kept for this report, by whatever tab; what cannot be read counts as nothing. */
  find(): Found | null {
    const found = this.keys().flatMap((key) => this.read(key) ?? []);
    return found.sort((a, b) => b.at - a.at)[0] ?? null;
  }

  /** The text that was found is this editor's from now on. */
  adopt({ key, ...kept }: Found): void {
    this.put(kept);
    if (key !== this.own) this.clear(key);
  }

  clear(key = this.own): void {
    this.attempt((storage) => storage.removeItem(key));
  }

  private put(kept: Kept): void {
    this.attempt((storage) => storage.setItem(this.own, JSON.stringify(kept)));
  }

  private keys(): string[] {
    return this.attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(this.mine))) ?? [];
  }

  private read(key: string): Found | null {
    const text = this.attempt((storage) => storage.getItem(key));
    try {
      const kept = JSON.parse(text ?? "null") as Kept | null;
      return kept && Array.isArray(kept.lines) && kept.lines.every(isLine) ? { ...kept, key } : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** A browser may refuse storage or be full: then nothing is kept, and typing goes on. */
  private attempt<T>(run: (storage: Storage) => T): T | null {
    try {
      return this.storage && run(this.storage);
    } catch (error) {
      if (error instanceof DOMException) return null;
      throw error;
    }
  }
}

const isLine = (line: unknown): boolean => {
  const { id, text, kind, section } = (line ?? {}) as Record<string, unknown>;
  return [id, text, kind, section].every((value) => typeof value === "string");
};

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
