import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AskedCells,
  asksToAct,
  awaitsCorrection,
  type Ask,
  type Cell,
  type Context,
  figureGroups,
  isContested,
  lastVersion,
  MACHINE,
  mayNotRead,
  openCommands,
  readableAsks,
  type Rights,
  type RoleGrant,
  type Round,
  sameCourses,
  standingOf,
  stateOf,
  unitClasses,
  VALUE_TRANSITIONS,
  type ValueEvent,
  type ValueState,
  valueStream,
} from '../../src/index.ts';

const UNITS = ['990100', '990200', '990300', '990400', '990500', '990600'];
const INDICATORS = ['gdp_growth', 'new_jobs'];
const TODAY = '2024-12-02';
const PERSONS = ['p-own', 'p-other', 'p-third'];

const some = <T>(list: readonly T[]) => fc.option(fc.subarray([...list]), { nil: undefined });
const grant: fc.Arbitrary<RoleGrant> = fc.record({
  role: fc.constantFrom(
    'performance_office',
    'performance_office_head',
    'lead_department',
    'department_checker',
    'assessed_unit',
    'statistics',
    'legislature',
  ),
  units: some(UNITS),
  indicators: some(INDICATORS),
});
const rights: fc.Arbitrary<Rights> = fc
  .record({
    roles: fc.array(grant, { minLength: 1, maxLength: 4 }),
    owners: fc.tuple(fc.constantFrom('own', 'another'), fc.constantFrom('own', 'another')),
    sits: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ roles, owners, sits }) => ({
    administrators: { audit_administrator: 'p-own' },
    posts: [
      { id: 'own', unit: '990000', title: '示例岗', roles },
      { id: 'another', unit: '990000', title: '示例岗', roles: [{ role: 'statistics' }] },
    ],
    seats: sits === 0 ? [] : [{ post: 'own', person: 'p-own', as: 'holder', from: '2024-01-01' }],
    owners: owners.map((post, i) => ({ indicator: INDICATORS[i] as string, post, from: '2024-01-01' })),
    grants: [],
    resets: [],
    handOvers: [],
  }));
const entered = fc
  .constantFrom(
    ...Array.from({ length: 8 }, () => ['p-own', 'own'] as const),
    [MACHINE.person, MACHINE.post] as const,
    ['p-own', 'audit_administrator'] as const,
  )
  .map(([person, post]) => ({ authority: '990000', person, post }));

/** A course as its steps were chosen: which of those that may follow, by whom, and what matters to no decision. */
const courseOf = fc.array(
  fc.record({ choice: fc.nat(100), by: fc.constantFrom(...PERSONS), until: fc.constantFrom('2024-11-29', TODAY) }),
  {
    maxLength: 7,
  },
);
const figure = fc.oneof(fc.record({ value: fc.integer() }), fc.record({ missing: fc.constantFrom('withheld', 'not_applicable') } as const));
const told = fc.record({ figure, reason: fc.constantFrom('按程序办理', '与平台不一致'), other: fc.constantFrom('p-other', 'p-third') });
type Course = typeof courseOf extends fc.Arbitrary<infer T> ? T : never;
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

/** A figure that took a course, told in one of the ways in which it may be told. */
function played(cell: Cell, course: Course, { figure: is, reason, other }: Told): ValueState {
  const stream = valueStream(cell);
  const recorded: Parameters<typeof stateOf<typeof stream>>[1] extends Iterable<infer R> ? R[] : never = [];
  let state = stateOf(stream, recorded);
  for (const [i, { choice, by, until }] of course.entries()) {
    const open = Object.keys(VALUE_TRANSITIONS[standingOf(state)]);
    const version = state.versions.length;
    const events: Readonly<Record<string, ValueEvent>> = {
      enter: { type: 'value_entered', version: version + 1, figure: is, note: reason },
      capture: { type: 'value_captured', version: version + 1, figure: is, objectUntil: until },
      submit: { type: 'value_submitted', version, objectUntil: until, late: reason },
      check: { type: 'value_checked', version },
      approve: { type: 'value_approved', version },
      return: { type: 'value_returned', version, reason },
      withdraw: { type: 'value_withdrawn', version, reason },
      correct: { type: 'value_corrected', version: version + 1, figure: is, ground: 'typing', reason, objectUntil: until },
      confirm: { type: 'value_confirmed', version },
      object: { type: 'value_objected', version, reason },
      keep: { type: 'objection_kept', version, reason },
      uphold: { type: 'objection_upheld', version, reason },
    };
    const event = events[open[choice % open.length] as string] as ValueEvent;
    const person = by === 'p-own' ? by : other;
    recorded.push({ event, at: `2024-11-${10 + i}T01:00:00.000Z`, person, post: `post-${reason.length}`, command: '' });
    state = stateOf(stream, recorded);
  }
  return state;
}

const round: fc.Arbitrary<Round> = fc
  .record({
    standing: fc.constantFrom('open', 'closed'),
    closesOn: fc.constantFrom('2024-12-01', '2024-12-31'),
    ways: fc.tuple(fc.constantFrom('column', 'unit', 'connector'), fc.constantFrom('column', 'unit')),
    isOfficial: fc.boolean(),
    units: fc.shuffledSubarray(UNITS, { minLength: 4 }),
  })
  .map(({ standing, closesOn, ways, isOfficial, units }) => ({
    standing,
    plan: { scheme: 'north', version: '2024', month: '2024-11', opensOn: '2024-11-28', closesOn, objectDays: 2 },
    asks: INDICATORS.map(
      (indicator, i): Ask => ({
        indicator,
        period: '2024-11',
        way: ways[i] as Ask['way'],
        source: 'report',
        owner: 'own',
        units,
        due: '2024-11-28',
        isOfficial,
        ...(i === 0 ? { range: [0, 10] as const } : {}),
      }),
    ),
    seals: [],
  }));

describe('COLLECT-13 RIGHT-14 decided once for all figures to which the same happened', () => {
  test('what is decided of groups is what is decided of each figure, in the order in which it is found', () => {
    const reached = new Set<string>();
    let together = 0;
    let leftOut = 0;
    fc.assert(
      fc.property(
        fc.record({
          rights,
          entered,
          round,
          pool: fc.array(courseOf, { minLength: 1, maxLength: 2 }),
          chosen: fc.array(fc.tuple(fc.nat(1), told), { minLength: 12, maxLength: 12 }),
        }),
        ({ rights: held, entered: who, round: own, pool, chosen }) => {
          const context: Context = { entered: who, at: `${TODAY}T01:00:00.000Z`, today: TODAY, rights: held };
          const asked = new AskedCells(own, '2024-11');
          const states = new Map(
            own.asks.flatMap(({ indicator, period, source }, a) =>
              UNITS.map((unit, u) => {
                const cell = { indicator, period, unit, source };
                const [course, way] = chosen[a * UNITS.length + u] as (typeof chosen)[number];
                return [valueStream(cell) as string, played(cell, pool[course % pool.length] as Course, way)] as const;
              }),
            ),
          );
          const few = ['enter', 'keep', 'check'] as const;
          const aboutOf = (cell: Cell) => ({ ...context, cell, objectUntil: { value: '2024-12-04' }, ...asked.of(cell) });
          const said = (cell: Cell, state: ValueState): string => {
            const found = openCommands(state, aboutOf(cell));
            for (const { command, against } of found) if (against.length === 0) reached.add(command);
            const last = lastVersion(state);
            return JSON.stringify([
              cell.indicator,
              standingOf(state),
              last && [isContested(last), awaitsCorrection(last), last.opinions.length, last.objectUntil],
              found.map(({ command, against }) => [command, ...against.map(({ code }) => code)]),
            ]);
          };
          const toAct = asksToAct(own.asks, context, few, aboutOf).flatMap(({ indicator, units }) => units.map((unit) => indicator + unit));
          for (const { indicator, period, source, units } of own.asks)
            for (const unit of units) {
              const cell = { indicator, period, unit, source };
              const isOpen = openCommands(states.get(valueStream(cell)) as ValueState, aboutOf(cell), few).some(
                ({ against }) => against.length === 0,
              );
              if (isOpen) expect(toAct).toContain(indicator + unit);
              else if (!toAct.includes(indicator + unit)) leftOut += 1;
            }
          const each = own.asks
            .flatMap(({ indicator, period, source, units }) => units.map((unit): Cell => ({ indicator, period, unit, source })))
            .filter((cell) => mayNotRead(context, valueStream(cell)) === undefined)
            .map((cell) => said(cell, states.get(valueStream(cell)) as ValueState));
          const groups = readableAsks(own.asks, context).flatMap((ask) => {
            const figures = UNITS.map((unit) => ({ units: [unit], state: states.get(valueStream({ ...ask, unit })) as ValueState }));
            return figureGroups(ask, sameCourses(who.person, figures), unitClasses(context));
          });
          const counts = new Map<string, number>();
          for (const { cell, state, count } of groups) {
            const name = said(cell, state);
            counts.set(name, (counts.get(name) ?? 0) + count);
          }
          const expected = new Map<string, number>();
          for (const name of each) expected.set(name, (expected.get(name) ?? 0) + 1);
          expect([...counts]).toEqual([...expected]);
          together += each.length - groups.length;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(together).toBeGreaterThan(500);
    expect(leftOut).toBeGreaterThan(500);
    expect([...reached].sort()).toEqual([
      'approve',
      'check',
      'confirm',
      'correct',
      'enter',
      'keep',
      'object',
      'return',
      'submit',
      'uphold',
      'withdraw',
    ]);
  }, 60_000);

  test('a column that nobody touched is one group for who reaches all of it, and apart where a role reaches a part', () => {
    const ask: Ask = {
      indicator: 'gdp_growth',
      period: '2024-11',
      way: 'unit',
      source: 'report',
      owner: 'own',
      units: UNITS,
      due: '2024-11-28',
      isOfficial: false,
    };
    const groups = (...roles: readonly RoleGrant[]) => {
      const posts = [{ id: 'own', unit: '990000', title: '示例岗', roles }];
      const held = { administrators: {}, posts, seats: [], owners: [], grants: [], resets: [], handOvers: [] };
      const who = { authority: '990000', person: 'p-own', post: 'own' };
      return figureGroups(ask, [], unitClasses({ entered: who, rights: held, today: TODAY })).map(({ cell, count }) => [cell.unit, count]);
    };
    expect(groups({ role: 'statistics' })).toEqual([['990100', 6]]);
    expect(groups({ role: 'auditor' }, { role: 'assessed_unit', units: ['990200', '990300'] })).toEqual([
      ['990100', 4],
      ['990200', 2],
    ]);
  });
});
