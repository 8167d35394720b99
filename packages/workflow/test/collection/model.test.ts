import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  brokenAudit,
  cellOfStream,
  countedAt,
  dayOf,
  type Instant,
  type KindOf,
  lastVersion,
  openCommands,
  type Round,
  standingOf,
  type Store,
  type StreamStates,
  type Task,
  VALUE_TRANSITIONS,
  type ValueCommand,
  type ValueState,
  type ValueVersion,
  valueStream,
} from '../../src/index.ts';
import { cellOf, CITIES, Office, type Somebody } from '../office.ts';

const ROUND = '2024-11';
const CELLS = CITIES.slice(0, 2).map((city) => cellOf('hotline_resolution', ROUND, city));

const figure = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((value) => ({ value })),
  fc.constant({ missing: 'source_late' } as const),
);
const reason = fc.constant('原数有误，见附表');
const command: fc.Arbitrary<ValueCommand> = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('enter' as const), figure, late: fc.option(reason, { nil: undefined }) }), weight: 4 },
  { arbitrary: fc.record({ type: fc.constant('submit' as const), late: fc.option(reason, { nil: undefined }) }), weight: 4 },
  { arbitrary: fc.constantFrom<ValueCommand>({ type: 'check' }, { type: 'approve' }, { type: 'confirm' }), weight: 9 },
  {
    arbitrary: fc.record({
      type: fc.constantFrom('return' as const, 'withdraw' as const, 'object' as const, 'uphold' as const, 'keep' as const),
      reason,
    }),
    weight: 5,
  },
  // What was submitted is withdrawn by few, and only until somebody has checked it.
  { arbitrary: fc.record({ type: fc.constant('withdraw' as const), reason }), weight: 4 },
  {
    arbitrary: fc.record({
      type: fc.constant('correct' as const),
      figure,
      ground: fc.constantFrom('typing' as const, 'objection_upheld' as const),
      reason,
    }),
    weight: 3,
  },
);
const who = fc.constantFrom<Somebody>('statistician', 'deputy', 'checker', 'head', 'city1', 'city2', 'clerk', 'security');
const deed = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('on' as const),
      cell: fc.constantFrom(...CELLS),
      figure,
      times: fc.integer({ min: 1, max: 6 }),
    }),
    weight: 14,
  },
  { arbitrary: fc.record({ kind: fc.constant('value' as const), who, cell: fc.constantFrom(...CELLS), command }), weight: 30 },
  { arbitrary: fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 60 }) }), weight: 4 },
  {
    arbitrary: fc.record({ kind: fc.constant('round' as const), type: fc.constantFrom('close_round' as const, 'seal_round' as const) }),
    weight: 9,
  },
);

async function stateOf<S extends string>(store: Store, office: Office, stream: S): Promise<StreamStates[KindOf<S>]> {
  const [held] = await store.read(office.as('clerk'), [stream]);
  if (held === undefined) throw new Error(stream);
  return held.state;
}

describe('random people with random commands', () => {
  test('COLLECT-1 COLLECT-2 COLLECT-4 COLLECT-7 ROUND-9: paths are legal, nobody acts twice, nothing vanishes, sealed stays sealed', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 30, maxLength: 70 }), async (deeds) => {
        const office = await (await (await new Office().found()).publish()).open();
        let done = (await office.store.audit(office.as('audit'), 1, 10_000)).length;
        const then: { at: Instant; counted: unknown }[] = [];
        let before: readonly ValueState[] = CELLS.map(() => ({ versions: [] }));
        let round: Round = await stateOf(office.store, office, `round/${ROUND}`);
        for (const each of deeds.flatMap((one): (typeof deeds)[number][] =>
          one.kind === 'on' ? Array.from({ length: one.times }, () => one) : [one],
        )) {
          if (each.kind === 'hours') {
            office.clock.turn(hoursLater(office.clock.now(), each.hours));
            continue;
          }
          const standing = await office.store.standing(office.as('clerk'), round.asks);
          const [person, deeded] =
            each.kind === 'value'
              ? [each.who, each.command]
              : each.kind === 'on'
                ? onward(await stateOf(office.store, office, valueStream(each.cell)), each.cell.unit, each.figure)
                : [undefined, undefined];
          const task: Task =
            deeded !== undefined && 'cell' in each
              ? { on: 'values', round: ROUND, entries: [{ cell: each.cell, command: deeded }] }
              : 'type' in each && each.type === 'close_round'
                ? { on: 'round', id: ROUND, command: { type: 'close_round' } }
                : {
                    on: 'round',
                    id: ROUND,
                    command: {
                      type: 'seal_round',
                      hash: `sha256:${String(done).padStart(64, '0')}`,
                      figures: standing.approved,
                      knownAt: office.clock.now(),
                      reason: '补报数据入库',
                    },
                  };
          const offered = task.on === 'values' && person !== undefined ? await offeredTo(office, round, person, task) : undefined;
          const outcome = await office.try(person ?? (task.on === 'round' && task.command.type === 'close_round' ? 'clerk' : 'head'), task);
          if ('value' in outcome) done += 1;
          if ('value' in outcome && offered !== undefined) expect(offered).toEqual([]);
          if (offered?.length === 0 && !('value' in outcome)) reached.add('offered, and refused for what was typed');
          const after = await Promise.all(CELLS.map((cell) => stateOf(office.store, office, valueStream(cell))));
          if (!('value' in outcome)) expect(after).toEqual(before);
          after.forEach((state, i) => {
            isGrown(before[i] as ValueState, state);
            isLegal(state);
            for (const { steps, correction } of state.versions) {
              for (const { kind } of steps) reached.add(kind);
              if (correction && steps.at(-1)?.kind === 'approved') reached.add('corrected');
            }
          });
          const sealed: Round = await stateOf(office.store, office, `round/${ROUND}`);
          expect(sealed.seals.slice(0, round.seals.length)).toEqual(round.seals);
          if (sealed.seals.length > 1) reached.add('sealed again');
          if (sealed.seals.length > round.seals.length)
            then.push({ at: office.clock.now(), counted: await counted(office, office.clock.now()) });
          [before, round] = [after, sealed];
          office.clock.turn(hoursLater(office.clock.now(), 0));
        }
        const rows = await office.store.audit(office.as('audit'), 1, 10_000);
        expect(rows.length).toBe(done);
        expect(brokenAudit(rows)).toBeUndefined();
        for (const { at, counted: known } of then) expect(await counted(office, at)).toEqual(known);
      }),
      { numRuns: 60 },
    );
    reached.delete('offered, and refused for what was typed');
    expect([...reached].sort()).toEqual([
      'approved',
      'checked',
      'corrected',
      'draft',
      'returned',
      'sealed again',
      'submitted',
      'withdrawn',
    ]);
  }, 120_000);
});

/** What stands against a command before it is given, besides what is typed with it (COLLECT-13). */
async function offeredTo(office: Office, round: Round, who: Somebody, task: Extract<Task, { on: 'values' }>): Promise<readonly unknown[]> {
  const [entry] = task.entries;
  if (entry === undefined || round.plan === undefined) throw new Error('nothing');
  const at = office.clock.now();
  const ask = round.asks.find(({ indicator }) => indicator === entry.cell.indicator);
  const context = {
    entered: office.as(who),
    at,
    today: dayOf(at),
    rights: await stateOf(office.store, office, 'rights'),
    cell: entry.cell,
    asked: { way: ask?.way ?? ('column' as const), round: ROUND, isOpen: round.standing === 'open', closesOn: round.plan.closesOn },
    objectUntil: { value: '2025-12-31' },
    isOfficial: false,
  };
  const open = openCommands(await stateOf(office.store, office, valueStream(entry.cell)), context);
  return open.find(({ command: each }) => each === entry.command.type)?.against ?? [];
}

/** The right person with the step that comes next. */
function onward(
  state: ValueState,
  unit: string,
  figure: Extract<ValueCommand, { type: 'enter' }>['figure'],
): readonly [Somebody, ValueCommand] {
  const last = lastVersion(state);
  switch (standingOf(state)) {
    case 'draft':
      return ['statistician', { type: 'submit', late: '平台接口停机' }];
    case 'submitted':
      return last?.opinions.length === 0 ? [unit === CITIES[0] ? 'city1' : 'city2', { type: 'confirm' }] : ['checker', { type: 'check' }];
    case 'checked':
      return ['head', { type: 'approve' }];
    case 'approved':
      return ['deputy', { type: 'correct', figure, ground: 'typing', reason: '原数有误，见附表' }];
    default:
      return ['statistician', { type: 'enter', figure, late: '平台接口停机' }];
  }
}

/** Nothing that was there is another now: versions are added, and steps and opinions to the last of them. */
function isGrown(before: ValueState, after: ValueState): void {
  before.versions.forEach((version, i) => {
    const now = after.versions[i] as ValueVersion;
    const { steps, opinions, objectUntil: _, late: __, ...rest } = version;
    expect(now).toMatchObject(rest);
    expect(now.steps.slice(0, steps.length)).toEqual(steps);
    expect(now.opinions.slice(0, opinions.length)).toEqual(opinions);
    if (i < before.versions.length - 1) expect(now).toEqual(version);
  });
}

function isLegal({ versions }: ValueState): void {
  let reporters = new Set<string>();
  let standing: keyof typeof VALUE_TRANSITIONS = 'none';
  versions.forEach(({ version, person, steps, figure: told }, i) => {
    expect(version).toBe(i + 1);
    expect('value' in told ? Number.isFinite(told.value) : told.missing).toBeTruthy();
    const checkers = new Set<string>();
    reporters.add(person);
    for (const { kind, person: actor } of steps) {
      expect(Object.values(VALUE_TRANSITIONS[standing])).toContain(kind);
      standing = kind;
      if (kind === 'submitted') reporters.add(actor);
      if (kind === 'checked' || kind === 'approved') expect(reporters).not.toContain(actor);
      if (kind === 'approved') expect(checkers).not.toContain(actor);
      if (kind === 'checked') checkers.add(actor);
      if (kind === 'approved') reporters = new Set();
    }
  });
}

async function counted(office: Office, at: Instant) {
  const figures = await office.store.known(office.as('clerk'), { at, as: 'counted' });
  const read = await office.store.read(
    office.as('clerk'),
    CELLS.map((cell) => valueStream(cell)),
  );
  const folded = read.flatMap(({ stream, state }) => {
    const version = countedAt(state, at);
    return version === undefined ? [] : [[cellOfStream(stream).unit, version.version]];
  });
  expect(figures.map(({ unit, version }) => [unit, version])).toEqual(folded);
  return figures;
}

function hoursLater(now: Instant, hours: number): Instant {
  return new Date(Date.parse(now) + hours * 3_600_000 + 1).toISOString();
}
