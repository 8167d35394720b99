import { canonicalJson } from '@kedu/model';
import type { Change } from './change.ts';
import { inheritDetermination } from './inherit-determination.ts';
import { inheritDisclosure } from './inherit-disclosure.ts';
import { type Assembly, isRecord, type Path, type Source } from './source.ts';

/** How deep a section of a scheme is merged: by name, then by field; a tree again by name below `parts`. */
type Section = 'names' | 'entries' | 'tree';

const SECTIONS: Readonly<Record<string, Section>> = {
  dimensions: 'names',
  attributes: 'names',
  lists: 'entries',
  classes: 'entries',
  overlays: 'entries',
  indicators: 'entries',
  score: 'tree',
  consequences: 'entries',
};

/** Rules that add up: those of the base always hold, those of the child come after. */
const ADDED_UP = ['constraints', 'gates'];
const REPLACED = ['every', 'lights', 'rounding', 'grades', 'regulation', 'authority'];
/** Taken over where the child has none; its own are no change. */
const OF_ITS_OWN = ['regulation', 'authority'];

/**
 * Fills a child with what its base (library or parent) has and the child leaves out, and lists what the child changes.
 *
 * `child.value` is completed in place; every branch taken over keeps the places of the base.
 * Rule: USES-3, USES-9. Example: a child that writes only `score.places.parts.ecology.weight` keeps method and clause of the base.
 */
export function inherit(child: Assembly, base: Source, sections: 'library' | 'parent'): Change[] {
  const changes: Change[] = [];
  const from = base.value as Readonly<Record<string, unknown>>;
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (sections === 'library' && name !== 'indicators' && name !== 'dimensions') continue;
    if (from[name] === undefined && (sections === 'library' || child.value[name] === undefined)) continue;
    const parent = from[name] ?? {};
    if (!isRecord(parent)) continue;
    if (child.value[name] === undefined) takeOver(child, child.value, [name], parent, base);
    else if (isRecord(child.value[name]))
      byName(child, child.value[name] as Record<string, unknown>, [name], parent, base, section, changes);
  }
  if (sections === 'library') return changes;
  for (const name of ADDED_UP) addUp(child, name, from[name], base, changes);
  for (const name of REPLACED) {
    if (child.value[name] === undefined) {
      if (from[name] !== undefined) takeOver(child, child.value, [name], from[name], base);
    } else if (differs(child.value[name], from[name]) && !OF_ITS_OWN.includes(name))
      // What the base leaves at its default holds too.
      changes.push({ path: [name], how: from[name] === undefined ? 'added' : 'changed' });
  }
  changes.push(...inheritDetermination(child, base), ...inheritDisclosure(child, base));
  if (child.value['targets'] !== undefined) changes.push({ path: ['targets'], how: 'added' });
  if (decomposes(child.value['goals'])) changes.push({ path: ['goals'], how: 'added' });
  return changes;
}

/** Whether a goal sets targets of units; goals themselves are each scheme's own. */
function decomposes(goals: unknown): boolean {
  return isRecord(goals) && Object.values(goals).some((goal) => isRecord(goal) && goal['decompose'] !== undefined);
}

function takeOver(child: Assembly, into: Record<string, unknown>, path: Path, value: unknown, base: Source): void {
  const name = String(path.at(-1));
  Object.defineProperty(into, name, { value: copy(value), enumerable: true, configurable: true, writable: true });
  child.graft(path, base, path);
}

function byName(
  child: Assembly,
  own: Record<string, unknown>,
  path: Path,
  parent: Readonly<Record<string, unknown>>,
  base: Source,
  section: Section,
  changes: Change[],
): void {
  const free = path[0] === 'attributes';
  for (const name of Object.keys(own)) if (!free && !Object.hasOwn(parent, name)) changes.push({ path: [...path, name], how: 'added' });
  for (const [name, value] of Object.entries(parent)) {
    const at = [...path, name];
    if (!Object.hasOwn(own, name)) takeOver(child, own, at, value, base);
    else if (section !== 'names' && isRecord(own[name]) && isRecord(value))
      byField(child, own[name] as Record<string, unknown>, at, value, base, section, changes);
    else if (differs(own[name], value)) changes.push({ path: at, how: 'changed' });
  }
  // Order counts (precedence of overlays, order of parts): what the base has comes first, in its order.
  const order = [...Object.keys(parent), ...Object.keys(own).filter((name) => !Object.hasOwn(parent, name))];
  for (const name of order) {
    const value = own[name];
    delete own[name];
    Object.defineProperty(own, name, { value, enumerable: true, configurable: true, writable: true });
  }
}

function byField(
  child: Assembly,
  own: Record<string, unknown>,
  path: Path,
  parent: Readonly<Record<string, unknown>>,
  base: Source,
  section: Section,
  changes: Change[],
): void {
  for (const name of Object.keys(own)) if (!Object.hasOwn(parent, name)) changes.push({ path: [...path, name], how: 'changed' });
  for (const [name, value] of Object.entries(parent)) {
    const at = [...path, name];
    if (!Object.hasOwn(own, name)) takeOver(child, own, at, value, base);
    else if (section === 'tree' && name === 'parts' && isRecord(own[name]) && isRecord(value))
      byName(child, own[name] as Record<string, unknown>, at, value, base, section, changes);
    else if (differs(own[name], value)) changes.push({ path: at, how: 'changed' });
  }
}

function addUp(child: Assembly, name: string, parent: unknown, base: Source, changes: Change[]): void {
  const own = child.value[name];
  if (own !== undefined && !Array.isArray(own)) return;
  const inherited = Array.isArray(parent) ? parent : [];
  for (const index of (own ?? []).keys()) {
    child.shift([name, inherited.length + index], [name, index]);
    if (name === 'gates') changes.push({ path: [name, inherited.length + index], how: 'added' });
  }
  if (inherited.length === 0) return;
  for (const index of inherited.keys()) child.graft([name, index], base, [name, index]);
  child.value[name] = [...(copy(inherited) as unknown[]), ...(own ?? [])];
}

function differs(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) !== canonicalJson(b ?? null);
}

/** A copy that shares nothing with its original. */
export function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isRecord(value)) return value;
  const record: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value))
    Object.defineProperty(record, key, { value: copy(inner), enumerable: true, configurable: true, writable: true });
  return record;
}
