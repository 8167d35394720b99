import { formatYuan } from '@kedu/model';
import { isExpression } from './bare.ts';
import { isText, snake, UNSAID } from './ruleTerms.ts';

/**
 * A rule in one line, as a scheme writes it: YAML in flow style, numbers as shortest decimals, expressions in quotes; what is open or absent is `—`.
 *
 * Rule: DIFF-1. Errors: none. Example: { otherwise: 16, byClass: { coast: 14 } } as a weight → `{ else: 16, coast: 14 }`.
 */
export function written(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'number') return Number.isNaN(value) ? '.nan' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return plain(value);
  if (isExpression(value)) return quoted(value.source);
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (isText(value)) return plain(value['zh-CN']);
  const entries = Object.entries(value as Record<string, unknown>).filter(([key, one]) => one !== undefined && !UNSAID.includes(key));
  if (entries.length === 0) return '—';
  return `{ ${entries.map(([key, one]) => field(key, one)).join(', ')} }`;
}

/** The fields of a rule, each in a line of its own; of a table each row. */
export function pieces(rule: object): readonly string[] {
  return Object.entries(rule)
    .filter(([key, one]) => one !== undefined && one !== false && !UNSAID.includes(key) && !(Array.isArray(one) && one.length === 0))
    .flatMap(([key, one]) => (Array.isArray(one) && isTable(one) ? one.flatMap((row: object) => rowsOf(key, row)) : [field(key, one)]));
}

/** A weight: one figure, or by class. */
export function writtenWeight({
  otherwise,
  byClass,
}: {
  readonly otherwise?: number | undefined;
  readonly byClass: Readonly<Record<string, number | 'none'>>;
}): string {
  const classes = Object.entries(byClass).map(([id, weight]) => `${id}: ${weight}`);
  if (classes.length === 0) return otherwise === undefined ? 'none' : String(otherwise);
  return `{ ${[...(otherwise === undefined ? [] : [`else: ${otherwise}`]), ...classes].join(', ')} }`;
}

/** A method: its name, or with its parameters. */
export function writtenMethod({ name, params }: { readonly name: string; readonly params: Readonly<Record<string, unknown>> }): string {
  return Object.values(params).every((one) => one === undefined) ? name : `${name}: ${written(params)}`;
}

/** An aggregate: its name, or a mix by shares. */
export function writtenAggregate(
  aggregate: readonly { readonly name: string; readonly share: number; readonly power?: number | undefined }[],
): string {
  const one = ({ name, power }: (typeof aggregate)[number]): string => (power === undefined ? name : `${name}(${power})`);
  const [first] = aggregate;
  if (first && aggregate.length === 1) return one(first);
  return `{ mix: { ${aggregate.map((each) => `${one(each)}: ${percent(each.share)}`).join(', ')} } }`;
}

/** 0.25 → `25%`, digits kept. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

const SAFE = /^[\p{L}_][\p{L}\p{N}_.\-/@ ]*$/u;

function plain(text: string): string {
  return SAFE.test(text) && text.trim() === text ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A row in a line; a table within it, row by row, behind it. */
function rowsOf(key: string, row: object): readonly string[] {
  const tables = Object.entries(row).filter((entry): entry is [string, object[]] => Array.isArray(entry[1]) && isTable(entry[1]));
  const own = Object.fromEntries(Object.entries(row).filter(([name]) => !tables.some(([table]) => table === name)));
  return [
    `${snake(key)}: ${written(own)}`,
    ...tables.flatMap(([name, rows]) => rows.map((one) => `${snake(key)}.${snake(name)}: ${written(one)}`)),
  ];
}

/** Money is whole fen, and written in yuan. */
function field(key: string, value: unknown): string {
  if (!key.endsWith('Fen')) return `${snake(key)}: ${written(value)}`;
  const yuan = typeof value === 'number' ? formatYuan(value) : written(inYuan(value));
  return `${snake(key.replace(/Fen$/, 'Yuan'))}: ${yuan}`;
}

function inYuan(amounts: unknown): unknown {
  return Object.fromEntries(Object.entries(amounts as Record<string, number>).map(([key, fen]) => [key, formatYuan(fen)]));
}

/** Rows of a table that a file of its own holds. */
function isTable(value: readonly unknown[]): boolean {
  return value.length > 0 && value.every((one) => typeof one === 'object' && one !== null && ('unitCode' in one || 'place' in one));
}
