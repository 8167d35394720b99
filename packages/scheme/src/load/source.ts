import type { Place } from '@kedu/model';

/** Keys and positions from the root of a document to a value. */
export type Path = readonly (string | number)[];

/** Plain values that know where they were written: a file, a table, or several merged. */
export interface Source {
  readonly value: unknown;
  /** Where the value of a path stands, or its key; the nearest known place where the path leads nowhere. */
  place(path: Path, end?: 'key' | 'value'): Place;
  /** File in which a path was written: names of further files are relative to it. */
  fileOf(path: Path): string;
}

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a path leads to, undefined where it leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isRecord(here) && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}

/**
 * A document put together from several: each branch keeps the places of the file that it came from.
 *
 * Example: new Assembly(child).graft(['score', 'organs'], organsFile) → places below score.organs are those of organsFile.
 */
export class Assembly implements Source {
  private readonly grafts = new Map<string, { readonly source: Source; readonly path: Path }>();

  constructor(
    readonly value: Record<string, unknown>,
    private readonly base: Source,
  ) {}

  /** Declares that the branch at `path` came from `from` in `source`. */
  graft(path: Path, source: Source, from: Path = []): void {
    this.grafts.set(JSON.stringify(path.map(String)), { source, path: from });
  }

  /** Declares that what now stands at `path` was written at `from` in the document itself. */
  shift(path: Path, from: Path): void {
    this.graft(path, this.base, from);
  }

  place(path: Path, end: 'key' | 'value' = 'value'): Place {
    const { source, path: inner, length } = this.origin(path);
    // The root of a grafted file has no key of its own there.
    const place = source.place(inner, length === path.length && inner.length === 0 ? 'value' : end);
    return path.length === 0 ? place : { ...place, path: path.join('.') };
  }

  fileOf(path: Path): string {
    const { source, path: inner } = this.origin(path);
    return source.fileOf(inner);
  }

  private origin(path: Path): { readonly source: Source; readonly path: Path; readonly length: number } {
    for (let length = path.length; length > 0; length -= 1) {
      const graft = this.grafts.get(JSON.stringify(path.slice(0, length).map(String)));
      if (graft) return { source: graft.source, path: [...graft.path, ...path.slice(length)], length };
    }
    return { source: this.base, path, length: 0 };
  }
}
