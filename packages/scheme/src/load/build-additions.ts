import { bilingual, joined, nearest, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Addition, AdditionEvent } from '../compiled.ts';
import type { AdditionLevel, EventProcedure } from '../judgement.ts';
import type { ApplyShape } from '../shapes/addition.ts';
import { daysSpanned } from './days.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

const EVENT_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  date: { kind: 'day', required: true },
  item: { kind: 'text', required: true },
  level: { kind: 'text', required: false },
  points: { kind: 'number', required: true },
  title: { kind: 'text', required: true },
};

const LEVEL_COLUMNS: TableColumns = {
  level: { kind: 'text', required: true },
  points: { kind: 'number', required: true },
  title: { kind: 'text', required: true },
};

/** Steps of an application in their order, column by column; all but the first may be to come. */
const STEPS = ['applied_on', 'first_check', 'review', 'notice_from', 'notice_until', 'recognised_on'] as const;

const PROCEDURE_COLUMNS: TableColumns = Object.fromEntries(
  STEPS.map((step) => [step, { kind: 'day', required: step === 'applied_on' } as const]),
);

/**
 * Events of one addition with their points, levels and days.
 *
 * Rule: AGG-7, BONUS-1, BONUS-2. Errors: BONUS_LEVEL_UNKNOWN; BONUS_DAYS_ORDER and BONUS_NOTICE_SHORT warn of an event that cannot count; those of tables.
 * Example: levels 国家级 3, 省级 2; a row of level 省级 → 2 points.
 */
export function buildEvents(
  path: Path,
  shape: ApplyShape,
  link: Linker,
  clause: string | undefined,
): Pick<Addition, 'events' | 'levels' | 'noticeDays'> {
  const levels = shape.levels === undefined ? undefined : buildLevels([...path, 'levels'], shape.levels, link, clause);
  const { points: _, ...withoutPoints } = EVENT_COLUMNS;
  const columns: TableColumns = {
    ...(levels ? { ...withoutPoints, level: { kind: 'text', required: true } } : EVENT_COLUMNS),
    ...(shape.procedure ? PROCEDURE_COLUMNS : {}),
  };
  const events = link.table([...path, 'table'], shape.table, columns).flatMap((row): AdditionEvent[] => {
    const unitCode = link.unitCode(row.text('unit') as string, row.place('unit'), clause);
    const level = row.text('level') ?? '';
    const own = levels?.find(({ id }) => id === level) ?? onlyTitled(level, levels);
    if (levels && !own) {
      // Where the table of levels cannot be read, that this one is unknown is not known.
      if (!link.isBroken([...path, 'levels'])) link.issues.push(unknownLevel(level, levels, row, clause));
      return [];
    }
    return [
      {
        unitCode,
        date: row.text('date') as string,
        item: row.text('item') as string,
        level: own?.title ?? level,
        points: own?.points ?? (row.number('points') as number),
        title: row.text('title') as string,
        ...(shape.procedure ? { procedure: procedureOf(row, shape.notice_days, link, clause) } : {}),
        place: row.place(levels ? 'level' : 'points'),
      },
    ];
  });
  return { events, ...(levels ? { levels } : {}), ...(shape.procedure ? { noticeDays: shape.notice_days } : {}) };
}

/** The level of this title, where only one has it. */
function onlyTitled(level: string, levels: readonly AdditionLevel[] = []): AdditionLevel | undefined {
  const [own, ...others] = levels.filter(({ title }) => title === level);
  return others.length === 0 ? own : undefined;
}

function unknownLevel(level: string, levels: readonly AdditionLevel[], row: TableRow, clause: string | undefined) {
  const known = levels.flatMap(({ id, title }) => [id, title]);
  const titled = joined(levels.map(({ id, title }) => titledId(id, { 'zh-CN': title })));
  return schemeIssue(
    'BONUS_LEVEL_UNKNOWN',
    row.place('level'),
    { found: level, nearest: nearest(level, known), ...bilingual('known', titled) },
    clause,
  );
}

function buildLevels(path: Path, table: string, link: Linker, clause: string | undefined): AdditionLevel[] {
  const first = new Map<string, number>();
  return link.table(path, table, LEVEL_COLUMNS).flatMap((row) => {
    const id = row.text('level') as string;
    const before = first.get(id);
    if (before !== undefined) {
      link.issues.push(schemeIssue('BONUS_LEVEL_TWICE', row.place('level'), { found: id, first_line: before }, clause));
      return [];
    }
    first.set(id, row.line);
    return [{ id, points: row.number('points') as number, title: row.text('title') as string, place: row.place('level') }];
  });
}

function procedureOf(row: TableRow, noticeDays: number, link: Linker, clause: string | undefined): EventProcedure {
  const days = STEPS.map((step) => row.text(step));
  const fault = daysFault(row, days, link, clause) ?? noticeFault(row, noticeDays, link, clause);
  return {
    appliedOn: days[0] as string,
    firstCheck: days[1],
    review: days[2],
    noticeFrom: days[3],
    noticeUntil: days[4],
    recognisedOn: days[5],
    ...(fault === undefined ? {} : { fault }),
  };
}

/** A step before the one that precedes it, or taken while that one is still to come. */
function daysFault(
  row: TableRow,
  days: readonly (string | undefined)[],
  link: Linker,
  clause: string | undefined,
): EventProcedure['fault'] {
  for (const [k, day] of days.entries()) {
    if (k === 0 || day === undefined) continue;
    const before = days[k - 1];
    if (before !== undefined && before <= day) continue;
    const args = { step: STEPS[k] as string, day, before: STEPS[k - 1] as string, before_day: before ?? '' };
    link.issues.push(schemeIssue('BONUS_DAYS_ORDER', row.place(STEPS[k] as string), args, clause));
    return 'days_out_of_order';
  }
  return undefined;
}

function noticeFault(row: TableRow, noticeDays: number, link: Linker, clause: string | undefined): EventProcedure['fault'] {
  const [from, until] = [row.text('notice_from'), row.text('notice_until')];
  if (from === undefined || until === undefined) return undefined;
  const found = daysSpanned(from, until);
  if (found >= noticeDays) return undefined;
  link.issues.push(schemeIssue('BONUS_NOTICE_SHORT', row.place('notice_until'), { found, expected: noticeDays, from, until }, clause));
  return 'notice_too_short';
}
