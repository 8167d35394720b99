import { SEALED_TABLES, textOfCell } from '@kedu/bundle';
import { addsUp, gate, type GateEffect, grade, gradesOf, partPoints } from '@kedu/engine';
import { formatQuanta, missingCode, quantise, type Rounding, tidyScore } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { Hidden } from '../labels/hidden.ts';
import type { ShownCells } from './shownCells.ts';
import { CellsByKey, type ShownList } from './shownLists.ts';

/** Decimals of parts are published without the dust of sums; what lies closer than this to where rounding turns may be rounded either way. */
const DUST = 1e-9;
const NOT_APPLICABLE = missingCode('not_applicable');
const NOT_DUE = missingCode('not_due');

/**
 * Totals and grades that rest on withheld data, against what is shown: points against the points of the parts below the root, the score against points, additions and gates, the grade against score, gates and
 * quotas, the share of what is missing against what could be missing.
 *
 * Shape: cells that have no label are compared elsewhere. A gate whose condition rests on something withheld may have acted or not. Missing: what is blank says nothing. Rule: VERIFY-20. Errors, as findings:
 * VERIFY_CELL with what it may be, `|` between several.
 */
export function checkTotals(
  run: AssessedRun,
  lists: readonly ShownList[],
  { tables, hidden, isCompared }: TotalsInput,
  cells: ShownCells,
  findings: Findings,
): void {
  const { scheme, assessment, trace } = run;
  const { total } = scheme.rounding;
  const rows = new CellsByKey(tables, SEALED_TABLES.results, ['list', 'unit']);
  const lines = linesOf(tables);
  for (const { tree, result, isShown } of lists) {
    const { list, members } = result;
    const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
    const below = addsUp(tree) ? partPoints(tree, result).filter(({ path }) => tree.parts.some((part) => part.path === path)) : [];
    const added = addedOf(run, result, total);
    const expected = Float64Array.from(result.points, (points, m) => points + (added[m] as number));
    const gated = gate(trace, { ...result, score: expected });
    const grades = gradesOf(scheme.grades, list);
    const doubtful = members.map((unit) => (isInDoubt(run, hidden, list, assessment.units[unit]?.id ?? '') ? 1 : 0));
    const isWholeList = hidden.blankIn(list).size === 0 && !doubtful.includes(1) && !hidden.hidesWhoIsRanked(list);
    const given = (effects: readonly GateEffect[], quota: boolean) =>
      grade({
        ...result,
        gateEffects: effects,
        grades: grades && (quota ? grades : { ...grades, quota: undefined }),
        gates: scheme.gates,
        totalPlaces: total.places,
      }).grades;
    const exact = given(gated.effects, true);
    const best = given(gated.effects, false);
    const order = grades?.order.map(({ id }) => id) ?? [];
    members.forEach((unit, m) => {
      const id = assessment.units[unit]?.id ?? '';
      const row = rows.at(list, id);
      if (!row) return;
      const say = (column: string, may: readonly string[]): void => {
        const found = row(column);
        if (may.includes(found)) return;
        findings.add(
          'VERIFY_CELL',
          { file: SEALED_TABLES.results, ...lines(list, id), unit: id },
          { key: `${list} ${id}`, column, found, expected: may.join(' | ') },
        );
      };
      const check = (column: string, may: readonly string[] | undefined): void => {
        if (isCompared(list, id, column)) return;
        if (may === undefined) cells.add('results', 'unchecked');
        else {
          cells.add('results', 'shown');
          say(column, may);
        }
      };
      const asText = (quanta: number): string => (Number.isNaN(quanta) ? '' : formatQuanta(quanta, total.places));
      if (hidden.blankIn(list).has(id) && row('score') === '') return;
      // Points: the sum of the parts below the root, where all of them are shown.
      const isSummed = below.length > 0 && tree.parts.every((part) => part.type === 'addition' || isShown(part.path, unit));
      const sum = below.reduce((points, one) => points + (isAddition(tree, one.path) ? 0 : zeroed(one.points[unit])), 0);
      check('points', isSummed ? [-DUST, 0, DUST].map((dust) => asText(quantise(tidyScore(sum + dust), total))) : undefined);
      // Score: points with what is added, as gates leave it.
      const limited = gated.score[m] as number;
      const caps = doubtful[m] === 1 ? capsOf(run, list, total).filter((cap) => cap < limited) : [];
      check('score', Number.isNaN(result.points[m]) ? undefined : [limited, ...caps].map(asText));
      check('missing_share', scores && withinShare(scores, hidden, { unit, id }, row('missing_share')));
      // Grade: exact where all that it hangs on is shown, else none better than score and known gates leave open.
      if (isDetermined(run, list, id)) return;
      const from = best[m] === undefined ? -1 : order.indexOf(best[m]);
      const isBounded = !isWholeList && from >= 0 && !hidden.hidesWhoIsRanked(list);
      if (!hidden.blankIn(list).has(id) && row('grade') !== undefined)
        check('grade', isWholeList ? [exact[m] ?? ''] : isBounded ? order.slice(from) : undefined);
    });
  }
}

interface TotalsInput {
  readonly tables: Tables;
  readonly hidden: Hidden;
  /** Whether a cell of results.csv is held against the rules themselves. */
  readonly isCompared: (list: string, unit: string, column: string) => boolean;
}

function isAddition({ parts }: ShownList['tree'], path: string): boolean {
  return parts.some((part) => part.path === path && part.type === 'addition');
}

function zeroed(points: number | undefined): number {
  return points === undefined || Number.isNaN(points) ? 0 : points;
}

/** What bonuses and deductions add to each member, in quanta (AGG-7). */
function addedOf({ trace }: AssessedRun, { list, members, parts }: ShownList['result'], total: Rounding): Float64Array {
  const own = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
  const paths = [...(own?.additions.keys() ?? [])];
  return Float64Array.from(members, (unit) =>
    quantise(tidyScore(paths.reduce((sum, path) => sum + zeroed(parts.get(path)?.score.values[unit]), 0)), total),
  );
}

/** Whether a gate or a binding indicator may have acted on a unit by something that is withheld. */
function isInDoubt({ scheme }: AssessedRun, hidden: Hidden, list: string, unit: string): boolean {
  const { reach } = hidden;
  const gates = scheme.gates.filter((one) => !one.lists || one.lists.includes(list));
  const binding = scheme.indicators.filter(({ nature }) => nature === 'binding');
  return gates.some((one) => hidden.rests(reach.rule(one), unit)) || binding.some(({ id }) => hidden.rests(reach.value(id), unit));
}

/** Quanta of the caps that gates of a list know. */
function capsOf({ scheme }: AssessedRun, list: string, { places }: Rounding): readonly number[] {
  return scheme.gates.flatMap(({ lists, capScore }) =>
    capScore === undefined || (lists && !lists.includes(list)) ? [] : [quantise(capScore, { places, rule: 'down' })],
  );
}

/** The share that is published, where so much of what the tree asks for can be missing; else the most that can. */
function withinShare(
  scores: AssessedRun['trace']['scores']['lists'][number],
  hidden: Hidden,
  { unit, id }: { readonly unit: number; readonly id: string },
  published: string,
): readonly string[] {
  let [known, gaps, open] = [0, 0, 0];
  for (const { leaf, value, asked } of scores.leaves.values()) {
    if (asked[unit] === 0) continue;
    const code = value.missing[unit] as number;
    if (hidden.rests(hidden.reach.value(leaf.indicator), id)) open += 1;
    else if (code !== NOT_APPLICABLE && code !== NOT_DUE) {
      known += 1;
      if (code !== 0) gaps += 1;
    }
  }
  const may: number[] = [];
  for (let present = 0; present <= open; present += 1)
    for (let absent = 0; present + absent <= open; absent += 1) {
      const asked = known + present + absent;
      may.push(asked === 0 ? 0 : (gaps + absent) / asked);
    }
  const own = Number(textOfCell(published));
  return published !== '' && may.some((share) => Math.abs(share - own) <= DUST)
    ? [published]
    : [String(Math.min(...may)), String(Math.max(...may))];
}

/** Grades that a body determined are not computed (LABEL-1). */
function isDetermined({ scheme, assessment, trace }: AssessedRun, list: string, unit: string): boolean {
  const idOf = new Map(trace.input.register.versions.map(({ id, code }) => [code, id]));
  return (scheme.determination?.rows ?? []).some(
    (row) =>
      row.item === 'grade' && row.list === list && row.period === assessment.period.id && (idOf.get(row.unitCode) ?? row.unitCode) === unit,
  );
}

function linesOf(tables: Tables): (list: string, unit: string) => { readonly line?: number } {
  const { headings = [], rows = [] } = tables.of(SEALED_TABLES.results) ?? {};
  const at = ['list', 'unit'].map((name) => headings.indexOf(name));
  const lines = new Map(rows.map(({ line, cells }) => [at.map((column) => textOfCell(cells[column] ?? '')).join('\n'), line]));
  return (list, unit) => {
    const line = lines.get(`${list}\n${unit}`);
    return line === undefined ? {} : { line };
  };
}
