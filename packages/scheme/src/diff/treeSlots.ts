import type { Period } from '@kedu/model';
import type { Addition, AdditionEvent, Composite, Leaf, MissingRule, Part, UnitList, Weight } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import { isExpression } from './bare.ts';
import type { ChangeKind, PathStep } from './change.ts';
import { eventsWithin } from './ofPeriod.ts';
import { bundleKey, partKey, type Slot } from './slot.ts';
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
  of('aggregate', 'aggregate', node.aggregate, writtenAggregate(node.aggregate));
  // The root is never missing for a reason of its own.
  of('missing', 'missing', node.missing, writtenMissing(node.missing), readsOf(node.missing));
  of('weights', 'weight', node.weights, node.weights, [], bundle);
  if (node.judged) of('weigh', 'weight', { atMost: node.judged.atMost }, `${node.judged.file} ≤ ${node.judged.atMost}`, [], bundle);
  for (const part of node.parts) {
    const path = [...way, { id: part.name, title: part.title }];
    slots.push({
      key: partKey(list, part.path),
      kind: 'part',
      list,
      path,
      rule: part.type,
      written: writtenPart(part),
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
      own('weight', 'weight', part.weight, writtenWeight(part.weight), classesOf(part.weight), together);
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
  reads?: readonly string[],
  bundle?: string | undefined,
  scoreless?: boolean,
  pieces?: readonly string[],
) => void;

function fieldsOf(list: string, part: Part, way: readonly PathStep[], slots: Slot[]): AddField {
  const key = partKey(list, part.path);
  return (name, kind, rule, text, reads = [], bundle, scoreless, pieces) => {
    slots.push({
      key: `${key}/${name}`,
      kind,
      list,
      path: [...way, { id: name }],
      rule,
      written: text,
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
  of('indicator', 'indicator', leaf.indicator, leaf.indicator, [`indicator:${leaf.indicator}`]);
  of('method', 'method', leaf.method, writtenMethod(leaf.method), readsOf(leaf.method.params));
  of('missing', 'missing', leaf.missing, writtenMissing(leaf.missing), readsOf(leaf.missing));
  of('cap', 'cap', { cap: leaf.cap, floor: leaf.floor }, written({ cap: leaf.cap, floor: leaf.floor }));
  of('peers', 'peers', leaf.peers, leaf.peers);
  of('tags', 'part', leaf.tags, written(leaf.tags), [], undefined, true);
  of('per', 'parameter', leaf.per ?? null, leaf.per ? written(leaf.per) : '—', leaf.per ? [`indicator:${leaf.per.indicator}`] : []);
  of('outliers', 'parameter', leaf.outliers ?? null, leaf.outliers ? written(leaf.outliers) : '—');
  const { elastic, joint } = leaf;
  const [rows, chains] = [elasticPieces(elastic), jointPieces(joint)];
  of('elastic', 'parameter', elastic ?? null, rows.join('; ') || '—', [], undefined, undefined, rows);
  of('joint', 'parameter', joint ? { chains: joint.chains } : null, chains.join('; ') || '—', [], undefined, undefined, chains);
}

function additionSlots(list: string, addition: Addition, way: readonly PathStep[], period: Period, slots: Slot[]): void {
  const of = fieldsOf(list, addition, way, slots);
  const { cap, capItem, levels, noticeDays, highestOnly, within } = addition;
  of('cap', 'cap', { cap, capItem }, written({ cap, capItem }));
  const rule = { levels: levels?.map(({ id, points }) => ({ id, points })), noticeDays, highestOnly, within };
  of('apply', 'parameter', rule, written({ ...rule, levels: levels && Object.fromEntries(levels.map(({ id, points }) => [id, points])) }));
  const events = eventsWithin(addition, period);
  of('table', 'events', events, eventPieces(events).join('; ') || '—', [], undefined, undefined, eventPieces(events));
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
