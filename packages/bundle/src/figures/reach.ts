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
  readonly #ids: ReadonlySet<string>;
  readonly #values = new Map<string, Reach>();
  readonly #lights: Reach;

  constructor(scheme: CompiledScheme) {
    this.#scheme = scheme;
    this.#ids = new Set(scheme.indicators.map(({ id }) => id));
    this.#lights = this.#closure(readsIn(scheme.lights, this.#ids));
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
    return union([this.value(id), ...leaves.map((leaf) => this.#leaf(leaf))]);
  }

  /** Of the total of a list, gates that cap it included. */
  total(list: string): Reach {
    const tree = this.#scheme.trees[list];
    const parts = tree ? leavesOf(tree).map((leaf) => this.#leaf(leaf)) : [];
    const reach = union([...parts, this.#closure(readsIn(this.#scheme.gates, this.#ids))]);
    return tree && isAmongUnits(tree) ? widened(reach) : reach;
  }

  /** Of who is ranked in a list, and of grades beside totals: eligibility and gates. */
  conditions(list: string): Reach {
    const own = this.#scheme.lists.find(({ id }) => id === list);
    return this.#closure([...readsIn(own?.eligible, this.#ids), ...readsIn(this.#scheme.gates, this.#ids)]);
  }

  #leaf(leaf: Leaf): Reach {
    const reach = this.#closure([leaf.indicator, ...readsIn(leaf, this.#ids)]);
    const isAlone =
      ALONE.includes(leaf.method.name) && OWN_GAPS.includes(leaf.missing.rule) && !leaf.outliers && !leaf.joint && !leaf.elastic;
    return isAlone ? reach : widened(reach);
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
      open.push(...readsIn([indicator, targets], this.#ids).map((read) => [read, all] as const));
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

function union(all: readonly Reach[]): Reach {
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

/** IDs of indicators that any expression or field below a rule names. */
function readsIn(rule: unknown, ids: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && ids.has(value)) found.add(value);
    if (typeof value !== 'object' || value === null) return;
    if ('reads' in value && Array.isArray(value.reads))
      for (const read of value.reads as readonly Read[]) for (const id of namesOf(read)) if (ids.has(id)) found.add(id);
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
