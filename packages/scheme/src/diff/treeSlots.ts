import type { Period } from '@kedu/model';
import type { Addition, AdditionEvent, Composite, Leaf, MissingRule, Part, UnitList, Weight } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import { isExpression } from './bare.ts';
import type { ChangeKind, PathStep } from './change.ts';
import { eventsWithin } from './ofPeriod.ts';
import { bundleKey, partKey, type Slot } from './slot.ts';
import { type RuleTerm, termBy, termOf, termsOf } from './ruleTerms.ts';
import { percent, written, writtenAggregate, writtenMethod, writtenWeight } from './written.ts';

/** The rules of one list's tree, from the top down. `period`: of tables only the rows that it can read. */
export function treeSlots(list: Pick<UnitList, 'id' | 'title'>, tree: Composite, period: Period): readonly Slot[] {
  const slots: Slot[] = [];
  const top: PathStep = { id: list.id, title: list.title };
  collect(list.id, tree, [top], period, slots);
  return slots;
}

function collect(list: string, node: Composite, way: readonly PathStep[], period: Period, slots: Slot[]): void {
  const key = partKey(list, node.path);
  const bundle = bundleKey(list, node.path);
  const of = fieldsOf(list, node, way, slots);
  of('aggregate', 'aggregate', node.aggregate, writtenAggregate(node.aggregate), aggregateTerms(node.aggregate));
  // The root is never missing for a reason of its own.
  of('missing', 'missing', node.missing, writtenMissing(node.missing), missingTerms(node.missing), readsOf(node.missing));
  of('weights', 'weight', node.weights, node.weights, [termOf(node.weights, 'weights')], [], bundle);
  if (node.judged) {
    const { file, atMost } = node.judged;
    of('weigh', 'weight', { atMost }, `${file} ≤ ${atMost}`, termsOf({ file, consistency: atMost }), [], bundle);
  }
  for (const part of node.parts) {
    const path = [...way, { id: part.name, title: part.title }];
    slots.push({
      key: partKey(list, part.path),
      kind: 'part',
      list,
      path,
      rule: part.type,
      written: writtenPart(part),
      terms: partTerms(part),
      place: part.place,
      clause: part.clause,
      bundle,
      owner: node.path === '' ? undefined : key,
      reads: part.type === 'leaf' ? [`indicator:${part.indicator}`] : [],
      gives: `part:${list}/${part.path}`,
    });
    if (part.type !== 'addition' && part.weight) {
      const own = fieldsOf(list, part, path, slots);
      const together = node.weights === 'relative' ? undefined : bundle;
      own('weight', 'weight', part.weight, writtenWeight(part.weight), weightTerms(part.weight), classesOf(part.weight), together);
    }
    if (part.type === 'leaf') leafSlots(list, part, path, slots);
    else if (part.type === 'addition') additionSlots(list, part, path, period, slots);
    else collect(list, part, path, period, slots);
  }
}

type AddField = (
  name: string,
  kind: ChangeKind,
  rule: unknown,
  text: string,
  terms: readonly RuleTerm[],
  reads?: readonly string[],
  bundle?: string | undefined,
  scoreless?: boolean,
  pieces?: readonly string[],
) => void;

function fieldsOf(list: string, part: Part, way: readonly PathStep[], slots: Slot[]): AddField {
  const key = partKey(list, part.path);
  return (name, kind, rule, text, terms, reads = [], bundle, scoreless, pieces) => {
    slots.push({
      key: `${key}/${name}`,
      kind,
      list,
      path: [...way, { id: name }],
      rule,
      written: text,
      terms,
      place: part.place,
      clause: part.clause,
      bundle,
      owner: part.path === '' ? undefined : key,
      reads,
      scoreless,
      pieces,
    });
  };
}

function leafSlots(list: string, leaf: Leaf, way: readonly PathStep[], slots: Slot[]): void {
  const of = fieldsOf(list, leaf, way, slots);
  const { indicator, method, missing, cap, floor, peers, tags, per, outliers, elastic, joint } = leaf;
  of('indicator', 'indicator', indicator, indicator, [termOf(indicator, 'indicator')], [`indicator:${indicator}`]);
  of('method', 'method', method, writtenMethod(method), methodTerms(method), readsOf(method.params));
  of('missing', 'missing', missing, writtenMissing(missing), missingTerms(missing), readsOf(missing));
  of('cap', 'cap', { cap, floor }, written({ cap, floor }), termsOf({ cap, floor }));
  of('peers', 'peers', peers, peers, [termOf(peers, 'peers')]);
  of('tags', 'part', tags, written(tags), [termOf(tags, 'tags')], [], undefined, true);
  of('per', 'parameter', per ?? null, per ? written(per) : '—', termsOf(per ?? {}), per ? [`indicator:${per.indicator}`] : []);
  of('outliers', 'parameter', outliers ?? null, outliers ? written(outliers) : '—', termsOf(outliers ?? {}));
  const [rows, chains] = [elasticPieces(elastic), jointPieces(joint)];
  const [coefficients, shared] = [elastic ? termsOf({ within: elastic.within, elastic: elastic.rows }) : [], chainTerms(joint)];
  of('elastic', 'parameter', elastic ?? null, rows.join('; ') || '—', coefficients, [], undefined, undefined, rows);
  of('joint', 'parameter', joint ? { chains: joint.chains } : null, chains.join('; ') || '—', shared, [], undefined, undefined, chains);
}

function additionSlots(list: string, addition: Addition, way: readonly PathStep[], period: Period, slots: Slot[]): void {
  const of = fieldsOf(list, addition, way, slots);
  const { cap, capItem, levels, noticeDays, highestOnly, within } = addition;
  of('cap', 'cap', { cap, capItem }, written({ cap, capItem }), termsOf({ cap, capItem }));
  const rule = { levels: levels?.map(({ id, points }) => ({ id, points })), noticeDays, highestOnly, within };
  const byLevel = { ...rule, levels: levels && Object.fromEntries(levels.map(({ id, points }) => [id, points])) };
  // Points of an event follow from levels: where they change, its points change with them.
  const bundle = bundleKey(list, addition.path);
  const applied = [
    ...(levels ?? []).map(({ title, points }) => termBy('levels', title, termOf(points).value)),
    ...termsOf({ ...rule, levels: undefined }),
  ];
  of('apply', 'parameter', rule, written(byLevel), applied, [], bundle);
  const events = eventsWithin(addition, period);
  const pieces = eventPieces(events);
  const terms = termsOf({ events: events.map(({ unitCode, item, points }) => ({ unitCode, item, points })) });
  of('table', 'events', events, pieces.join('; ') || '—', terms, [], bundle, undefined, pieces);
}

function eventPieces(events: readonly AdditionEvent[]): readonly string[] {
  return events.map(({ unitCode, item, points }) => `${unitCode} ${item} ${points}`);
}

/** `within: [0.8, 1.2]`, then a row each: `990100 1.1 口岸城市 2024-01-01..`. */
function elasticPieces(elastic: Leaf['elastic']): readonly string[] {
  if (!elastic) return [];
  const rows = elastic.rows.map(({ unitCode, class: of, coefficient, reason, from, until }) =>
    [
      unitCode ?? of ?? '*',
      coefficient,
      reason,
      ...(from === undefined && until === undefined ? [] : [`${from ?? ''}..${until ?? ''}`]),
    ].join(' '),
  );
  return [`within: ${written(elastic.within)}`, ...rows];
}

/** A chain each: `示例链: 990100 60%, 990200 40%`. */
function jointPieces(joint: Leaf['joint']): readonly string[] {
  return (joint?.chains ?? []).map(
    ({ name, members }) => `${name}: ${members.map(({ unitCode, share }) => `${unitCode} ${percent(share)}`).join(', ')}`,
  );
}

function chainTerms(joint: Leaf['joint']): readonly RuleTerm[] {
  return (joint?.chains ?? []).flatMap(({ name, members }) =>
    members.map(({ unitCode, share }) => termOf({ chain: name, unitCode, share }, 'joint')),
  );
}

/** The name of a method, then its parameters. */
export function methodTerms({ name, params }: Leaf['method']): readonly RuleTerm[] {
  return [termOf(name, 'method'), ...termsOf(params)];
}

export function aggregateTerms(aggregate: Composite['aggregate']): readonly RuleTerm[] {
  return aggregate.flatMap(({ name, share, power }) => [
    aggregate.length === 1 ? termOf(name, 'aggregate') : termBy('mix', name, { as: 'share', share }),
    ...(power === undefined ? [] : [termOf(power, 'power')]),
  ]);
}

export function missingTerms(missing: MissingRule): readonly RuleTerm[] {
  const { rule, ...rest } = missing;
  return [termOf(rule, 'missing'), ...('reason' in rest ? [] : termsOf(rest))];
}

function weightTerms({ otherwise, byClass }: Weight): readonly RuleTerm[] {
  const classes = Object.keys(byClass).length > 0;
  return [
    ...(otherwise === undefined
      ? []
      : [classes ? termBy('weight', 'else', { as: 'number', number: otherwise }) : termOf(otherwise, 'weight')]),
    ...Object.entries(byClass).map(([id, weight]) => termBy('weight', id, termOf(weight).value)),
  ];
}

/** A part that was added or removed: its weight, and how it is scored or of what it is made. */
function partTerms(part: Part): readonly RuleTerm[] {
  if (part.type === 'addition') return termsOf({ cap: part.cap, capItem: part.capItem });
  const weight = part.weight ? weightTerms(part.weight) : [];
  if (part.type === 'composite')
    return [
      ...weight,
      termOf(
        part.parts.map(({ title }) => title),
        'made_of',
      ),
    ];
  const indicator = part.indicator === part.name ? [] : [termOf(part.indicator, 'indicator')];
  return [...indicator, ...weight, ...methodTerms(part.method)];
}

/** A part in one line: what is said of one that was added or removed. */
function writtenPart(part: Part): string {
  if (part.type === 'addition') return written({ cap: part.cap, cap_item: part.capItem });
  const weight = part.weight ? [`weight: ${writtenWeight(part.weight)}`] : [];
  if (part.type === 'composite') return `{ ${[...weight, `parts: [${part.parts.map(({ name }) => name).join(', ')}]`].join(', ')} }`;
  const indicator = part.indicator === part.name ? [] : [`indicator: ${part.indicator}`];
  return `{ ${[...indicator, ...weight, `method: ${writtenMethod(part.method)}`].join(', ')} }`;
}

function writtenMissing(missing: MissingRule): string {
  if (missing.rule === 'zero') return 'zero';
  if (!('group' in missing) && !('months' in missing)) return missing.rule;
  if ('months' in missing) return `${missing.rule}: ${missing.months}`;
  return `${missing.rule}: ${missing.over ? written({ group: missing.group, over: missing.over }) : missing.group}`;
}

function classesOf({ byClass }: Weight): readonly string[] {
  return Object.keys(byClass).map((id) => `class:${id}`);
}

/** Indicators and parts that expressions in a rule read. */
export function readsOf(value: unknown, list?: string): readonly string[] {
  if (isExpression(value)) return namesIn(value, list);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Record<string, unknown>).flatMap((one) => readsOf(one, list));
}

function namesIn({ reads }: CompiledExpression, list: string | undefined): readonly string[] {
  return reads.flatMap((read) => {
    if (read.kind === 'variable') return [`indicator:${read.name}`];
    if (read.name === 'score' || read.name === 'weight')
      return [list === undefined ? `part:*/${read.argument}` : `part:${list}/${read.argument}`];
    return [`indicator:${read.argument}`];
  });
}
