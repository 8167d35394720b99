import { type Column, missingCode, missingColumn } from '@kedu/model';

const NOT_DUE = missingCode('not_due');

/**
 * Which nodes each unit missed, followed through time.
 *
 * A node is missed when the value at its end is behind by more than the tolerance; it stays missed until a later value reaches
 * what was due at it, again within the tolerance. A node without a value says nothing: whether it was missed is unknown, for
 * the same reason, and the row of missed nodes neither grows nor breaks.
 * Rule: LIGHT-8 (docs/spec/lights.md).
 */
export class MissedNodes {
  readonly #tolerance: number;
  readonly #missed: Uint8Array;
  readonly #unknown: Uint8Array;
  readonly #row: Float64Array;

  constructor(size: number, tolerance: number) {
    this.#tolerance = tolerance;
    this.#missed = new Uint8Array(size);
    this.#unknown = missingColumn(size, 'not_due').missing;
    this.#row = new Float64Array(size);
  }

  /** A node has come: `lag` is that of the value at its end. */
  node(lag: Column): void {
    for (let i = 0; i < lag.missing.length; i += 1) {
      const code = lag.missing[i] as number;
      this.#unknown[i] = code;
      if (code !== 0) continue;
      const missed = (lag.values[i] as number) > this.#tolerance;
      this.#missed[i] = missed ? 1 : 0;
      this.#row[i] = missed ? (this.#row[i] as number) + 1 : 0;
    }
  }

  /** A later value has come: `lag` is measured against what was due at the last node. */
  later(lag: Column): void {
    for (let i = 0; i < lag.missing.length; i += 1) {
      if (lag.missing[i] !== 0 || this.#missed[i] === 0 || (lag.values[i] as number) > this.#tolerance) continue;
      this.#missed[i] = 0;
      this.#row[i] = 0;
    }
  }

  /** 1 where the last node due is missed and not made up, 0 where it is not. */
  nodeMissed(): Column {
    return this.#column(this.#missed);
  }

  /** How many nodes in a row, up to the last one due, are missed. A node not yet due at all leaves 0. */
  missedNodes(): Column {
    const values = this.#row.slice();
    const missing = this.#unknown.map((code) => (code === NOT_DUE ? 0 : code));
    missing.forEach((code, i) => {
      if (code !== 0) values[i] = Number.NaN;
    });
    return { values, missing };
  }

  #column(cells: Uint8Array): Column {
    const missing = this.#unknown.slice();
    const values = new Float64Array(cells);
    for (let i = 0; i < missing.length; i += 1) if (missing[i] !== 0) values[i] = Number.NaN;
    return { values, missing };
  }
}
