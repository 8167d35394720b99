import { cellOf, type Column, quantaToNumber } from '@kedu/model';
import { designRuleOf, designSensitivity } from '@kedu/insight';
import type { Assessment, ListResult, Proposal, Trace } from '@kedu/engine';
import { type CompiledScheme, type Composite, type Part, weightFor } from '@kedu/scheme';
import type { Case, ExpectedUnit } from './caseFile.ts';
import { unitOf } from './given.ts';

/** What came out otherwise than a case expects, one line each; nothing where it holds. Names that the run does not know are differences. */
export function differences(one: Case, scheme: CompiledScheme, assessment: Assessment, trace: Trace): string[] {
  const found: string[] = [];
  const { ranked, units = {}, rules = {}, sums = [], within } = one.expect;
  if (ranked !== undefined) {
    const count = assessment.lists.reduce((sum, list) => sum + list.rank.filter((rank) => rank > 0).length, 0);
    if (count !== ranked) found.push(`ranked: ${count}, expected ${ranked}`);
  }
  for (const [rule, byAction] of Object.entries(rules)) found.push(...ruleDifferences(scheme, assessment, rule, byAction));
  for (const { rule, where, actions } of sums) {
    const unknown = Object.keys(where).filter((name) => !Object.hasOwn(scheme.attributes, name));
    const held = assessment.proposals.filter(({ unit }) =>
      Object.entries(where).every(([name, value]) => assessment.units[unit]?.attributes[name] === value),
    );
    const about = Object.values(where).join(', ');
    if (unknown.length > 0) found.push(`no attribute ${unknown.join(', ')}`);
    else found.push(...ruleDifferences(scheme, { ...assessment, proposals: held }, rule, actions).map((text) => `${about} ${text}`));
  }
  for (const [reference, expected] of Object.entries(units)) {
    const unit = unitOf(assessment.units, reference);
    const index = assessment.units.indexOf(unit);
    const list = assessment.lists.find(({ members }) => members.includes(index));
    if (!list) found.push(`${reference} is in no list`);
    else found.push(...unitDifferences({ scheme, assessment, trace, list, index, within }, expected).map((text) => `${reference} ${text}`));
  }
  return found;
}

type WantedRule = NonNullable<Case['expect']['rules']>[string];

/** Sums over the proposals of a rule that are made; those withheld count in no sum. */
function ruleDifferences(scheme: CompiledScheme, { proposals }: Assessment, rule: string, byAction: WantedRule): string[] {
  if (!rulesOf(scheme).has(rule)) return [`no rule ${rule}`];
  return Object.entries(byAction).flatMap(([action, wanted]) => {
    const made = proposals.filter((one) => one.rule === rule && one.action === action && one.withheldBecause === undefined);
    const fen = (of: (one: Proposal) => number | undefined): number => made.reduce((sum, one) => sum + (of(one) ?? 0), 0);
    const actual = {
      number: made.length,
      amount_yuan: fen(({ amountFen }) => amountFen),
      saved_yuan: fen(({ savedFen }) => savedFen),
      persons: fen(({ count }) => count),
    };
    return (['number', 'amount_yuan', 'saved_yuan', 'persons'] as const).flatMap((key) => {
      const due = wanted[key];
      if (due === undefined) return [];
      const inFen = key.endsWith('_yuan') ? Math.round(due * 100) : due;
      return actual[key] === inFen
        ? []
        : [`rule ${rule} ${action} ${key}: ${key.endsWith('_yuan') ? actual[key] / 100 : actual[key]}, expected ${due}`];
    });
  });
}

/** Names of all rules that propose. */
function rulesOf({ consequences, lights }: CompiledScheme): ReadonlySet<string> {
  return new Set([...consequences.map(({ id }) => id), ...lights.rules.map(({ light }) => `lights.${light}`)]);
}

interface Seen {
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly trace: Trace;
  readonly list: ListResult;
  readonly index: number;
  readonly within: number;
}

function unitDifferences(seen: Seen, expected: ExpectedUnit): string[] {
  const { scheme, assessment, trace, list, index, within } = seen;
  const k = list.members.indexOf(index);
  const found: string[] = [];
  const compare = (name: string, actual: unknown, wanted: unknown): void => {
    const same = typeof actual === 'number' && typeof wanted === 'number' ? Math.abs(actual - wanted) <= within : actual === wanted;
    if (!same) found.push(`${name}: ${String(actual)}, expected ${String(wanted)}`);
  };
  if (expected.class !== undefined) compare('class', list.classes[k], expected.class);
  if (expected.score !== undefined) {
    const quanta = list.score[k] as number;
    compare('score', Number.isNaN(quanta) ? 'missing' : quantaToNumber(quanta, scheme.rounding.total.places), expected.score);
  }
  if (expected.rank !== undefined) compare('rank', list.rank[k], expected.rank);
  if (expected.rank_set !== undefined)
    compare('rank_set', [list.uncertainty?.best[k], list.uncertainty?.worst[k]].join('—'), expected.rank_set.join('—'));
  if (expected.design_band !== undefined) {
    const band = designSensitivity(trace, list.list, designRuleOf(scheme.design));
    compare('design_band', [band?.best[k], band?.worst[k]].join('—'), expected.design_band.join('—'));
  }
  if (expected.score_interval !== undefined) {
    const said = [list.uncertainty?.low[k], list.uncertainty?.high[k]].map((quanta) =>
      quanta === undefined || Number.isNaN(quanta) ? 'none' : quantaToNumber(quanta, scheme.rounding.total.places),
    );
    compare('score_interval', said.join('—'), expected.score_interval.join('—'));
  }
  if (expected.grade !== undefined) compare('grade', list.grades[k], expected.grade);
  for (const reason of expected.because ?? []) {
    const notes = list.gradeNotes[k] ?? [];
    if (!notes.some(({ because }) => because === reason))
      found.push(`because: ${notes.map(({ because }) => because).join(', ')}, expected ${reason}`);
  }
  for (const [path, wanted] of Object.entries(expected.parts ?? {})) {
    const part = list.parts.get(path);
    compare(`part ${path}`, part ? numberOrMissing(part.score, index) : 'no such part', wanted);
  }
  for (const [path, wanted] of Object.entries(expected.weights ?? {}))
    compare(
      `weight ${path}`,
      exists(seen, path, k) ? list.parts.get(path)?.weight[index] : list.parts.has(path) ? 'none' : 'no such part',
      wanted,
    );
  for (const [set, wanted] of Object.entries(expected.shares ?? {})) compare(`share ${set}`, shareOf(seen, set), wanted);
  for (const [indicator, wanted] of Object.entries(expected.values ?? {})) {
    const column = assessment.values.get(indicator);
    compare(`value ${indicator}`, column ? cellOf(column, index) : 'no such indicator', wanted);
  }
  for (const [indicator, wanted] of Object.entries(expected.targets ?? {})) {
    const known = scheme.indicators.some(({ id }) => id === indicator);
    compare(
      `target ${indicator}`,
      known ? numberOrMissing(trace.data.target(indicator, assessment.period), index) : 'no such indicator',
      wanted,
    );
  }
  const scored = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list);
  for (const [path, stages] of Object.entries(expected.prepared ?? {})) {
    const own = scored?.leaves.get(path)?.prepared;
    for (const name of ['denominated', 'filled', 'treated'] as const)
      if (stages[name] !== undefined)
        compare(`${name} ${path}`, own ? numberOrMissing(own[name], index) : 'no such indicator', stages[name]);
  }
  for (const [indicator, byPeriod] of Object.entries(expected.lights ?? {})) {
    for (const [period, wanted] of Object.entries(byPeriod)) {
      const moment = assessment.lights.find((light) => light.indicator === indicator && light.period.id === period);
      compare(`light ${indicator} ${period}`, moment ? moment.cell(index).light : 'no such moment', wanted);
    }
  }
  return [...found, ...proposalDifferences(seen, expected)];
}

/** Whether the scheme has the part, and all parts above it, for a member of the list. */
function exists({ scheme, list }: Seen, path: string, k: number): boolean {
  let node: Part | undefined = scheme.trees[list.list];
  for (const name of path.split('.')) {
    node = node?.type === 'composite' ? node.parts.find((part) => part.name === name) : undefined;
    if (!node) return false;
    if (
      node.type !== 'addition' &&
      node.weight &&
      weightFor(node.weight, { class: list.classes[k] ?? '', overlays: list.overlays[k] ?? [] }) === undefined
    )
      return false;
  }
  return true;
}

function numberOrMissing(column: Column, index: number): number | 'missing' {
  const value = cellOf(column, index);
  return typeof value === 'number' ? value : 'missing';
}

function proposalDifferences({ scheme, assessment, index }: Seen, expected: ExpectedUnit): string[] {
  const own = assessment.proposals.filter(({ unit }) => unit === index);
  const rules = rulesOf(scheme);
  const named = [...(expected.proposals ?? []).map(({ rule }) => rule), ...(expected.no_proposals ?? [])];
  const unknown = named.filter((rule) => !rules.has(rule)).map((rule) => `no rule ${rule}`);
  const absent = (expected.proposals ?? [])
    .filter((wanted) => !own.some((proposal) => fits(proposal, wanted)))
    .map(
      (wanted) => `proposal ${JSON.stringify(wanted)} among ${JSON.stringify(own.filter(({ rule }) => rule === wanted.rule).map(summary))}`,
    );
  const unwanted = own
    .filter(({ rule }) => expected.no_proposals?.includes(rule))
    .map((proposal) => `unexpected proposal ${JSON.stringify(summary(proposal))}`);
  return [...unknown, ...absent, ...unwanted];
}

type WantedProposal = NonNullable<ExpectedUnit['proposals']>[number];

function fits(proposal: Proposal, wanted: WantedProposal): boolean {
  const { subject } = wanted;
  return (
    proposal.rule === wanted.rule &&
    (wanted.action === undefined || proposal.action === wanted.action) &&
    (subject === undefined || proposal.subject === subject || proposal.subject.split(' ').includes(subject)) &&
    (wanted.period === undefined || proposal.period.id === wanted.period) &&
    (wanted.amount_yuan === undefined || proposal.amountFen === Math.round(wanted.amount_yuan * 100)) &&
    (wanted.saved_yuan === undefined || proposal.savedFen === Math.round(wanted.saved_yuan * 100)) &&
    (wanted.persons === undefined || proposal.count === wanted.persons) &&
    proposal.withheldBecause === wanted.withheld
  );
}

function summary({ rule, action, subject, period, amountFen, savedFen, count, withheldBecause }: Proposal) {
  return { rule, action, subject, period: period.id, fen: amountFen, savedFen, persons: count, withheld: withheldBecause };
}

/** Share of a set of leaves (`tag:emerging`, `horizon:long`) in the whole tree for one unit, by the weights that the scheme states. */
function shareOf({ scheme, trace, list, index }: Seen, set: string): number | string {
  const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list);
  const tree = scheme.trees[list.list];
  const [kind = '', name = ''] = set.split(':');
  if (!scores || !tree || !['tag', 'horizon', 'nature', 'priority', 'dimension'].includes(kind)) return `no set ${set}`;
  const declared = (part: Part): number => {
    const weights =
      part.type === 'leaf'
        ? scores.leaves.get(part.path)?.declared
        : part.type === 'composite'
          ? scores.composites.get(part.path)?.declared
          : undefined;
    const own = weights?.[index] ?? Number.NaN;
    return Number.isNaN(own) ? 0 : own;
  };
  const below = (node: Composite): number => {
    const whole = node.parts.reduce((sum, part) => sum + declared(part), 0);
    return node.parts.reduce((sum, part) => {
      const within = part.type === 'composite' ? below(part) : part.type === 'leaf' && belongs(scheme, part, kind, name) ? 1 : 0;
      return whole === 0 ? sum : sum + (within * declared(part)) / whole;
    }, 0);
  };
  return below(tree);
}

function belongs(scheme: CompiledScheme, part: Extract<Part, { type: 'leaf' }>, kind: string, name: string): boolean {
  const indicator = scheme.indicators.find(({ id }) => id === part.indicator);
  if (kind === 'tag') return part.tags.includes(name) || (indicator?.tags.includes(name) ?? false);
  return indicator?.[kind as 'horizon' | 'nature' | 'priority' | 'dimension'] === name;
}
