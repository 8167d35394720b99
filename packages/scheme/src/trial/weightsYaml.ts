import type { Composite, Part, Weight } from '../compiled.ts';

/**
 * The weights of a tree that another differs in, as they are written in a scheme file: to be copied into it.
 *
 * Shape: YAML below `score`, parts that differ and those above them; '' where nothing differs. Rule: WEIGH-32. Errors: none.
 * Example: economy 60 → 40 in list places → `score:\n  places:\n    parts:\n      economy:\n        weight: 40\n`.
 */
export function weightsYaml(list: string, before: Composite, after: Composite): string {
  const lines = below(before, after, '    ');
  return lines.length === 0 ? '' : `${['score:', `  ${list}:`, ...lines].join('\n')}\n`;
}

function below(before: Composite, after: Composite, indent: string): readonly string[] {
  const old = new Map(before.parts.map((part) => [part.path, part]));
  const lines = after.parts.flatMap((part) => changed(old.get(part.path), part, `${indent}  `));
  return lines.length === 0 ? [] : [`${indent}parts:`, ...lines];
}

function changed(before: Part | undefined, after: Part, indent: string): readonly string[] {
  if (after.type === 'addition' || !before || before.type === 'addition') return [];
  const [old, now] = [before.weight, after.weight].map((weight) => (weight ? written(weight) : ''));
  const own = now === old ? [] : [`${indent}  weight: ${now}`];
  const inside = after.type === 'composite' && before.type === 'composite' ? below(before, after, `${indent}  `) : [];
  return own.length + inside.length === 0 ? [] : [`${indent}${after.name}:`, ...own, ...inside];
}

function written({ otherwise, byClass }: Weight): string {
  const named = Object.entries(byClass).map(([id, weight]) => `${id}: ${weight}`);
  if (named.length === 0) return String(otherwise);
  return `{ ${[...named, ...(otherwise === undefined ? [] : [`else: ${otherwise}`])].join(', ')} }`;
}
