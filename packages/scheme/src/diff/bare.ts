import { canonicalJson } from '@kedu/model';
import type { CompiledExpression } from '../expression/contract.ts';

/** Fields that say where a rule stands or how it reads, and never what it does. */
const WORDING: readonly string[] = ['clause', 'title', 'titles', 'definition', 'source', 'reason', 'otherwise_title', 'groupTitles'];

/** A rule without its places; with `wording` also without titles and clauses. Expressions are their source. */
export function bare(value: unknown, wording: 'kept' | 'dropped'): unknown {
  if (isExpression(value)) return value.source;
  if (Array.isArray(value)) return value.map((one: unknown) => bare(one, wording));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>)
      .filter(([key, one]) => one !== undefined && key !== 'place' && (wording === 'kept' || !WORDING.includes(key)))
      .map(([key, one]) => [key, bare(one, wording)]),
  );
}

/** Two rules are the same where this is. Numbers by their value, keys in any order. */
export function sameness(value: unknown, wording: 'kept' | 'dropped'): string {
  return canonicalJson(bare(value, wording) ?? null);
}

export function isExpression(value: unknown): value is CompiledExpression {
  return typeof value === 'object' && value !== null && 'source' in value && 'evaluate' in value;
}
