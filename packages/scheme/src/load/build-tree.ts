import { type LocalizedText, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Addition, Aggregate, Composite, Indicator, Leaf, MissingRule, OutlierRule, Part, Weight } from '../compiled.ts';
import type { AdditionShape, CompositeShape, LeafShape, PartShape } from '../shapes/score.ts';
import { buildAggregate } from './build-aggregate.ts';
import { buildMethod } from './build-method.ts';
import { buildDenomination, buildMissing, buildOutliers } from './build-prepare.ts';
import { buildJudgedWeights } from './build-judged-weights.ts';
import { buildElastic, buildJoint, type ElasticNote } from './build-responsibility.ts';
import { buildEvents } from './build-additions.ts';
import { type Linker, localized } from './linker.ts';
import { type Path, valueAt } from './source.ts';

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
  readonly outliers?: OutlierRule | undefined;
  /** Weights that judgements give the parts, by name; undefined where each part states its own. */
  readonly judged?: ReadonlyMap<string, Weight> | undefined;
}

type WeightShape = NonNullable<LeafShape['weight']>;

/** Builds the weight trees of a scheme: inherits defaults, expands `each`, reads tables of additions (SCHEME-50 to SCHEME-54). */
export class TreeBuilder {
  readonly notes: WeightNote[] = [];
  readonly leaves: LeafNote[] = [];
  readonly elasticNotes: ElasticNote[] = [];
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
    const weight = treePath === '' ? undefined : this.weight(shape.weight, treePath, path, clause, inherited.judged?.get(name));
    const judgements =
      shape.weigh &&
      buildJudgedWeights(
        {
          parts: this.weighedNames(shape),
          within: titledId(treePath === '' ? name : treePath, shape.title === undefined ? undefined : localized(shape.title)),
          titles: this.titlesBelow(shape),
          weigh: shape.weigh,
          ofTotal: (shape.weights ?? inherited.weights) === 'points_of_total',
          weight,
        },
        [...path, 'weigh', 'ahp'],
        link,
        clause,
      );
    const own: Inherited = {
      judged: judgements?.byPart,
      weights: shape.weights ?? inherited.weights,
      aggregate:
        shape.aggregate === undefined ? inherited.aggregate : buildAggregate(shape.aggregate, [...path, 'aggregate'], link, clause),
      missing: shape.missing === undefined ? inherited.missing : buildMissing(shape.missing, [...path, 'missing'], link, clause),
      outliers: shape.outliers === undefined ? inherited.outliers : buildOutliers(shape.outliers),
    };
    const { outliers: _, judged: __, ...ofNode } = own;
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
      ...(weight === undefined ? {} : { weight }),
      ...ofNode,
      ...(judgements?.judged === undefined ? {} : { judged: judgements.judged }),
      parts,
    };
  }

  /** Names of the parts of a node that are weighed, those that `each` makes behind the others. */
  private weighedNames({ parts = {}, each }: CompositeShape): string[] {
    const named = Object.entries(parts).flatMap(([name, part]) => ('apply' in part ? [] : [name]));
    const fits = each ? selectIndicators(each.of, this.indicators.values()).filter(({ id }) => !Object.hasOwn(parts, id)) : [];
    return [...named, ...fits.map(({ id }) => id)];
  }

  /** Titles of the parts of a node by name: their own, else those of their indicators. */
  private titlesBelow(shape: CompositeShape): ReadonlyMap<string, LocalizedText> {
    return new Map(
      this.weighedNames(shape).flatMap((name) => {
        const part = shape.parts?.[name];
        const indicator = part && 'method' in part ? (part.indicator ?? name) : name;
        const title = part?.title === undefined ? this.indicators.get(indicator)?.title : localized(part.title);
        return title === undefined ? [] : [[name, title] as const];
      }),
    );
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
      weight: this.weight(shape.weight ?? (each && !inherited.judged ? 1 : undefined), treePath, path, clause, inherited.judged?.get(name)),
      method: buildMethod(shape.method, [...path, 'method'], link, clause),
      ...(shape.per === undefined ? {} : { per: buildDenomination(shape.per, [...path, 'per'], link, clause) }),
      missing: shape.missing === undefined ? inherited.missing : buildMissing(shape.missing, [...path, 'missing'], link, clause),
      ...outliersOf(shape.outliers === undefined ? inherited.outliers : buildOutliers(shape.outliers)),
      cap: shape.cap,
      floor: shape.floor,
      peers: shape.peers ?? 'list',
      ...this.responsibility(shape, { path: treePath, name }, path, clause),
    };
    this.leaves.push({ leaf, path });
    return leaf;
  }

  private responsibility(
    { elastic, joint }: LeafShape,
    part: { readonly path: string; readonly name: string },
    path: Path,
    clause: string | undefined,
  ): Pick<Leaf, 'elastic' | 'joint'> {
    const { link, elasticNotes } = this;
    return {
      ...(elastic && { elastic: buildElastic(elastic, part, [...path, 'elastic'], link, elasticNotes, clause) }),
      ...(joint && { joint: buildJoint(joint, [...path, 'joint'], link, clause) }),
    };
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

  private weight(
    shape: WeightShape | undefined,
    treePath: string,
    path: Path,
    clause: string | undefined,
    judged?: Weight | undefined,
  ): Weight {
    const { link } = this;
    const [within] = splitLast(treePath);
    const at = [...path, 'weight'];
    if (judged !== undefined) {
      if (valueAt(link.source.value, at) !== undefined)
        link.issues.push(
          schemeIssue('WEIGH_PART_HAS_WEIGHT', link.place(at), { part: treePath, within: within === '' ? this.list : within }, clause),
        );
      const { byClass } = judged;
      this.notes.push({ elseNone: Object.keys(byClass).length > 0, part: treePath, within, list: this.list, forms: [], path: at });
      return judged;
    }
    if (shape === undefined) {
      // A weight that could not be read was said to be wrong already.
      if (!link.isBroken(at))
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

  private addition(shape: AdditionShape, treePath: string, name: string, path: Path, tags: readonly string[]): Addition {
    const { link } = this;
    const clause = link.clause(path, shape.clause);
    return {
      type: 'addition',
      path: treePath,
      name,
      title: shape.title === undefined ? { 'zh-CN': name } : localized(shape.title),
      tags: [...tags, ...(shape.tags ?? [])],
      clause,
      place: link.place(path, 'key'),
      ...buildEvents([...path, 'apply'], shape.apply, link, clause),
      highestOnly: shape.apply.highest_only,
      within: shape.apply.within,
      cap: shape.cap,
      capItem: shape.cap_item,
    };
  }
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

/** Nothing where nothing is treated, so that a leaf without the rule stays as it was. */
function outliersOf(outliers: OutlierRule | undefined): Pick<Leaf, 'outliers'> {
  return outliers === undefined ? {} : { outliers };
}

function splitLast(treePath: string): readonly [within: string, name: string] {
  const dot = treePath.lastIndexOf('.');
  return dot < 0 ? ['', treePath] : [treePath.slice(0, dot), treePath.slice(dot + 1)];
}
