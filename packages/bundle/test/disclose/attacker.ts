import { METHODS, referenceOf } from '@kedu/engine';
import type { CompiledScheme, Composite, Leaf, Part } from '@kedu/scheme';
import { readBundleTable } from '../../src/index.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

type Row = Readonly<Record<string, string>>;

/** Of the unit alone, and their score is the value: `given`, and `completion` of a target of 100 up to it. */
const PLAIN: readonly string[] = ['given', 'completion'];
const DUST = 1e-9;

/**
 * Whoever has the files of a bundle of one list `places`, its rules and a calculator.
 *
 * Every method gives what can be known of a withheld value or score: one value, an interval, or the candidates that contradict nothing.
 */
export class Attacker {
  readonly #scheme: CompiledScheme;
  readonly #tree: Composite;
  readonly #tables = new Map<string, readonly Row[]>();
  readonly units: readonly string[];
  /** indicator → unit → value, as far as it is published. */
  readonly values = new Map<string, Map<string, number>>();

  constructor(files: ReadonlyMap<string, Uint8Array>, scheme: CompiledScheme) {
    this.#scheme = scheme;
    this.#tree = scheme.trees['places'] as Composite;
    for (const [path, bytes] of files) if (path.endsWith('.csv')) this.#tables.set(path, rowsOf(path, bytes));
    this.units = this.table('results/results.csv').map((row) => row['unit'] ?? '');
    for (const row of [...this.table('data/observations.csv'), ...this.table('results/indicators.csv')]) this.#keep(row);
  }

  table(path: string): readonly Row[] {
    return this.#tables.get(path) ?? [];
  }

  /** A sum over places less the parts of it that are published. */
  bySums(indicator: string, parent: string, unit: string): Range {
    const known = this.values.get(indicator) ?? new Map<string, number>();
    const open = this.units.filter((one) => !known.has(one));
    const total = known.get(parent);
    if (known.has(unit)) return { low: known.get(unit) as number, high: known.get(unit) as number };
    if (total === undefined) return { low: 0, high: Number.POSITIVE_INFINITY };
    const rest = total - this.units.reduce((sum, one) => sum + (known.get(one) ?? 0), 0);
    return open.length === 1 ? { low: rest, high: rest } : { low: 0, high: rest };
  }

  /** Between what the scores of leaves must lie by the published scores of nodes and totals, the weights, and all values that are published. Keys: `unit path`. */
  byTotals(): ReadonlyMap<string, Range> {
    const ranges = new Map<string, Range>();
    for (const unit of this.units) this.#propagate(unit, ranges);
    return ranges;
  }

  /** The same of one unit and leaf. */
  score(unit: string, path: string, ranges = this.byTotals()): Range {
    return ranges.get(`${unit} ${path}`) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  }

  /** Values of a candidate grid for which no published score, and no interval of one, is contradicted; all other values of the column are told to the attacker. */
  byPeers(path: string, unit: string, told: ReadonlyMap<string, number>, candidates: readonly number[]): readonly number[] {
    const leaf = leavesOf(this.#tree).find((one) => one.path === path) as Leaf;
    const ranges = this.byTotals();
    return candidates.filter((value) => {
      const values = new Map([...told, [unit, value]]);
      return [...values].every(([one, x]) => {
        const score = scoreOf(leaf, x, [...values.values()], this.#better(leaf));
        const { low, high } = this.score(one, path, ranges);
        return Number.isNaN(score) || (score >= low - 1e-6 && score <= high + 1e-6);
      });
    });
  }

  /** The reference point of a leaf holds the values of the peers in order: what is left of them once the published ones are taken away. */
  byReferences(path: string, indicator: string): readonly number[] {
    const row = this.table('results/references.csv').find(({ reference }) => reference === `places/${path}/`);
    const left = (row?.['ranked'] ?? '')
      .split(' ')
      .filter((text) => text !== '')
      .map(Number);
    for (const unit of this.units) {
      const known = this.values.get(indicator)?.get(unit);
      const at = known === undefined ? -1 : left.indexOf(known);
      if (at >= 0) left.splice(at, 1);
    }
    return left;
  }

  /** The mean score of a part over all units, times their number, less the scores that are published. */
  byMeans(path: string): Range | undefined {
    const row = this.table('results/weights.csv').find(({ part }) => part === path);
    const [mean, count] = [row?.['mean'], row?.['units']];
    if (mean === undefined || mean === '' || count === undefined) return undefined;
    const scores = this.table('results/parts.csv').filter(({ part, score }) => part === path && score !== '');
    if (scores.length !== Number(count) - 1) return undefined;
    const rest = Number(mean) * Number(count) - scores.reduce((sum, { score }) => sum + Number(score), 0);
    return { low: rest - Number(count) * 1e-6, high: rest + Number(count) * 1e-6 };
  }

  /** A total that is withheld lies between those of the ranks next to it. */
  byRanks(unit: string): Range | undefined {
    const rows = this.table('results/results.csv');
    const own = rows.find((row) => row['unit'] === unit);
    if (own?.['score']) return { low: Number(own['score']), high: Number(own['score']) };
    const ranks = rows
      .filter(({ rank, score }) => rank !== '' && score !== '')
      .map(({ rank, score }) => [Number(rank), Number(score)] as const);
    const taken = new Set(ranks.map(([rank]) => rank));
    const missing = rows.map((_, i) => i + 1).filter((rank) => !taken.has(rank));
    const rank = own?.['rank'] ? Number(own['rank']) : missing.length === 1 && ranks.length > 0 ? (missing[0] as number) : undefined;
    if (rank === undefined) return undefined;
    const low = Math.max(0, ...ranks.filter(([other]) => other > rank).map(([, score]) => score));
    const high = Math.min(100, ...ranks.filter(([other]) => other < rank).map(([, score]) => score));
    return { low, high };
  }

  #keep(row: Row): void {
    const { indicator = '', unit = '', value = '' } = row;
    if (value === '') return;
    const known = this.values.get(indicator) ?? new Map<string, number>();
    this.values.set(indicator, known.set(unit, Number(value)));
  }

  #better(leaf: Leaf): 'higher' | 'lower' {
    return this.#scheme.indicators.find(({ id }) => id === leaf.indicator)?.better ?? 'higher';
  }

  #propagate(unit: string, ranges: Map<string, Range>): void {
    const own = new Map<string, Range>();
    const parts = this.table('results/parts.csv').filter((row) => row['unit'] === unit);
    const root = this.table('results/results.csv').find((row) => row['unit'] === unit)?.['points'] ?? '';
    for (const leaf of leavesOf(this.#tree)) own.set(leaf.path, this.#leafRange(leaf, unit));
    for (const node of nodesOf(this.#tree)) own.set(node.path, { low: 0, high: 100 });
    for (const { part = '', score = '' } of parts) if (score !== '') narrow(own, part, Number(score) - DUST, Number(score) + DUST);
    if (root !== '') narrow(own, '', Number(root) - 0.005, Number(root) + 0.005);
    for (let turn = 0; turn < 40; turn += 1) for (const node of nodesOf(this.#tree)) tighten(node, own);
    for (const [path, range] of own) ranges.set(`${unit} ${path}`, range);
  }

  #leafRange(leaf: Leaf, unit: string): Range {
    const known = this.values.get(leaf.indicator);
    const x = known?.get(unit);
    if (x === undefined) return { low: 0, high: 100 };
    if (PLAIN.includes(leaf.method.name)) {
      const score = Math.min(100, x);
      return { low: score, high: score };
    }
    if (this.units.some((one) => !known?.has(one))) return { low: 0, high: 100 };
    const peers = this.units.map((one) => known?.get(one) as number);
    const score = scoreOf(leaf, x, peers, this.#better(leaf));
    return Number.isNaN(score) ? { low: 0, high: 100 } : { low: score - 0.01, high: score + 0.01 };
  }
}

/** Whether a range leaves nothing but one value. */
export function tells({ low, high }: Range, truth: number, dust = 0.05): boolean {
  return Math.abs(low - truth) <= dust && Math.abs(high - truth) <= dust;
}

function scoreOf(leaf: Leaf, x: number, peers: readonly number[], better: 'higher' | 'lower'): number {
  const method = METHODS[leaf.method.name];
  const params = { target: 100, ...(leaf.method.params as Readonly<Record<string, number>>) };
  const [floor, cap] = method.bounds(params);
  const score = method.score({ x, better, params, reference: referenceOf(Float64Array.from(peers), better), cap });
  return Math.min(leaf.cap ?? cap, Math.max(leaf.floor ?? floor, score));
}

/** Every part against the node and the other parts, the node against all parts. */
function tighten(node: Composite, own: Map<string, Range>): void {
  const parts = node.parts.flatMap((part) => (part.type === 'addition' ? [] : [{ path: part.path, weight: part.weight?.otherwise ?? 0 }]));
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (node.aggregate.some(({ name }) => name !== 'arithmetic' && name !== 'sum')) return;
  const range = (path: string): Range => own.get(path) as Range;
  const bound = (side: 'low' | 'high', but?: string): number =>
    parts.reduce((sum, { path, weight }) => (path === but ? sum : sum + (weight / all) * range(path)[side]), 0);
  narrow(own, node.path, bound('low') - DUST, bound('high') + DUST);
  for (const { path, weight } of parts) {
    const share = weight / all;
    narrow(
      own,
      path,
      (range(node.path).low - bound('high', path)) / share - DUST,
      (range(node.path).high - bound('low', path)) / share + DUST,
    );
  }
}

function narrow(own: Map<string, Range>, path: string, low: number, high: number): void {
  const known = own.get(path) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  own.set(path, { low: Math.max(known.low, low), high: Math.min(known.high, high) });
}

function leavesOf(part: Part): readonly Leaf[] {
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : part.type === 'leaf' ? [part] : [];
}

function nodesOf(part: Part): readonly Composite[] {
  return part.type === 'composite' ? [part, ...part.parts.flatMap(nodesOf)] : [];
}

function rowsOf(path: string, bytes: Uint8Array): readonly Row[] {
  const read = readBundleTable(path, bytes);
  if ('issue' in read) throw new Error(`${path}: ${read.issue.code}`);
  const { headings, rows } = read.value;
  return rows.map(({ cells }) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ''])));
}
