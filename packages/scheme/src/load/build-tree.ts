import type { z } from 'zod';
import { schemeIssue } from '../codes.ts';
import type {
  Addition,
  AdditionEvent,
  Aggregate,
  AggregateName,
  Composite,
  Indicator,
  Leaf,
  MethodParam,
  MissingRule,
  Part,
  Weight,
} from '../compiled.ts';
import { eligibilityVocabulary, indicatorVocabulary } from '../expression/vocabularies.ts';
import { METHOD_SHAPES, type MethodName } from '../shapes/methods.ts';
import type { AdditionShape, CompositeShape, LeafShape, PartShape } from '../shapes/score.ts';
import { type Linker, localized } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns } from './table.ts';

/** How a weight was written, which the lint asks and the engine does not. */
export interface WeightNote {
  readonly part: string;
  /** Path of the composite that holds the part. */
  readonly within: string;
  readonly list: string;
  readonly forms: readonly ('number' | 'percent')[];
  /** `else: none`: the part is meant not to exist for the classes that are not named. */
  readonly elseNone: boolean;
  readonly path: Path;
}

/** Where a leaf was written; leaves of one `each` share the place. */
export interface LeafNote {
  readonly leaf: Leaf;
  readonly path: Path;
}

interface Inherited {
  readonly weights: Composite['weights'];
  readonly aggregate: Aggregate;
  readonly missing: MissingRule;
}

type WeightShape = LeafShape['weight'];

/** Builds the weight trees of a scheme: inherits defaults, expands `each`, reads tables of additions (SCHEME-50 to SCHEME-54). */
export class TreeBuilder {
  readonly notes: WeightNote[] = [];
  readonly leaves: LeafNote[] = [];
  private list = '';

  constructor(
    private readonly link: Linker,
    private readonly indicators: ReadonlyMap<string, Indicator>,
  ) {}

  /** The tree of one list. Its root must say how weights are read (WEIGHT-1). */
  build(list: string, shape: CompositeShape): Composite {
    this.list = list;
    const path = ['score', list];
    if (shape.weights === undefined) {
      this.link.issues.push(
        schemeIssue('WEIGHT_READING', this.link.place(path, 'key'), { part: list, allowed: 'points, points_of_total, relative' }),
      );
      this.link.unread.push(path);
    }
    return this.composite(
      shape,
      '',
      list,
      path,
      { weights: 'relative', aggregate: [{ name: 'arithmetic', share: 1 }], missing: { rule: 'reweight' } },
      [],
    );
  }

  private composite(
    shape: CompositeShape,
    treePath: string,
    name: string,
    path: Path,
    inherited: Inherited,
    tags: readonly string[],
  ): Composite {
    const { link } = this;
    const clause = link.clause(path, shape.clause);
    const own: Inherited = {
      weights: shape.weights ?? inherited.weights,
      aggregate: shape.aggregate === undefined ? inherited.aggregate : this.aggregate(shape.aggregate, [...path, 'aggregate'], clause),
      missing:
        shape.missing === undefined ? inherited.missing : (this.missing(shape.missing, [...path, 'missing'], clause) ?? inherited.missing),
    };
    const allTags = [...tags, ...(shape.tags ?? [])];
    const parts = Object.entries(shape.parts ?? {}).map(([key, part]) =>
      this.part(part, treePath, key, [...path, 'parts', key], own, allTags),
    );
    if (shape.each)
      parts.push(...this.each(shape.each, treePath, [...path, 'each'], own, allTags, new Set(Object.keys(shape.parts ?? {})), clause));
    if (parts.length === 0 && !link.isBroken(path))
      link.issues.push(
        schemeIssue('SCHEME_ONE_OF', link.place(path, 'key'), { found: 0, allowed: 'parts, each', within: path.join('.') }, clause),
      );
    return {
      type: 'composite',
      path: treePath,
      name,
      title: shape.title === undefined ? { 'zh-CN': name } : localized(shape.title),
      tags: allTags,
      clause,
      place: link.place(path, 'key'),
      ...(treePath === '' ? {} : { weight: this.weight(shape.weight, treePath, path, clause) }),
      ...own,
      parts,
    };
  }

  private part(shape: PartShape, within: string, name: string, path: Path, inherited: Inherited, tags: readonly string[]): Part {
    const treePath = within === '' ? name : `${within}.${name}`;
    if ('apply' in shape) return this.addition(shape, treePath, name, path, tags);
    if ('method' in shape) return this.leaf(shape, treePath, name, shape.indicator ?? name, path, inherited, tags);
    return this.composite(shape, treePath, name, path, inherited, tags);
  }

  private leaf(
    shape: LeafShape,
    treePath: string,
    name: string,
    id: string,
    path: Path,
    inherited: Inherited,
    tags: readonly string[],
    each?: { readonly clause: string | undefined },
  ): Leaf {
    const { link } = this;
    const clause = link.clause(path, shape.clause) ?? each?.clause;
    const indicator = this.indicators.get(id);
    if (shape.indicator !== undefined) link.mention('indicator', id, [...path, 'indicator'], clause);
    else if (!each) link.mentions.push({ kind: 'indicator', name: id, place: link.place(path, 'key'), clause });
    if (shape.peers !== undefined && !['list', 'class', 'group'].includes(shape.peers))
      link.mention('attribute', shape.peers, [...path, 'peers'], clause);
    const leaf: Leaf = {
      type: 'leaf',
      path: treePath,
      name,
      title: shape.title === undefined ? (indicator?.title ?? { 'zh-CN': name }) : localized(shape.title),
      tags: [...tags, ...(shape.tags ?? [])],
      clause,
      place: link.place(path, 'key'),
      indicator: id,
      weight: this.weight(shape.weight, treePath, path, clause),
      method: this.method(shape.method, [...path, 'method'], clause),
      missing:
        shape.missing === undefined ? inherited.missing : (this.missing(shape.missing, [...path, 'missing'], clause) ?? inherited.missing),
      cap: shape.cap,
      floor: shape.floor,
      peers: shape.peers ?? 'list',
    };
    this.leaves.push({ leaf, path });
    return leaf;
  }

  /** One leaf for every indicator that fits, in order of ID; one that has a part of its own is left out. */
  private each(
    shape: NonNullable<CompositeShape['each']>,
    within: string,
    path: Path,
    inherited: Inherited,
    tags: readonly string[],
    named: ReadonlySet<string>,
    clause: string | undefined,
  ): Leaf[] {
    const fits = selectIndicators(shape.of, this.indicators.values()).filter(({ id }) => !named.has(id));
    if (fits.length === 0) {
      const [kind = '', name = ''] = shape.of.split(':');
      this.link.issues.push(
        schemeIssue('SCHEME_UNKNOWN_NAME', this.link.place([...path, 'of']), { kind, name, nearest: '', known: '' }, clause),
      );
    }
    const { of: _, ...rules } = shape;
    return fits.map(({ id }, index) => {
      const before = { issues: this.link.issues.length, mentions: this.link.mentions.length };
      const leaf = this.leaf({ ...rules }, within === '' ? id : `${within}.${id}`, id, id, path, inherited, tags, { clause });
      if (index > 0) {
        // The rule is written once: what is wrong with it is said once.
        this.link.issues.length = before.issues;
        this.link.mentions.length = before.mentions;
      }
      return leaf;
    });
  }

  private weight(shape: WeightShape | undefined, treePath: string, path: Path, clause: string | undefined): Weight {
    const { link } = this;
    const [within] = splitLast(treePath);
    const at = [...path, 'weight'];
    if (shape === undefined) {
      link.issues.push(schemeIssue('SCHEME_MISSING_FIELD', link.place(path, 'key'), { field: 'weight', within: path.join('.') }, clause));
      link.unread.push(at);
      return { byClass: {} };
    }
    const entries = (typeof shape === 'object' ? Object.entries(shape) : [['else', shape]]) as [string, number | string | undefined][];
    const written = entries.filter((entry): entry is [string, number | string] => entry[1] !== undefined && entry[1] !== 'none');
    const elseNone = entries.some(([name, value]) => name === 'else' && value === 'none');
    this.notes.push({
      elseNone,
      part: treePath,
      within,
      list: this.list,
      forms: written.map(([, value]) => (typeof value === 'number' ? 'number' : 'percent')),
      path: at,
    });
    const byClass: Record<string, number | 'none'> = {};
    let otherwise: number | undefined;
    for (const [name, value] of entries) {
      if (value === undefined) continue;
      const read = value === 'none' || typeof value === 'number' ? value : Number(value.slice(0, -1));
      if (name !== 'else') byClass[link.mention('class', name, [...at, name], clause, 'key')] = read;
      else if (read !== 'none') otherwise = read as number;
    }
    return otherwise === undefined ? { byClass } : { otherwise, byClass };
  }

  private method(shape: LeafShape['method'], path: Path, clause: string | undefined): Leaf['method'] {
    const { link } = this;
    const vocabulary = indicatorVocabulary(link.context);
    if (typeof shape === 'string') {
      const parsed = METHOD_SHAPES[shape].safeParse({});
      if (parsed.success) return { name: shape, params: parsed.data as Record<string, MethodParam> };
      const missing = parsed.error.issues.map((issue) => String(issue.path[0])).join(', ');
      link.issues.push(
        schemeIssue('SCHEME_MISSING_FIELD', link.place(path), { field: missing, within: `${path.join('.')}.${shape}` }, clause),
      );
      return { name: shape, params: {} };
    }
    const named = Object.entries(shape).filter(([, params]) => params !== undefined);
    const [first] = named;
    if (named.length !== 1 || first === undefined)
      link.issues.push(
        schemeIssue(
          'SCHEME_ONE_OF',
          link.place(path),
          { found: named.length, allowed: Object.keys(METHOD_SHAPES).join(', '), within: path.join('.') },
          clause,
        ),
      );
    if (first === undefined) return { name: 'given', params: {} };
    const [name, written] = first as [MethodName, Record<string, unknown>];
    const params: Record<string, MethodParam> = {};
    for (const [param, value] of Object.entries(written)) {
      if (value === undefined) continue;
      const isExpression = typeof value === 'string' && takesExpression(name, param);
      const compiled = isExpression ? link.expression([...path, name, param], value, 'double', vocabulary, clause) : (value as MethodParam);
      if (compiled !== undefined) params[param] = compiled;
    }
    return { name, params };
  }

  private missing(shape: NonNullable<LeafShape['missing']>, path: Path, clause: string | undefined): MissingRule | undefined {
    if (typeof shape === 'string') return { rule: shape };
    if ('zero' in shape) return { rule: 'zero', reason: localized(shape.zero) };
    if ('last_value' in shape) {
      const age = shape.last_value.up_to;
      return { rule: 'last_value', months: Number(age.slice(0, -1)) * (age.endsWith('y') ? 12 : 1) };
    }
    const rule = 'mean_of' in shape ? 'mean_of' : 'median_of';
    const group = 'mean_of' in shape ? shape.mean_of : shape.median_of;
    if (!['list', 'class', 'group'].includes(group)) this.link.mention('attribute', group, [...path, rule], clause);
    const over =
      shape.over === undefined
        ? undefined
        : this.link.expression([...path, 'over'], shape.over, 'bool', eligibilityVocabulary(this.link.context), clause);
    return over === undefined ? { rule, group } : { rule, group, over };
  }

  private aggregate(shape: NonNullable<CompositeShape['aggregate']>, path: Path, clause: string | undefined): Aggregate {
    if (typeof shape === 'string') return [{ name: shape, share: 1 }];
    const mix = Object.entries(shape.mix).map(([name, share]) => ({ name: name as AggregateName, share: share as number }));
    checkShares(
      mix.map(({ share }) => share),
      'mix',
      [...path, 'mix'],
      this.link,
      clause,
    );
    return mix;
  }

  private addition(shape: AdditionShape, treePath: string, name: string, path: Path, tags: readonly string[]): Addition {
    const { link } = this;
    const clause = link.clause(path, shape.clause);
    const at = [...path, 'apply', 'table'];
    return {
      type: 'addition',
      path: treePath,
      name,
      title: shape.title === undefined ? { 'zh-CN': name } : localized(shape.title),
      tags: [...tags, ...(shape.tags ?? [])],
      clause,
      place: link.place(path, 'key'),
      events: buildEvents(at, shape.apply.table, link, clause),
      highestOnly: shape.apply.highest_only,
      within: shape.apply.within,
      cap: shape.cap,
      capItem: shape.cap_item,
    };
  }
}

const EVENT_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  date: { kind: 'day', required: true },
  item: { kind: 'text', required: true },
  level: { kind: 'text', required: false },
  points: { kind: 'number', required: true },
  title: { kind: 'text', required: true },
};

function buildEvents(path: Path, table: string, link: Linker, clause: string | undefined): AdditionEvent[] {
  return link.table(path, table, EVENT_COLUMNS).map((row) => ({
    unitCode: link.unitCode(row.text('unit') as string, row.place('unit'), clause),
    date: row.text('date') as string,
    item: row.text('item') as string,
    level: row.text('level') ?? '',
    points: row.number('points') as number,
    title: row.text('title') as string,
    place: row.place('points'),
  }));
}

/** Whether a parameter of a method may be an expression: its shape takes a number or a text. */
function takesExpression(method: MethodName, param: string): boolean {
  const field = (METHOD_SHAPES[method].shape as Readonly<Record<string, z.ZodType>>)[param];
  return field?.safeParse(1).success === true && field.safeParse('target').success;
}

/** Indicators of a set named `tag:x`, `dimension:x`, `horizon:x`, `nature:x` or `priority:x`, sorted by ID. */
export function selectIndicators(set: string, indicators: Iterable<Indicator>): Indicator[] {
  const [kind, name = ''] = set.split(':');
  const fits = (indicator: Indicator): boolean =>
    kind === 'tag'
      ? indicator.tags.includes(name)
      : kind === 'dimension' || kind === 'horizon' || kind === 'nature' || kind === 'priority'
        ? indicator[kind] === name
        : false;
  return [...indicators].filter(fits).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Shares that must add up to the whole (SCHEME-55); sums are compared to a millionth. */
export function checkShares(shares: readonly number[], what: string, path: Path, link: Linker, clause?: string): void {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-6)
    link.issues.push(schemeIssue('SCHEME_SHARES_SUM', link.place(path), { what, found: Number(sum.toFixed(6)), expected: 1 }, clause));
}

function splitLast(treePath: string): readonly [within: string, name: string] {
  const dot = treePath.lastIndexOf('.');
  return dot < 0 ? ['', treePath] : [treePath.slice(0, dot), treePath.slice(dot + 1)];
}
