import type { CompiledScheme, Indicator, Leaf } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import { takenFromChildren } from '../lint/reads.ts';
import type { BuiltIndicator } from './build-indicators.ts';
import type { Layer } from './layers.ts';
import type { Linker } from './linker.ts';

/** Look-ups whose argument is an indicator. */
const OF_INDICATORS = new Set(['value', 'previous', 'last_year', 'met', 'light']);
/** What is wrong of a formula in one scheme and right in another, by what each declares. */
const OF_THE_SCHEME = new Set(['EXPR_UNKNOWN_NAME', 'EXPR_UNKNOWN_ARGUMENT', 'EXPR_UNKNOWN_TEXT']);

/** A compiled scheme before it is known which indicators belong to it. */
export type Rules = Pick<
  CompiledScheme,
  'lists' | 'classes' | 'overlays' | 'trees' | 'targets' | 'goals' | 'constraints' | 'lights' | 'gates' | 'consequences'
>;

/**
 * The indicators that belong to a scheme: its own, and of its libraries those that something uses.
 *
 * Used is what a leaf scores or divides by, an expression of the scheme reads, a light rule names in `for`, the scheme's own table of targets gives a value,
 * or a used indicator reads in turn. `link` takes over what was found of these. Of the others only faults that no scheme could mend stay: broken
 * syntax, an unknown clause, dimension or owner; not what depends on attributes, lights and targets that this scheme does not have.
 * Rule: USES-7. Shape: sorted by ID.
 */
export function takeFromShelf(built: readonly BuiltIndicator[], { shelf, ownTargets }: Layer, link: Linker, rules: Rules): Indicator[] {
  const byId = new Map(built.map(({ indicator }) => [indicator.id, indicator]));
  const used = new Set<string>();
  const use = (id: string): void => {
    const indicator = byId.get(id);
    if (!indicator || used.has(id)) return;
    used.add(id);
    for (const read of [...readsOf(indicator), ...takenFromChildren(indicator)]) use(read);
  };
  for (const id of byId.keys()) if (!shelf.has(id)) use(id);
  for (const id of readsOf({ ...rules, targets: [] })) use(id);
  for (const rule of rules.lights.rules) for (const id of rule.for ?? []) use(id);
  for (const { indicator, keyResults } of rules.goals)
    for (const id of [indicator ?? '', ...keyResults.map((one) => one.indicator)]) use(id);
  for (const { indicator, place } of rules.targets) if (place.file === ownTargets) use(indicator);
  for (const one of built) {
    if (used.has(one.indicator.id)) link.absorb(one.link);
    else link.absorbFixed(one.link, (code) => !OF_THE_SCHEME.has(code));
  }
  return built.flatMap(({ indicator }) => (used.has(indicator.id) ? [indicator] : []));
}

/** Indicators named by a part of a compiled scheme: scored by its leaves, read by its expressions. */
function readsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isExpression(value))
    return value.reads.flatMap((read) => (read.kind === 'variable' ? [read.name] : OF_INDICATORS.has(read.name) ? [read.argument] : []));
  const leaf = 'type' in value && value.type === 'leaf' ? (value as Leaf) : undefined;
  const scored = leaf ? [leaf.indicator, ...(leaf.per ? [leaf.per.indicator] : [])] : [];
  return [...scored, ...Object.values(value).flatMap(readsOf)];
}

function isExpression(value: object): value is CompiledExpression {
  return 'reads' in value && 'evaluate' in value;
}
