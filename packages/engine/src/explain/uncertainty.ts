import { formatQuanta, type LocalizedText } from '@kedu/model';
import type { Trace } from '../assess.ts';
import type { ListResult, Proposal } from '../result.ts';
import { gradesOf } from '../steps/grade.ts';
import { chance } from '../uncertainty/chance.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** How far the errors of its values leave the rank of a member open, and how likely it is last; nothing where no error is stated. Rule: RANKSET-3. */
export function explainRankSet({ uncertainty, lastPlace }: ListResult, member: number): Explanation[] {
  const best = uncertainty?.best[member] ?? 0;
  if (!uncertainty || best === 0) return [];
  const worst = uncertainty.worst[member] as number;
  const confidence = chance(uncertainty.confidence);
  const unstated = unstatedOf(uncertainty, member);
  const last = uncertainty.last[member] as number;
  const isLast = lastPlace[member] === 1;
  return [
    best === worst ? step('EXPLAIN_RANK_FIRM', { confidence, unstated }) : step('EXPLAIN_RANK_SET', { best, worst, confidence, unstated }),
    ...(last > 0 && !(isLast && last === 1) ? [step('EXPLAIN_LAST_CHANCE', { share: chance(last) })] : []),
  ];
}

/** Between what the score of a member lies, and which indicators leave it open. Rule: DRAW-3, ERROR-3. */
export function explainScoreInterval({ input }: Trace, { uncertainty }: ListResult, member: number): Explanation[] {
  const low = uncertainty?.low[member] ?? Number.NaN;
  if (!uncertainty || Number.isNaN(low)) return [];
  const { places } = input.scheme.rounding.total;
  const title = (id: string): LocalizedText => input.scheme.indicators.find((one) => one.id === id)?.title ?? { 'zh-CN': id };
  return [
    step(
      'EXPLAIN_SCORE_INTERVAL',
      {
        low: formatQuanta(low, places),
        high: formatQuanta(uncertainty.high[member] as number, places),
        confidence: chance(uncertainty.confidence),
        unstated: unstatedOf(uncertainty, member),
      },
      {
        children: (uncertainty.sources[member] ?? []).map(({ indicator, share }) =>
          step('EXPLAIN_ERROR_SOURCE', { share: chance(share) }, { title: title(indicator), children: explainRevisions(input, indicator) }),
        ),
      },
    ),
  ];
}

/** What an error was estimated from, and which way revisions went on average; nothing where it is none of revisions. Rule: ERROR-2. */
function explainRevisions({ scheme, uncertainty }: Trace['input'], indicator: string): Explanation[] {
  const found = uncertainty?.revisions.get(indicator);
  if (!found) return [];
  const { count, sd, bias } = found;
  const by = (size: number): number | '' => (size > 0 ? threeFigures(size) : '');
  const unit = scheme.indicators.find(({ id }) => id === indicator)?.unit ?? '';
  return [step('EXPLAIN_ERROR_REVISED', { count, sd: threeFigures(sd), raised: by(bias), lowered: by(-bias), unit_of_measure: unit })];
}

/** An estimate out of a few differences has no more figures than these. */
function threeFigures(x: number): number {
  return Number(x.toPrecision(3));
}

/** Share of the weight without a stated error, beside every interval and set (ERROR-3); '' where there is none. */
function unstatedOf({ unstated }: NonNullable<ListResult['uncertainty']>, member: number): LocalizedText | '' {
  const share = unstated[member] as number;
  return share > 0 ? chance(share) : '';
}

/** How likely each grade is, where it is not certain; the most likely first. Rule: DRAW-4. */
export function explainGradeChances({ input }: Trace, { uncertainty, list, grades }: ListResult, member: number): Explanation[] {
  if (!uncertainty || (uncertainty.best[member] ?? 0) === 0) return [];
  const order = gradesOf(input.scheme.grades, list)?.order ?? [];
  const shares = order.flatMap(({ id, title }) => {
    const share = uncertainty.grades.get(id)?.[member] ?? 0;
    return share > 0 ? [{ id, title, share }] : [];
  });
  if (shares.length === 1 && shares[0]?.id === grades[member]) return [];
  return shares
    .sort((a, b) => b.share - a.share)
    .map(({ title, share }) => step('EXPLAIN_GRADE_CHANCE', { grade: title, share: chance(share) }));
}

/** What weighing the errors said of a proposal; nothing where they were not weighed. Rule: NOISE-1. */
export function explainNoise({ input }: Trace, { heldIn, withheldBecause }: Proposal): Explanation[] {
  if (heldIn === undefined) return [];
  const confidence = chance(input.uncertainty?.confidence ?? 0);
  return [step(withheldBecause === 'noise' ? 'EXPLAIN_NOISE_SPARED' : 'EXPLAIN_NOISE_HOLDS', { share: chance(heldIn), confidence })];
}
