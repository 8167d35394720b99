import { formatQuanta, type LocalizedText } from '@kedu/model';
import type { Trace } from '../assess.ts';
import type { GateEffect, ListResult } from '../result.ts';
import { gradesOf } from '../steps/grade.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { determinedItems, explainDetermined } from './determined.ts';
import { step } from './step.ts';
import type { Explanation } from './node.ts';
import { explainAddition, explainComposite } from './part.ts';
import { explainGradeChances, explainRankSet, explainScoreInterval } from './uncertainty.ts';

/** Rank of a member, or why it has none. */
export function explainRank(trace: Trace, result: ListResult, member: number): Explanation {
  const rank = result.rank[member] as number;
  if (rank === 0) {
    const scored = !Number.isNaN(result.score[member] as number);
    const eligible = trace.scores.lists.find((one) => one.enrolled.list.id === result.list)?.enrolled.list.eligible;
    return step(
      'EXPLAIN_NOT_RANKED',
      { reason: scored ? 'not_eligible' : 'no_score' },
      { title: scored ? eligible?.otherwise : undefined, clause: eligible?.clause },
    );
  }
  const group = result.groups[member];
  const peers = [...result.rank.keys()].filter((k) => (result.rank[k] as number) > 0 && result.groups[k] === group);
  const tied = peers.filter((k) => result.rank[k] === rank).length - 1;
  return step('EXPLAIN_RANK', { rank, of: peers.length, tied }, { children: explainRankSet(result, member) });
}

/** Grade of a member with everything that moved it; nothing where the list gives no grades. */
export function explainGrade(trace: Trace, result: ListResult, member: number): Explanation[] {
  const rules = gradesOf(trace.input.scheme.grades, result.list);
  const grade = result.grades[member] ?? '';
  if (!rules || grade === '') return [];
  const title = (id: string): LocalizedText => rules.order.find((one) => one.id === id)?.title ?? { 'zh-CN': id };
  const unit = result.members[member] as number;
  const determined = determinedItems(trace, result.list, unit);
  // A threshold is the reason of what the run gave, not of what a body made of it.
  const given = determined[0]?.row.from ?? grade;
  const threshold = rules.atLeast[given];
  const own = (result.gradeNotes[member] ?? []).filter(({ because }) => because !== 'determined');
  const notes = own.map((note) =>
    step(
      'EXPLAIN_GRADE_CHANGED',
      { because: note.because, from: title(note.from), to: title(note.to) },
      { title: gateTitle(trace, note.gate, note.indicator), clause: clauseOf(trace, note.gate) ?? rules.clause },
    ),
  );
  return [
    step(
      'EXPLAIN_GRADE',
      { grade: title(grade) },
      {
        title: rules.order.find((one) => one.id === grade)?.title,
        clause: rules.clause,
        children: [
          ...(threshold === undefined ? [] : [step('EXPLAIN_GRADE_THRESHOLD', { grade: title(given), threshold })]),
          ...notes,
          ...gateSteps(trace, result, member),
          ...determined.map((item) => explainDetermined(trace, item, title)),
          ...explainGradeChances(trace, result, member),
        ],
      },
    ),
  ];
}

function gateSteps(trace: Trace, result: ListResult, member: number): Explanation[] {
  const unit = result.members[member];
  return result.gateEffects
    .filter((effect) => effect.unit === unit)
    .map((effect) => {
      const title = gateTitle(trace, effect.gate, effect.indicator);
      if (effect.gate < 0) return step('EXPLAIN_BINDING_MISSED', { indicator: effect.indicator ?? '' }, { title });
      const gate = trace.input.scheme.gates[effect.gate];
      const does = gate?.veto ? 'veto' : gate?.capGrade ? 'cap_grade' : gate?.capScore === undefined ? 'bar' : capEffect(effect);
      return step(
        'EXPLAIN_GATE',
        { effect: does, grades: does === 'bar' ? gradeTitles(trace, gate?.bar ?? []) : '' },
        { title, clause: gate?.clause },
      );
    });
}

/** Titles of the grades that a gate bars. */
function gradeTitles({ input }: Trace, grades: readonly string[]): LocalizedText {
  const titles = grades.map(
    (id) => input.scheme.grades.flatMap(({ order }) => order).find((one) => one.id === id)?.title ?? { 'zh-CN': id },
  );
  return { 'zh-CN': titles.map((one) => one['zh-CN']).join('、'), en: titles.map((one) => one.en ?? one['zh-CN']).join(', ') };
}

/** A cap above the score acts and changes nothing: the effect then holds no score. */
const capEffect = ({ scoreTo }: GateEffect) => (scoreTo === undefined ? 'cap_score_above' : 'cap_score');

function gateTitle(trace: Trace, gate: number | undefined, indicator: string | undefined) {
  if (gate === undefined) return undefined;
  return gate < 0 ? trace.input.scheme.indicators.find((one) => one.id === indicator)?.title : trace.input.scheme.gates[gate]?.title;
}

function clauseOf(trace: Trace, gate: number | undefined): string | undefined {
  return gate === undefined || gate < 0 ? undefined : trace.input.scheme.gates[gate]?.clause;
}

/** Final score of a member: the tree's total, what events add, and a cap by gate. */
export function explainScore(trace: Trace, list: ListScores, result: ListResult, member: number): Explanation {
  const { places, rule } = trace.input.scheme.rounding.total;
  const unit = result.members[member] as number;
  const shown = (quanta: number): string => formatQuanta(quanta, places);
  const final = result.score[member] as number;
  const tree = explainComposite(trace, list, list.tree, unit, member);
  if (Number.isNaN(final)) return step('EXPLAIN_SCORE', { score: '—' }, { children: [tree] });
  const points = list.points[member] as number;
  const added = list.added[member] as number;
  const additions = [...list.additions.values()].map((one) => explainAddition(one, unit)).filter((one) => one.children.length > 0);
  const total = step(
    'EXPLAIN_TOTAL',
    { points: shown(points), added: shown(added) },
    {
      arithmetic: `${signed(shown(points))} + ${signed(shown(added))}`,
      result: shown(points + added),
      children: additions,
    },
  );
  const capped = result.gateEffects
    .filter((effect) => effect.unit === unit && effect.scoreTo !== undefined)
    .map((effect) => cappedStep(trace, effect, shown));
  return step(
    'EXPLAIN_SCORE',
    { score: shown(final) },
    {
      result: shown(final),
      children: [
        ...explainScoreInterval(trace, result, member),
        tree,
        step('EXPLAIN_ROUNDED', { places, rule }, { result: shown(points) }),
        ...(added === 0 && additions.length === 0 ? [] : [total]),
        ...capped,
      ],
    },
  );
}

function cappedStep(trace: Trace, effect: GateEffect, shown: (quanta: number) => string): Explanation {
  const cap = shown(effect.scoreTo as number);
  return step(
    'EXPLAIN_SCORE_CAPPED',
    { cap },
    {
      title: gateTitle(trace, effect.gate, effect.indicator),
      clause: clauseOf(trace, effect.gate),
      arithmetic: `min(${signed(shown(effect.scoreFrom as number))}, ${signed(cap)})`,
      result: cap,
    },
  );
}

const signed = (decimal: string): string => (decimal.startsWith('-') ? `(−${decimal.slice(1)})` : decimal);
