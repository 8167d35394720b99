import { markedIndicator } from '@kedu/engine';
import type { CompiledScheme, Composite, Leaf, Part, Read } from '@kedu/scheme';

/** Indicators that something is computed from → whether values of other units than its own count too. */
export type Reach = ReadonlyMap<string, boolean>;

/** Methods that look at the unit alone; all others may look at its peers. */
const ALONE: readonly string[] = [
  'completion',
  'growth_on_base',
  'interval',
  'piecewise',
  'step',
  'all_or_nothing',
  'deduction',
  'bonus',
  'given',
  'goalposts',
  'distance_to_target',
  'efficacy_banded',
];
const OWN_GAPS: readonly string[] = ['refuse', 'reweight', 'zero', 'last_value', 'interpolate'];
const AMONG_UNITS: readonly string[] = ['copeland', 'borda', 'topsis'];

/**
 * What the figures of a scheme are computed from, by its rules alone: so that a label says nothing of a value that is withheld.
 *
 * Wider rather than narrower: a figure that does not reach an indicator owes nothing to it. Rule: LABEL-4 (docs/spec/bundle.md).
 */
export class FigureReach {
  readonly #scheme: CompiledScheme;
  readonly #names: Names;
  readonly #values = new Map<string, Reach>();
  readonly #leaves = new Map<Leaf, Reach>();
  readonly #lights: Reach;

  constructor(scheme: CompiledScheme) {
    this.#scheme = scheme;
    this.#names = namesIn(scheme);
    this.#lights = this.#closure(readsIn(scheme.lights, this.#names));
  }

  /** Of the value of an indicator. */
  value(id: string): Reach {
    const known = this.#values.get(id);
    if (known) return known;
    const reach = this.#closure([id]);
    this.#values.set(id, reach);
    return reach;
  }

  light(id: string): Reach {
    return union([this.value(id), this.#lights]);
  }

  /** Of the score of an indicator, in whatever list. */
  score(id: string): Reach {
    const leaves = Object.values(this.#scheme.trees).flatMap((tree) => leavesOf(tree).filter(({ indicator }) => indicator === id));
    return union([this.value(id), ...leaves.map((leaf) => this.leaf(leaf))]);
  }

  /** Of the total of a list, gates of that list that cap it included. */
  total(list: string): Reach {
    const tree = this.#scheme.trees[list];
    const parts = tree ? leavesOf(tree).map((leaf) => this.leaf(leaf)) : [];
    const reach = union([...parts, this.#closure(this.#gateReads(list))]);
    return tree && isAmongUnits(tree) ? widened(reach) : reach;
  }

  /** Of who is ranked in a list, and of grades beside totals: eligibility and the gates of that list. */
  conditions(list: string): Reach {
    const own = this.#scheme.lists.find(({ id }) => id === list);
    return this.#closure([...readsIn(own?.eligible, this.#names), ...this.#gateReads(list)]);
  }

  /** Of whatever a rule reads: a consequence, a gate. */
  rule(rule: unknown): Reach {
    return this.#closure(readsIn(rule, this.#names));
  }

  /** Of the score of one leaf. */
  leaf(leaf: Leaf): Reach {
    const known = this.#leaves.get(leaf);
    if (known) return known;
    const own = this.#closure([leaf.indicator, ...readsIn(leaf, this.#names)]);
    const isAlone =
      ALONE.includes(leaf.method.name) && OWN_GAPS.includes(leaf.missing.rule) && !leaf.outliers && !leaf.joint && !leaf.elastic;
    const reach = isAlone ? own : widened(own);
    this.#leaves.set(leaf, reach);
    return reach;
  }

  /** Of the gates that hold in a list; one that names no lists holds in all. */
  #gateReads(list: string): readonly string[] {
    return readsIn(
      this.#scheme.gates.filter(({ lists }) => !lists || lists.includes(list)),
      this.#names,
    );
  }

  /** Everything that some indicators are made of, step by step. */
  #closure(ids: readonly string[]): Reach {
    const reach = new Map<string, boolean>();
    const open: (readonly [id: string, isWide: boolean])[] = ids.map((id) => [id, false]);
    for (let next = open.shift(); next; next = open.shift()) {
      const [id, isWide] = next;
      const indicator = this.#scheme.indicators.find((one) => one.id === id);
      const all = isWide || indicator?.sharedBy !== undefined;
      if (reach.get(id) === true || reach.get(id) === all) continue;
      reach.set(id, all);
      const { fromChildren } = indicator ?? {};
      const targets = this.#scheme.targets.filter((row) => row.indicator === id);
      open.push(...readsIn([indicator, targets], this.#names).map((read) => [read, all] as const));
      if (fromChildren) open.push([fromChildren.indicator, true]);
      if (fromChildren?.weight !== undefined) open.push([fromChildren.weight, true]);
    }
    return reach;
  }
}

/** The indicator that a series of the data belongs to: that of marks and of answers to a survey too. */
export function indicatorOfSeries(name: string): string {
  return markedIndicator(name) ?? name;
}

/** All that several figures are computed from. */
export function union(all: readonly Reach[]): Reach {
  const reach = new Map<string, boolean>();
  for (const one of all) for (const [id, isWide] of one) reach.set(id, isWide || reach.get(id) === true);
  return reach;
}

function widened(reach: Reach): Reach {
  return new Map([...reach.keys()].map((id) => [id, true]));
}

function isAmongUnits(node: Composite): boolean {
  return (
    !OWN_GAPS.includes(node.missing.rule) ||
    node.aggregate.some(({ name }) => AMONG_UNITS.includes(name)) ||
    node.parts.some((part) => part.type === 'composite' && isAmongUnits(part))
  );
}

function leavesOf(part: Part): readonly Leaf[] {
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : part.type === 'leaf' ? [part] : [];
}

/** What expressions call indicators, alone or together. */
interface Names {
  readonly ids: ReadonlySet<string>;
  /** Sets (`tag:ecology`), paths of parts and their last names → indicators. */
  readonly several: ReadonlyMap<string, readonly string[]>;
}

function namesIn({ indicators, trees }: CompiledScheme): Names {
  const several = new Map<string, string[]>();
  const name = (text: string, id: string): void => {
    const known = several.get(text);
    if (known) known.push(id);
    else several.set(text, [id]);
  };
  for (const { id, tags, dimension, horizon, nature, priority } of indicators) {
    for (const tag of tags) name(`tag:${tag}`, id);
    if (dimension !== undefined) name(`dimension:${dimension}`, id);
    name(`horizon:${horizon}`, id);
    name(`nature:${nature}`, id);
    if (priority !== undefined) name(`priority:${priority}`, id);
  }
  const descend = (part: Part): void => {
    if (part.type === 'addition') return;
    for (const { indicator } of leavesOf(part)) for (const text of new Set([part.path, part.name])) name(text, indicator);
    if (part.type === 'composite') part.parts.forEach(descend);
  };
  for (const tree of Object.values(trees)) tree.parts.forEach(descend);
  return { ids: new Set(indicators.map(({ id }) => id)), several };
}

/** IDs of indicators that any expression or field below a rule names. */
function readsIn(rule: unknown, { ids, several }: Names): readonly string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (ids.has(name)) found.add(name);
    for (const id of several.get(name) ?? []) found.add(id);
  };
  const look = (value: unknown): void => {
    if (typeof value === 'string' && ids.has(value)) found.add(value);
    if (typeof value !== 'object' || value === null) return;
    if ('reads' in value && Array.isArray(value.reads)) for (const read of value.reads as readonly Read[]) namesOf(read).forEach(add);
    if (value instanceof Map) for (const inner of value.values()) look(inner);
    else for (const inner of Object.values(value)) look(inner);
  };
  look(rule);
  return [...found];
}

/** A score of a part is read by its path, whose last name is as a rule that of an indicator. */
function namesOf(read: Read): readonly string[] {
  if (read.kind === 'variable') return [read.name];
  return [read.argument, read.argument.split('.').at(-1) ?? ''];
}
