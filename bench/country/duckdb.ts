import type { LeafPlan, NodePlan, SweepData, SweepPlan } from '@kedu/engine';

/** What is used of the peer: it is installed in bench/ only. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
  createAppender(table: string): Promise<Appender>;
}
interface Appender {
  appendDataChunk(chunk: Chunk): void;
  closeSync(): void;
}
interface Chunk {
  setColumns(columns: readonly (readonly (number | null)[])[]): void;
}
interface DuckDb {
  readonly DuckDBInstance: { create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }> };
  readonly DuckDBDataChunk: { create(types: readonly unknown[], rows: number): Chunk };
  readonly DOUBLE: unknown;
  readonly INTEGER: unknown;
}

const ROWS = 2048;

/** The peer with the values in a wide table in memory: position, class, one column an indicator, null where missing; weights by class in another. */
export class WideTable {
  private readonly connection: Connection;
  private readonly plan: SweepPlan;

  private constructor(connection: Connection, plan: SweepPlan) {
    this.connection = connection;
    this.plan = plan;
  }

  static async load(plan: SweepPlan, data: SweepData, threads: number): Promise<WideTable> {
    const duckdb = (await import(new URL('../node_modules/@duckdb/node-api/lib/index.js', import.meta.url).href)) as DuckDb & {
      default?: DuckDb;
    };
    const { DuckDBInstance, DuckDBDataChunk, DOUBLE, INTEGER } = duckdb.DuckDBInstance ? duckdb : (duckdb.default as DuckDb);
    const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
    const connection = await instance.connect();
    const append = async (
      table: string,
      width: number,
      rows: number,
      column: (c: number, from: number, to: number) => readonly (number | null)[],
    ) => {
      const appender = await connection.createAppender(table);
      const types = [INTEGER, INTEGER, ...Array.from({ length: width }, () => DOUBLE)];
      for (let from = 0; from < rows; from += ROWS) {
        const to = Math.min(rows, from + ROWS);
        const chunk = DuckDBDataChunk.create(types, to - from);
        chunk.setColumns(types.map((_, c) => column(c - 2, from, to)));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    };
    const names = (prefix: string, count: number): string => Array.from({ length: count }, (_, k) => `${prefix}${k} double`).join(', ');
    await connection.run(`create table u (i integer, cls integer, ${names('x', plan.columns.length)})`);
    const classes = classesOf(data);
    await append('u', plan.columns.length, data.units, (c, from, to) => {
      if (c === -2) return range(from, to, (i) => i);
      if (c === -1) return range(from, to, (i) => classes[i] as number);
      const values = data.values[c] as Float64Array;
      return range(from, to, (i) => (Number.isNaN(values[i]) ? null : (values[i] as number)));
    });
    const parts = [...plan.leaves, ...plan.nodes];
    await connection.run(`create table w (i integer, cls integer, ${names('w', parts.length)})`);
    await append('w', parts.length, plan.profiles, (c, from, to) =>
      c < 0 ? range(from, to, (p) => p) : range(from, to, (p) => parts[c]?.weight[p] as number),
    );
    return new WideTable(connection, plan);
  }

  /** Total and rank of every unit, into a table; milliseconds. */
  async score(): Promise<number> {
    await this.connection.run('drop table if exists r');
    const start = performance.now();
    await this.connection.run(`create table r as ${scoringSql(this.plan)}`);
    return performance.now() - start;
  }

  /** Total in quanta and rank of some units, in their order. */
  async results(units: readonly number[]): Promise<readonly (readonly [total: number | null, rank: number])[]> {
    const { getRows } = await this.connection
      .runAndReadAll(`select i, total, rank from r where i in (${units.join(',')}) order by i`)
      .then((all) => ({
        getRows: () => all.getRows(),
      }));
    return getRows().map(([, total, rank]) => [total === null ? null : Number(total), Number(rank)]);
  }
}

function range<T>(from: number, to: number, of: (i: number) => T): T[] {
  return Array.from({ length: to - from }, (_, k) => of(from + k));
}

function classesOf({ units, starts }: SweepData): Int32Array {
  const classes = new Int32Array(units);
  for (let p = 0; p + 1 < starts.length; p += 1) classes.fill(p, starts[p], starts[p + 1]);
  return classes;
}

/**
 * The plan as SQL: scores of leaves in quanta (half_even), weighted means over what is there, level by level, the total half_up, ranks with ties.
 * Dust of float64 is taken away at the sixth decimal of a quantum before rounding, as `tidy` does at its own place.
 */
export function scoringSql(plan: SweepPlan): string {
  const { leaves, nodes } = plan;
  const scores = leaves.map((leaf, k) => `${leafSql(leaf)} as s${k}`);
  const leafWeights = leaves.map((_, k) => `w.w${k}`);
  const nodeWeights = nodes.map((_, k) => `w.w${leaves.length + k}`);
  const levels: string[] = [`l0 as (select u.i, ${[...scores, ...leafWeights, ...nodeWeights].join(', ')} from u join w on u.cls = w.cls)`];
  let done = new Set<number>();
  for (let level = 1; done.size < nodes.length; level += 1) {
    const ready = nodes.flatMap((node, k) =>
      !done.has(k) && [...node.children].every((child) => child >= 0 || done.has(-1 - child)) ? [k] : [],
    );
    const means = ready.map((k) => `${meanSql(nodes[k] as NodePlan, leaves.length)} as n${k}`);
    levels.push(`l${level} as (select *, ${means.join(', ')} from l${level - 1})`);
    done = new Set([...done, ...ready]);
  }
  const total = `floor(round(n${nodes.length - 1}, 6) + 0.5)`;
  return `with ${levels.join(', ')}, t as (select i, ${total} as total from l${levels.length - 1})
select i, total, rank() over (order by total desc nulls last) as rank from t`;
}

function leafSql({ method, params, column, floor, cap }: LeafPlan): string {
  const x = `u.x${column}`;
  const number = (k: number): number => {
    const param = params[k];
    if (param?.by !== 'profile') throw new Error(`the benchmark has no such parameter of ${method}`);
    return param.values[0] as number;
  };
  const raw = ((): string => {
    switch (method) {
      case 'goalposts':
        return `100.0 * (${x} - ${number(0)}) / ${number(1) - number(0)}`;
      case 'efficacy':
        return `(${x} - ${number(0)}) / ${number(1) - number(0)} * ${number(3)} + ${number(2)}`;
      case 'completion':
        return `100.0 * ${x} / ${number(0)}`;
      case 'piecewise':
        return piecewiseSql(x, params[0]?.by === 'points' ? params[0].points : []);
      default:
        throw new Error(`the benchmark does not use ${method}`);
    }
  })();
  return `case when ${x} is null then null else round_even(round(greatest(${floor}.0, least(${cap}.0, ${raw})) * 100.0, 6), 0) end`;
}

function piecewiseSql(x: string, points: readonly (readonly [number, number])[]): string {
  const cases = points.slice(1).map(([to, upTo], k) => {
    const [from, score] = points[k] as readonly [number, number];
    return `when ${x} < ${to} then ${score} + (${x} - ${from}) * ${upTo - score}.0 / ${to - from}`;
  });
  return `case when ${x} <= ${points[0]?.[0]} then ${points[0]?.[1]}.0 ${cases.join(' ')} else ${points.at(-1)?.[1]}.0 end`;
}

function meanSql({ children }: NodePlan, leaves: number): string {
  const parts = [...children].map((child) =>
    child >= 0 ? { score: `s${child}`, weight: `w${child}` } : { score: `n${-1 - child}`, weight: `w${leaves - 1 - child}` },
  );
  const sum = parts.map(({ score, weight }) => `coalesce(${weight} * ${score}, 0)`).join(' + ');
  const weights = parts.map(({ score, weight }) => `case when ${score} is null then 0 else ${weight} end`).join(' + ');
  return `(${sum}) / nullif(${weights}, 0)`;
}
