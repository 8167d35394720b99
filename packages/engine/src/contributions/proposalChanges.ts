import type { LocalizedText } from '@kedu/model';
import type { Assessment, Proposal } from '../result.ts';

/** What a proposal asks for under one version. */
export interface ProposalSide {
  /** Whole fen; absent where it is not about money. */
  readonly amountFen?: number | undefined;
  readonly savedFen?: number | undefined;
  readonly count?: number | undefined;
  readonly withheldBecause?: Proposal['withheldBecause'];
  readonly clause?: string | undefined;
}

/** A proposal that only one version makes, or that asks for something else. Rule: DIFF-2. */
export interface ProposalChange {
  /** ID of the proposal, the same in both runs. */
  readonly id: string;
  readonly how: 'made' | 'gone' | 'changed';
  readonly list: string;
  readonly unitId: string;
  readonly code: string;
  readonly name: LocalizedText;
  /** Period that it is about: the year, or the moment of a light. */
  readonly period: string;
  /** ID of the rule. */
  readonly rule: string;
  readonly title: LocalizedText;
  readonly action: Proposal['action'];
  readonly subject: string;
  readonly about?: LocalizedText | undefined;
  readonly before?: ProposalSide | undefined;
  readonly after?: ProposalSide | undefined;
}

/**
 * Proposals of two runs side by side: those that only one makes, and those of which amount, number of persons or the reason for which they are withheld differ.
 *
 * The ground is not compared: the score in it differs almost always. Shape: sorted by rule, unit and ID. Rule: DIFF-2 (docs/spec/diff.md). Errors: none.
 * Example: a transfer of 1,000 yuan under one version and 1,200 under the other → { how: 'changed', before: { amountFen: 100000 }, after: { amountFen: 120000 }, … }.
 */
export function proposalChanges(before: Assessment, after: Assessment): readonly ProposalChange[] {
  const [old, now] = [byId(before), byId(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((id): ProposalChange[] => {
    const [a, b] = [old.get(id), now.get(id)];
    const [run, proposal] = b ? [after, b] : [before, a as Proposal];
    if (a && b && sameSides(sideOf(a), sideOf(b))) return [];
    const unit = run.units[proposal.unit];
    const { list, period, rule, title, action, subject, about } = proposal;
    return [
      {
        id,
        how: !a ? 'made' : b ? 'changed' : 'gone',
        list,
        unitId: unit?.id ?? '',
        code: unit?.code ?? '',
        name: unit?.name ?? { 'zh-CN': '' },
        period: period.id,
        rule,
        title,
        action,
        subject,
        ...(about ? { about } : {}),
        ...(a ? { before: sideOf(a) } : {}),
        ...(b ? { after: sideOf(b) } : {}),
      },
    ];
  });
  const order = ({ rule, unitId, id }: ProposalChange): string => `${rule}\u0000${unitId}\u0000${id}`;
  return changes.sort((x, y) => (order(x) < order(y) ? -1 : 1));
}

/** By ID; the second of one ID by its number, so that none is lost. */
function byId({ proposals }: Assessment): ReadonlyMap<string, Proposal> {
  const found = new Map<string, Proposal>();
  for (const proposal of proposals) {
    let id = proposal.id;
    for (let nth = 2; found.has(id); nth += 1) id = `${proposal.id}#${nth}`;
    found.set(id, proposal);
  }
  return found;
}

function sideOf({ amountFen, savedFen, count, withheldBecause, clause }: Proposal): ProposalSide {
  return {
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(savedFen === undefined ? {} : { savedFen }),
    ...(count === undefined ? {} : { count }),
    ...(withheldBecause === undefined ? {} : { withheldBecause }),
    ...(clause === undefined ? {} : { clause }),
  };
}

/** Clauses of another number are no change. */
function sameSides(a: ProposalSide, b: ProposalSide): boolean {
  return a.amountFen === b.amountFen && a.savedFen === b.savedFen && a.count === b.count && a.withheldBecause === b.withheldBecause;
}
