/** Text that Python has not acknowledged, kept in the browser under report and revision. */

import { SentLine } from "./wire.js";

export interface Kept {
  revision: number;
  at: number;
  lines: SentLine[];
}

const PREFIX = "qicao.unsent/";

export class Shelf {
  constructor(private report: string, private storage: Storage | null = browserStorage()) {}

  keep(revision: number, lines: SentLine[]): void {
    const kept: Kept = { revision, at: Date.now(), lines };
    this.attempt((storage) => {
      for (const key of this.keys()) if (key !== this.key(revision)) storage.removeItem(key);
      storage.setItem(this.key(revision), JSON.stringify(kept));
    });
  }

  /** The newest text kept for this report; what cannot be read counts as nothing. */
  find(): Kept | null {
    const found = this.keys().flatMap((key) => this.read(key) ?? []);
    return found.sort((a, b) => b.at - a.at)[0] ?? null;
  }

  clear(): void {
    this.attempt((storage) => this.keys().forEach((key) => storage.removeItem(key)));
  }

  private key(revision: number): string {
    return `${PREFIX}${encodeURIComponent(this.report)}/${revision}`;
  }

  private keys(): string[] {
    const mine = `${PREFIX}${encodeURIComponent(this.report)}/`;
    return this.attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(mine))) ?? [];
  }

  private read(key: string): Kept | null {
    const text = this.attempt((storage) => storage.getItem(key));
    try {
      const kept = JSON.parse(text ?? "null") as Kept | null;
      return kept && Array.isArray(kept.lines) && kept.lines.every(isLine) ? kept : null;
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
