import { SEALED_TABLES, textOfCell } from '@kedu/bundle';
import { addsUp, gate, type GateEffect, partPoints } from '@kedu/engine';
import { formatQuanta, missingCode, quantaToNumber, quantise, type Rounding, tidyScore } from '@kedu/model';
import type { Gate } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { eachRow } from '../files/eachRow.ts';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { Hidden } from '../labels/hidden.ts';
import { nodeBounds } from './nodeBounds.ts';
import { possibleGrades } from './possibleGrades.ts';
import type { ShownCells } from './shownCells.ts';
import { CellsByKey, type ShownList } from './shownLists.ts';

/**
 * Decimals of parts are published without the dust of sums; what lies closer than this to where rounding turns may be rounded either way.
 */
const DUST = 1e-9;
const NOT_APPLICABLE = missingCode('not_applicable');
const NOT_DUE = missingCode('not_due');

/**
 * Totals and grades that rest on withheld data, against what is shown: points against the points of the parts below the root, the score
 * against points, additions and gates, the grade against score, gates and
 * quotas, the share of what is missing against what could be missing.
 *
 * Shape: cells that have no label are compared elsewhere. A gate whose condition rests on something withheld may have acted or not.
 * Missing: what is blank says nothing. Rule: VERIFY-20. Errors, as findings:
 * VERIFY_CELL with what it may be, `|` between several.
 */
export function checkTotals(
  run: AssessedRun,
  lists: readonly ShownList[],
  { tables, hidden }: TotalsInput,
  cells: ShownCells,
  findings: Findings,
): void {
  const { scheme, assessment, trace } = run;
  const { total } = scheme.rounding;
  const rows = new CellsByKey(tables, SEALED_TABLES.results, ['list', 'unit']);
  const places = placesOf(tables);
  const determined = determinedGrades(tables);
  const idOf = (unit: number): string => assessment.units[unit]?.id ?? '';
  for (const own of lists) {
    const { tree, result, isShown } = own;
    const { list, members } = result;
    const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
    const below = addsUp(tree) ? partPoints(tree, result).filter(({ path }) => tree.parts.some((part) => part.path === path)) : [];
    const added = addedOf(run, result, total);
    const expected = Float64Array.from(result.points, (points, m) => points + (added[m] as number));
    const gated = gate(trace, { ...result, score: expected });
    const grades = possibleGrades(run, own, hidden, { effects: gated.effects, idOf });
    members.forEach((unit, m) => {
      const id = idOf(unit);
      const row = rows.at(list, id);
      const place = places.get(`${list}\n${id}`);
      if (!row || !place) return;
      const say = (column: string, may: string): void =>
        findings.add(
          'VERIFY_CELL',
          { file: SEALED_TABLES.results, line: place.line, unit: id },
          { key: `${list} ${id}`, column, found: row(column), expected: may },
        );
      const check = (column: string, may: readonly string[] | undefined): void => {
        if (may === undefined || !cells.isOpen('results', place.row, column)) return;
        cells.hold('results', place.row, column);
        if (!may.includes(textOfCell(row(column)))) say(column, may.join(' | '));
      };
      const asText = (quanta: number): string => (Number.isNaN(quanta) ? '' : formatQuanta(quanta, total.places));
      // Points: the sum of the parts below the root, where all of them are shown, else what these leave.
      const isSummed = below.length > 0 && tree.parts.every((part) => part.type === 'addition' || isShown(part.path, unit));
      const given = below.flatMap(({ path, points }) =>
        isAddition(tree, path) || Number.isNaN(points[unit]) ? [] : [points[unit] as number],
      );
      const sum = given.reduce((points, one) => points + one, 0);
      if (isSummed)
        check('points', given.length === 0 ? [''] : [-DUST, 0, DUST].map((dust) => asText(quantise(tidyScore(sum + dust), total))));
      else if (scores && cells.isOpen('results', place.row, 'points')) {
        const bounds = nodeBounds(own, scores, scheme.rounding, tree, unit);
        const points = Number(row('points'));
        const slack = quantaToNumber(1, total.places);
        const [low, high] = [(bounds?.low ?? Number.NaN) - slack, (bounds?.high ?? Number.NaN) + slack];
        if (row('points') !== '' && Number.isFinite(low) && Number.isFinite(high)) cells.hold('results', place.row, 'points');
        if (row('points') !== '' && !(points >= low && points <= high))
          say('points', bounds ? `${low.toFixed(total.places)} – ${high.toFixed(total.places)}` : '');
      }
      // Score: points with what is added, as gates leave it.
      const isMissing = Number.isNaN(result.points[m]);
      const doubt = isMissing
        ? []
        : scoresInDoubt(run, hidden, { list, unit, id }, { expected: expected[m] as number, effects: gated.effects });
      check('score', isMissing ? [''] : [gated.score[m] as number, ...doubt].map(asText));
      check('missing_share', scores && withinShare(scores, hidden, { unit, id }, row('missing_share')));
      // Grade: what a body determined stands in its table; the others as the rules leave them.
      const to = determined.get(`${list}\n${id}`);
      check('grade', to === undefined ? grades[m] : [to]);
    });
  }
}

interface TotalsInput {
  readonly tables: Tables;
  readonly hidden: Hidden;
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

/**
 * Quanta that a score may have where gates that hang on something withheld may have acted or not: without them, and at each of their caps
 * below that.
 */
function scoresInDoubt(
  { scheme }: AssessedRun,
  hidden: Hidden,
  { list, unit, id }: { readonly list: string; readonly unit: number; readonly id: string },
  { expected, effects }: { readonly expected: number; readonly effects: readonly GateEffect[] },
): readonly number[] {
  const capOf = ({ capScore }: Gate): number =>
    capScore === undefined ? Number.POSITIVE_INFINITY : quantise(capScore, { places: scheme.rounding.total.places, rule: 'down' });
  const isInDoubt = (one: Gate): boolean => hidden.rests(hidden.reach.rule(one), id);
  const own = scheme.gates.filter(({ lists }) => !lists || lists.includes(list));
  const acting = effects.flatMap((effect) => (effect.unit === unit ? (scheme.gates[effect.gate] ?? []) : []));
  const least = acting.filter((one) => !isInDoubt(one)).reduce((score, one) => Math.min(score, capOf(one)), expected);
  return [
    least,
    ...own
      .filter(isInDoubt)
      .map(capOf)
      .filter((cap) => cap < least),
  ];
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

/** Grades that a body determined and that were carried out, by list and unit. Rule: DETERMINE-1. */
function determinedGrades(tables: Tables): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  eachRow(tables.of(SEALED_TABLES.determination), (cell) => {
    if (cell('item') === 'grade' && cell('carried_out') === 'true') found.set(`${cell('list')}\n${cell('unit')}`, cell('to'));
  });
  return found;
}

/** Where the row of a list and unit stands in results.csv: its line, and its number from 0. */
function placesOf(tables: Tables): ReadonlyMap<string, { readonly line: number; readonly row: number }> {
  const found = new Map<string, { readonly line: number; readonly row: number }>();
  eachRow(tables.of(SEALED_TABLES.results), (cell, line, row) => void found.set(`${cell('list')}\n${cell('unit')}`, { line, row }));
  return found;
}
