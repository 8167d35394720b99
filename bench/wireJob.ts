/** What clients of bench/server.ts are to do, so many at once. */
export type WireJob = ReadsJob | CellsJob | InsertsJob;

interface Job {
  readonly clients: number;
  readonly count: number;
}

/** The same read again and again, by everybody. */
export interface ReadsJob extends Job {
  readonly kind: 'reads';
  readonly address: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A session a client. */
  readonly cookies: readonly string[];
}

interface Figures extends Job {
  /** Every turn has indicators of its own: `turn_0_12`. */
  readonly turn: number;
  readonly period: string;
  readonly units: readonly string[];
}

/** Figures saved over HTTP, one a request. */
export interface CellsJob extends Figures {
  readonly kind: 'cells';
  readonly address: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A session a client. */
  readonly cookies: readonly string[];
}

/** The rows of such figures inserted into tables without policies, triggers and digests. */
export interface InsertsJob extends Figures {
  readonly kind: 'inserts';
  readonly authority: string;
  readonly connection: unknown;
}
