import type { Proposal, ProposalAction } from '@kedu/engine';
import type { CompiledScheme } from '@kedu/scheme';

/** Actions whose subject is a person (PROPOSE-9, PROPOSE-16). */
const PERSONAL: ReadonlySet<ProposalAction> = new Set<ProposalAction>(['withhold', 'pay_items']);

/** Whether a proposal is about a person, whom no page names (REPORT-20). */
export function isPersonal({ action }: { readonly action: string }): boolean {
  return (PERSONAL as ReadonlySet<string>).has(action);
}

/** Whether the tables of a scheme hold persons: all rules that are about them, or the one that is named. */
export function holdsPersons({ consequences }: CompiledScheme, rule?: string): boolean {
  return consequences.some(({ id, propose }) => (rule === undefined || id === rule) && isPersonal(propose));
}

/**
 * Proposals as a page may show them: those about persons unit by unit, with the sum and the number of persons, without subject and ground; the others as
 * they are, in their order.
 *
 * Units: fen, persons; a person in two decisions counts once. Rule: REPORT-20 (docs/spec/report.md). Errors: none.
 * Example: 调解员A 580.00, 调解员B 100.00 of one station → the station 680.00, 2 persons.
 */
export function withoutPersons(proposals: readonly Proposal[]): readonly Proposal[] {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const { rule, action, list, unit, period, withheldBecause = '' } = proposal;
    const key = isPersonal(proposal) ? JSON.stringify([rule, action, list, unit, period.id, withheldBecause]) : proposal.id;
    const own = groups.get(key);
    if (own) own.push(proposal);
    else groups.set(key, [proposal]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first && isPersonal(first) ? [together(first, own)] : own;
  });
}

/** How many persons the proposals of one unit are about. */
export function personsOf(proposals: readonly Proposal[]): number {
  return new Set(proposals.map(({ unit, action, subject }) => JSON.stringify([unit, personIn(action, subject)]))).size;
}

function together(first: Proposal, own: readonly Proposal[]): Proposal {
  return {
    ...first,
    subject: '',
    ground: '',
    amountFen: own.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0),
    count: personsOf(own),
  };
}

/** The subject of a decision is `number/person/role`; that of paid work is the person. */
function personIn(action: ProposalAction, subject: string): string {
  return action === 'withhold' ? (subject.split('/').at(-2) ?? subject) : subject;
}
