import { quantaToNumber } from '@kedu/model';
import type { Gate, Grades } from '@kedu/scheme';
import { limitByGates } from '../grade/limit.ts';
import { quotaScopes, seat, seats } from '../grade/quota.ts';
import type { GateEffect, GradeNote, ListResult } from '../result.ts';

/** What grades are given on. Arrays run over the members of one list; `score` holds quanta after gates, NaN where missing. */
export interface GradeInput extends Pick<ListResult, 'members' | 'classes' | 'groups' | 'ranked' | 'score' | 'gateEffects'> {
  /** The rules for this list (`gradesOf`); none gives no grades. */
  readonly grades: Grades | undefined;
  /** The scheme's gates, which `gateEffects` names by position. */
  readonly gates: readonly Gate[];
  /** Decimals of the quanta. */
  readonly totalPlaces: number;
}

export interface Graded {
  readonly grades: readonly string[];
  readonly notes: readonly (readonly GradeNote[])[];
}

/** Grade of a member on its way: position in the order of grades, and what moved it. */
interface Standing {
  /** Position of the grade that thresholds and gates leave; the quota may move it further. */
  at: number;
  readonly open: readonly boolean[];
  readonly notes: GradeNote[];
}

/**
 * Grades of the members of a list: by thresholds on the score, limited by gates, then by the places of quotas.
 *
 * Shape: one grade ID and one list of notes per member, same order as input; '' where the unit has no grade.
 * Missing: a unit that is not ranked has no grade, unless a veto gives it the lowest.
 * Rule: GRADE-1 to GRADE-8 (docs/spec/rank-grade.md). Errors: none.
 * Example: 10 units above 90, excellent 20 % rounded down: the first two are excellent, the third is good with a note `quota`.
 */
export function grade(input: GradeInput): Graded {
  const { grades, members, ranked, score } = input;
  if (!grades) return { grades: Array.from(members, () => ''), notes: Array.from(members, () => []) };
  const effects = effectsByUnit(input.gateEffects);
  const standings = Array.from(members, (unit, k) => {
    const own = effects.get(unit) ?? [];
    if (ranked[k] === 1 && Number.isFinite(score[k])) return stand(grades, input.gates, own, score[k] as number, input.totalPlaces);
    return standUnranked(grades, input.gates, own);
  });
  applyQuotas(grades, input, standings);
  return { grades: standings.map((one) => grades.order[one.at]?.id ?? ''), notes: standings.map((one) => one.notes) };
}

/** The grade rules of a list: the first in the file that name it, otherwise the first for all lists (GRADE-1). */
export function gradesOf(all: readonly Grades[], list: string): Grades | undefined {
  return all.find((one) => one.lists?.includes(list)) ?? all.find((one) => one.lists === undefined);
}

function effectsByUnit(effects: readonly GateEffect[]): Map<number, GateEffect[]> {
  const byUnit = new Map<number, GateEffect[]>();
  for (const effect of effects) {
    const own = byUnit.get(effect.unit);
    if (own) own.push(effect);
    else byUnit.set(effect.unit, [effect]);
  }
  return byUnit;
}

/** GRADE-2, GRADE-3: the best grade whose threshold the total reaches and that no gate closes. */
function stand(grades: Grades, gates: readonly Gate[], effects: readonly GateEffect[], quanta: number, places: number): Standing {
  const total = quantaToNumber(quanta, places);
  const { open, notes, at } = limitByGates(grades, gates, effects, reachedBy(grades, total));
  return { at, open, notes: [...cappedNotes(grades, effects, places), ...notes] };
}

/** By position: whether the total reaches the threshold. The lowest grade is open to all. */
function reachedBy(grades: Grades, total: number): boolean[] {
  return grades.order.map(({ id }, g) => g === grades.order.length - 1 || total >= (grades.atLeast[id] ?? Number.NEGATIVE_INFINITY));
}

function idReachedBy(grades: Grades, total: number): string {
  return grades.order[reachedBy(grades, total).indexOf(true)]?.id ?? '';
}

/** A capped score moves the grade that thresholds give (GATE-3). */
function cappedNotes(grades: Grades, effects: readonly GateEffect[], places: number): GradeNote[] {
  return effects.flatMap(({ gate, scoreFrom, scoreTo }) => {
    if (scoreFrom === undefined || scoreTo === undefined) return [];
    const from = idReachedBy(grades, quantaToNumber(scoreFrom, places));
    const to = idReachedBy(grades, quantaToNumber(scoreTo, places));
    return from === to ? [] : [{ because: 'cap', from, to, gate }];
  });
}

function standUnranked(grades: Grades, gates: readonly Gate[], effects: readonly GateEffect[]): Standing {
  const veto = effects.find((effect) => gates[effect.gate]?.veto);
  if (!veto) return { at: -1, open: [], notes: [] };
  const at = grades.order.length - 1;
  return { at, open: [], notes: [{ because: 'veto', from: '', to: grades.order[at]?.id ?? '', gate: veto.gate }] };
}

/** GRADE-4 to GRADE-7: places from the best grade down; who finds none goes on to the next grade that is open. */
function applyQuotas(grades: Grades, input: GradeInput, standings: readonly Standing[]): void {
  const { quota } = grades;
  if (!quota) return;
  const ranked = [...standings.keys()].filter((k) => (standings[k] as Standing).open.length > 0);
  const scopes = quotaScopes(quota, ranked, input.classes, input.groups);
  for (const scope of scopes) {
    grades.order.forEach(({ id }, g) => {
      const share = quota.shares[id];
      if (share === undefined || g === grades.order.length - 1) return;
      const candidates = scope.members.filter((k) => (standings[k] as Standing).at === g);
      const places = seats(share, scope.members.length, quota.round);
      noteThreshold(grades, input, standings, scope.members, g, places);
      const { placed, tied } = seat(candidates, input.score, places, quota.ties);
      for (const k of candidates) {
        if (!placed.has(k)) moveDown(grades, standings[k] as Standing, tied.has(k) ? 'tie' : scope.pooled ? 'pool' : 'quota');
      }
    });
  }
}

function moveDown(grades: Grades, standing: Standing, because: GradeNote['because']): void {
  const from = grades.order[standing.at]?.id ?? '';
  standing.at = standing.open.indexOf(true, standing.at + 1);
  standing.notes.push({ because, from, to: grades.order[standing.at]?.id ?? '' });
}

/** GRADE-7: says of a unit that stands among the first `places` by score that only the threshold keeps it out. */
function noteThreshold(
  grades: Grades,
  input: GradeInput,
  standings: readonly Standing[],
  scope: readonly number[],
  g: number,
  places: number,
): void {
  const threshold = grades.atLeast[grades.order[g]?.id ?? ''];
  if (threshold === undefined || places === 0) return;
  const order = scope.map((k) => input.score[k] as number).sort((a, b) => b - a);
  const line = order[Math.min(places, order.length) - 1] as number;
  for (const k of scope) {
    const standing = standings[k] as Standing;
    const quanta = input.score[k] as number;
    const explained = standing.notes.some((note) => note.because === 'threshold');
    if (explained || quanta < line || quantaToNumber(quanta, input.totalPlaces) >= threshold) continue;
    const to = idReachedBy(grades, quantaToNumber(quanta, input.totalPlaces));
    standing.notes.unshift({ because: 'threshold', from: grades.order[g]?.id ?? '', to });
  }
}
