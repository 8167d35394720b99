import { tidy } from '@kedu/model';
import type { Trace } from '../assess.ts';
import type { LeafScores } from '../steps/scoreTable.ts';
import {
  type AssessedSide,
  CONFIDENCES,
  type PairResult,
  type Recognition,
  type RecognitionRule,
  type RecognisedPair,
} from './recognition.ts';
import { measure, type RulerPair } from './ruler.ts';
import { leafNamed, meanShares, type SideOfRun, sideOfRun } from './side.ts';

/**
 * Two lists compared on what they share: units of both by our ruler, and by theirs.
 *
 * 1 the shared set → 2 what it covers of each total, and its weights → 3 both rulers.
 * Shape: plain data; `traces` are those of the runs of both schemes in one period, ours first. Undefined where a list is not in its run.
 * Rule: RECOGNISE-1 to RECOGNISE-4 (docs/spec/recognition.md). Errors: none; neither run is changed.
 * Example: see docs/spec/recognition.md.
 */
export function recognise(rule: RecognitionRule, traces: readonly [Trace, Trace]): Recognition | undefined {
  const ours = sideOfRun(0, traces[0], rule.between[0].list);
  const theirs = sideOfRun(1, traces[1], rule.between[1].list);
  if (!ours || !theirs) return undefined;
  const shares = [meanShares(ours), meanShares(theirs)] as const;
  const matched = rule.pairs.map((pair, position) => {
    const leaves = [leafNamed(ours, pair.ours), leafNamed(theirs, pair.theirs)] as const;
    const [own, other] = leaves;
    const isTrusted = CONFIDENCES.indexOf(pair.confidence) <= CONFIDENCES.indexOf(rule.atLeast);
    return { pair, position, leaves, shared: isTrusted && own && other ? { own, other } : undefined, isTrusted };
  });
  const usable = (side: 0 | 1) =>
    matched.flatMap(({ pair, position, shared }) => {
      const conversion = side === 0 ? pair.forth : pair.back;
      if (!shared || !conversion) return [];
      const [own, other] = side === 0 ? [shared.own, shared.other] : [shared.other, shared.own];
      return [{ pair: position, own, other, conversion, share: shares[side].get(own.leaf.path) ?? 0 }];
    });
  const weigh = (side: 0 | 1): { readonly pairs: readonly RulerPair[]; readonly covers: number } => {
    const pairs = usable(side);
    const sum = pairs.reduce((all, { share }) => all + share, 0);
    return {
      covers: tidy(sum),
      pairs: pairs.map(({ share, ...rest }) => ({ ...rest, weight: sum > 0 ? tidy((100 * share) / sum) : 0 })),
    };
  };
  const [byOurs, byTheirs] = [weigh(0), weigh(1)];
  const { id, title, clause, atLeast } = rule;
  return {
    id,
    title,
    ...(clause === undefined ? {} : { clause }),
    period: ours.trace.input.period.id,
    atLeast,
    sides: [assessedSide(ours), assessedSide(theirs)],
    pairs: matched.map(({ pair, position, leaves, shared, isTrusted }) => ({
      ...described(pair, ours, theirs),
      ...(shared ? {} : { leftOut: isTrusted ? ('not_scored' as const) : ('confidence' as const) }),
      shares: [shareOf(leaves[0], shares[0]), shareOf(leaves[1], shares[1])],
      weights: [weightOf(position, byOurs.pairs), weightOf(position, byTheirs.pairs)],
    })),
    rulers: [measure(ours, theirs, byOurs.pairs, byOurs.covers), measure(theirs, ours, byTheirs.pairs, byTheirs.covers)],
  };
}

function assessedSide({ trace, list }: SideOfRun): AssessedSide {
  const { scheme } = trace.input;
  return {
    scheme: scheme.id,
    list: list.list,
    version: scheme.version,
    schemeTitle: scheme.title,
    listTitle: scheme.lists.find(({ id }) => id === list.list)?.title ?? { 'zh-CN': list.list },
    result: trace.assessment.run.result,
  };
}

function described(
  pair: RecognisedPair,
  ours: SideOfRun,
  theirs: SideOfRun,
): Pick<PairResult, 'titles' | 'indicators' | 'units' | 'confidence' | 'isMutual' | 'note'> {
  const [a, b] = [indicatorOf(ours, pair.ours), indicatorOf(theirs, pair.theirs)];
  return {
    titles: [a?.title ?? { 'zh-CN': pair.ours }, b?.title ?? { 'zh-CN': pair.theirs }],
    indicators: [pair.ours, pair.theirs],
    units: [a?.unit ?? '', b?.unit ?? ''],
    confidence: pair.confidence,
    isMutual: pair.isMutual,
    note: pair.note,
  };
}

function indicatorOf({ trace }: SideOfRun, id: string) {
  return trace.input.scheme.indicators.find((one) => one.id === id);
}

function shareOf(leaf: LeafScores | undefined, shares: ReadonlyMap<string, number>): number {
  return leaf ? tidy(shares.get(leaf.leaf.path) ?? 0) : 0;
}

function weightOf(position: number, pairs: readonly RulerPair[]): number {
  return pairs.find(({ pair }) => pair === position)?.weight ?? 0;
}
