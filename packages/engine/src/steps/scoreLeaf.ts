import { type Column, missingCode, missingReason, quantaToNumber, quantise, type Rounding, tidyScore } from '@kedu/model';
import type { CompiledExpression, Indicator, Leaf, MethodParam } from '@kedu/scheme';
import type { EnrolledList, References, RunContext } from '../context.ts';
import type { Fill } from '../impute/fill.ts';
import type { MethodCase, MethodValue, NoResult, Reference } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import { NO_PEERS } from '../normalise/reference.ts';
import type { PreparedLeaf } from '../prepare/prepared.ts';
import { elasticityOf } from '../responsibility/elastic.ts';
import { formulaScope } from '../values/formulaScope.ts';
import { tidied } from '../values/tidied.ts';
import { comparesWithPeers } from './calibrate.ts';
import { LeafNotes } from './leafNotes.ts';
import { peerGroups } from './peerGroups.ts';
import { referenceKey } from './referenceKey.ts';
import { type ScoreNode, scoreNode } from './scoreNode.ts';
import type { LeafScores } from './scoreTable.ts';
import type { PartWeights } from './scoreWeights.ts';

/** A leaf scored by its method, before gaps are filled from the group. */
export interface ScoredLeaf {
  readonly node: ScoreNode;
  readonly scores: LeafScores & { readonly fills: Map<number, Fill> };
  readonly notes: LeafNotes;
}

/** Parameters of a method: those alike for all units, and those that differ by unit. */
interface Parameters {
  readonly fixed: Readonly<Record<string, MethodValue>>;
  readonly varying: readonly (readonly [name: string, column: Column])[];
}

/**
 * Scores of one leaf over the members of a list: prepared value → method → bounds → elastic coefficient → rounding.
 *
 * 1 parameters → 2 peers → 3 method, unit by unit → 4 what had no result. Other missing rules act later, on the score.
 * Rule: METHOD-2, METHOD-3, CALIBRATE-4. Errors: SCORE_NO_RESULT, SCORE_REFERENCE_DEGENERATE, SCORE_OUTSIDE_FROZEN.
 */
export function scoreLeaf(
  ctx: RunContext,
  enrolled: EnrolledList,
  prepared: PreparedLeaf,
  weights: PartWeights,
  references: References,
): ScoredLeaf {
  const { scheme } = ctx.input;
  const { leaf, treated } = prepared;
  const size = ctx.enrolment.units.length;
  const indicator = scheme.indicators.find(({ id }) => id === leaf.indicator);
  if (!indicator) throw new RangeError(`no indicator ${leaf.indicator} in scheme ${scheme.id}`);
  const node = scoreNode(leaf, weights);
  const uncapped: Column = {
    values: new Float64Array(size).fill(Number.NaN),
    missing: new Uint8Array(size).fill(missingCode('not_applicable')),
  };
  const fills = new Map<number, Fill>();

  const method = METHODS[leaf.method.name];
  const parameters = parametersOf(ctx, leaf, indicator);
  const bounds = method.bounds(parameters.fixed);
  const floor = leaf.floor ?? bounds[0];
  const cap = leaf.cap ?? bounds[1];
  const peers = peersOf(ctx, enrolled, leaf, references);
  const notes = new LeafNotes(ctx, enrolled, leaf);
  const elasticity = elasticityOf(ctx, enrolled, leaf);

  const params: Record<string, MethodValue> = { ...parameters.fixed };
  const input = { x: Number.NaN, better: indicator.better, params, reference: NO_PEERS, cap };
  for (let k = 0; k < enrolled.members.length; k += 1) {
    const unit = enrolled.members[k] as number;
    if (Number.isNaN(node.declared[unit])) continue;
    const x = treated.values[unit] as number;
    const gap = treated.missing[unit] as number;
    if (gap !== 0) {
      node.missing[unit] = gap;
      uncapped.missing[unit] = gap;
      continue;
    }
    const absent = fillIn(params, parameters.varying, unit);
    input.x = x;
    input.reference = peers.of(k);
    const raw = absent === 0 ? method.score(input) : Number.NaN;
    // Beyond what a float64 holds there is nothing to explain, round or hash.
    if (!Number.isFinite(raw)) {
      const reason = absent !== 0 ? reasonOfParameter(absent) : Number.isNaN(raw) ? method.why(input) : 'undefined';
      node.missing[unit] = missingCode(reason);
      uncapped.missing[unit] = node.missing[unit] as number;
      notes.noResult(unit, reason, input.reference, peers.group(k));
      continue;
    }
    const fill = prepared.fills.get(unit);
    if (fill) fills.set(unit, fill);
    uncapped.values[unit] = raw + 0;
    uncapped.missing[unit] = 0;
    const bounded = raw < floor ? floor : raw > cap ? cap : raw;
    node.score[unit] = rounded(elasticity?.apply(k, bounded, floor, cap) ?? bounded, scheme.rounding.indicator);
    node.missing[unit] = 0;
    if (peers.frozen(k) && (x < input.reference.min || x > input.reference.max)) notes.outside(unit, x, input.reference);
  }

  const scores: ScoredLeaf['scores'] = {
    leaf,
    indicator,
    value: prepared.value,
    prepared,
    declared: node.declared,
    asked: node.asked,
    uncapped,
    floor,
    cap,
    fills,
    ...(elasticity ? { elastic: elasticity.of } : {}),
    group: (unit) => peers.group(enrolled.members.indexOf(unit)),
    methodCase: (unit) => {
      const k = enrolled.members.indexOf(unit);
      if (k < 0 || uncapped.missing[unit] !== 0) return undefined;
      const own: Record<string, MethodValue> = { ...parameters.fixed };
      fillIn(own, parameters.varying, unit);
      return { x: treated.values[unit] as number, better: indicator.better, params: own, reference: peers.of(k), cap } satisfies MethodCase;
    },
  };
  return { node, scores, notes };
}

/** A score at the places that the scheme rounds indicators to, as the number nearest to the decimal. */
export function rounded(score: number, rounding: Rounding | undefined): number {
  return rounding ? quantaToNumber(quantise(tidyScore(score), rounding), rounding.places) : score + 0;
}

function parametersOf(ctx: RunContext, leaf: Leaf, indicator: Indicator): Parameters {
  const fixed: Record<string, MethodValue> = {};
  const varying: [string, Column][] = [];
  const scope = formulaScope({ scheme: ctx.input.scheme, enrolment: ctx.enrolment, data: ctx.data }, indicator, ctx.input.period);
  for (const [name, param] of Object.entries(leaf.method.params)) {
    if (param === undefined) continue;
    if (isExpression(param)) varying.push([name, tidied(param.evaluate(scope))]);
    else fixed[name] = param;
  }
  for (const name of METHODS[leaf.method.name].takes) {
    if (leaf.method.params[name] === undefined) varying.push([name, ctx.data[name](indicator.id, ctx.input.period)]);
  }
  return { fixed, varying };
}

function isExpression(param: MethodParam): param is CompiledExpression {
  return typeof param === 'object' && !Array.isArray(param);
}

/** Writes the parameters of one unit; the reason of the first that is missing, else 0. */
function fillIn(params: Record<string, MethodValue>, varying: Parameters['varying'], unit: number): number {
  let absent = 0;
  for (let j = 0; j < varying.length; j += 1) {
    const [name, column] = varying[j] as readonly [string, Column];
    params[name] = column.values[unit] as number;
    if (absent === 0) absent = column.missing[unit] as number;
  }
  return absent;
}

/** A parameter that cannot be computed keeps its reason; one that is not there leaves nothing to compare with. */
function reasonOfParameter(code: number): NoResult {
  const reason = missingReason(code);
  return reason === 'division_by_zero' || reason === 'undefined' ? reason : 'no_reference';
}

function peersOf(ctx: RunContext, enrolled: EnrolledList, leaf: Leaf, references: References) {
  if (!comparesWithPeers(leaf)) return { of: () => NO_PEERS, group: () => '', frozen: () => false };
  const groups = peerGroups(ctx.enrolment, enrolled, leaf.peers);
  const byGroup = new Map<string, { reference: Reference; frozen: boolean }>();
  for (const group of new Set(groups)) {
    const key = referenceKey(enrolled.list.id, leaf.path, group);
    byGroup.set(group, { reference: references.get(key) ?? NO_PEERS, frozen: ctx.input.references?.has(key) ?? false });
  }
  const byMember = groups.map((group) => byGroup.get(group) as { reference: Reference; frozen: boolean });
  return {
    of: (k: number): Reference => byMember[k]?.reference ?? NO_PEERS,
    group: (k: number): string => groups[k] ?? '',
    frozen: (k: number): boolean => byMember[k]?.frozen ?? false,
  };
}
