import { describe, expect, test } from 'vitest';
import { commitOf, committed, declared, enteredFigure, STREAMS, UNITS } from './commits.ts';
import { COURSES } from './courses.ts';
import {
  type Ask,
  auditDigest,
  brokenAudit,
  cellOfStream,
  type Commit,
  countStanding,
  type Entered,
  evolve,
  type Held,
  type Instant,
  kindOf,
  MACHINE,
  NO_RIGHTS,
  type Recorded,
  sameCourses,
  type Sequencer,
  type Store,
  type StreamEvent,
  streamName,
  type ValueState,
  valueColumn,
  valueStream,
  type WorkflowEvent,
} from '../../src/index.ts';

/** A store to be held to its promises: empty, with two authorities that know the people `p-1` and `p-2` and the units of `UNITS`. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly sequencer: Sequencer;
  readonly authorities: readonly [string, string];
  /** Somebody who may do everything that these tests commit, in each of the two. */
  entered(authority: string, person: 'p-1' | 'p-2'): Entered;
  close(): Promise<void>;
}

/**
 * What every store promises: COMMIT-1 to COMMIT-5, STORE-7, STORE-8, STORE-10, COLLECT-7, COLLECT-13. `make` is asked for a fresh one in every test.
 *
 * Moments come from the store, so that tests compare moments that it gave.
 */
export function storeContract(name: string, make: () => Promise<StoreUnderTest>): void {
  const within = (title: string, run: (under: StoreUnderTest) => Promise<void>): void =>
    test(title, async () => {
      const under = await make();
      try {
        await run(under);
      } finally {
        await under.close();
      }
    });

  describe(`promises of a store: ${name}`, () => {
    within('COMMIT-1 what is committed is there, in its stream and in the audit trail, and nothing before it was', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const stream = streamName('connector', 'hotline');
      const [empty] = await under.store.read(entered, [stream]);
      expect(empty).toMatchObject({ stream, version: 0, state: { standing: 'none' } });
      const receipt = await committed(under, commitOf(entered, 'k-1', [{ stream, event: declared(['a']) }]));
      expect(receipt).toMatchObject({ sequence: 1, again: false });
      const [held] = await under.store.read(entered, [stream]);
      expect(held).toMatchObject({ version: 1, state: { standing: 'live', indicators: ['a'] }, last: { person: 'p-1', at: receipt.at } });
      expect(await under.store.names(entered, 'connector/')).toEqual([stream]);
      const rows = await under.store.audit(entered, 1, 10);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ sequence: 1, person: 'p-1', command: 'test', about: stream, at: receipt.at, previous: '' });
    });

    within('COMMIT-1 streams are answered in the order asked, with the rights of nobody before anybody has any', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      await committed(under, commitOf(entered, 'k', [{ stream: 'connector/b', event: declared(['b']) }]));
      const held = await under.store.read(entered, ['connector/c', 'connector/b', 'connector/a']);
      expect(held.map(({ stream, version }) => [stream, version])).toEqual([
        ['connector/c', 0],
        ['connector/b', 1],
        ['connector/a', 0],
      ]);
      const [rights] = await under.store.read(under.entered(under.authorities[1], 'p-1'), ['rights'] as const);
      if (rights?.version === 0) expect(rights.state).toEqual(NO_RIGHTS);
    });

    within('COMMIT-2 the audit trail is chained without gaps, holds no figures, and a changed row shows', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      for (let i = 1; i <= 4; i += 1) await committed(under, commitOf(entered, `k-${i}`, [enteredFigure('gdp', i, { value: 5.375 + i })]));
      const rows = await under.store.audit(entered, 1, 100);
      expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect(brokenAudit(rows)).toBeUndefined();
      expect(JSON.stringify(rows)).not.toContain('.375');
      const forged = rows.map((row) => (row.sequence === 2 ? { ...row, person: 'p-2' } : row));
      expect(brokenAudit(forged)?.sequence).toBe(3);
      expect(brokenAudit(rows.slice(2), auditDigest(rows[1] as (typeof rows)[number]))).toBeUndefined();
      expect(brokenAudit([...rows.slice(0, 1), ...rows.slice(2)])?.sequence).toBe(3);
    });

    within(
      'COMMIT-3 the same key and content is done once; with other content it is refused; another person has keys of his own',
      async (under) => {
        const entered = under.entered(under.authorities[0], 'p-1');
        const commit = commitOf(entered, 'k', [{ stream: 'connector/a', event: declared(['a']) }]);
        expect(await under.store.answered(entered, 'k')).toBeUndefined();
        const first = await committed(under, commit);
        expect(await committed(under, commit)).toEqual({ ...first, again: true });
        expect((await under.store.answered(entered, 'k'))?.content).toBe(commit.content);
        expect((await under.store.audit(entered, 1, 10)).length).toBe(1);
        const other = await under.store.commit({ ...commit, content: `sha256:${'0'.repeat(64)}` });
        expect('issue' in other && other.issue).toMatchObject({ code: 'COMMIT_KEY_REUSED', args: { key: 'k', sequence: first.sequence } });
        const colleague = under.entered(under.authorities[0], 'p-2');
        expect(await committed(under, { ...commitOf(colleague, 'k', [{ stream: 'connector/b', event: declared(['b']) }]) })).toMatchObject({
          sequence: 2,
        });
      },
    );

    within(
      'COMMIT-4 of two who decided on the same state the later is refused, is told who came first, and leaves nothing',
      async (under) => {
        const [first, second] = [under.entered(under.authorities[0], 'p-1'), under.entered(under.authorities[0], 'p-2')];
        const stream = 'connector/a';
        const one = await committed(under, {
          ...commitOf(first, 'k-1', [{ stream, event: declared(['a']) }]),
          expected: [{ stream, version: 0 }],
        });
        const late = await under.store.commit({
          ...commitOf(second, 'k-2', [
            { stream: 'connector/b', event: declared(['b']) },
            { stream, event: declared(['c']) },
          ]),
          expected: [{ stream, version: 0 }],
        });
        expect('issue' in late && late.issue).toMatchObject({
          code: 'COMMIT_CONFLICT',
          args: { stream, expected: 0, found: 1, person: 'p-1', at: one.at, command: 'test' },
        });
        expect(await under.store.names(first, 'connector/')).toEqual([stream]);
        expect((await under.store.audit(first, 1, 10)).length).toBe(1);
        const again = { ...commitOf(second, 'k-2', [{ stream, event: declared(['c']) }]), expected: [{ stream, version: 1 }] };
        expect(await committed(under, again)).toMatchObject({ sequence: 2 });
      },
    );

    within('COMMIT-4 commits at the same moment: one wins, the others are told, and no number is lost or given twice', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const stream = 'connector/a';
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          under.store.commit({
            ...commitOf(entered, `k-${i}`, [{ stream, event: declared([`i${i}`]) }]),
            expected: [{ stream, version: 0 }],
          }),
        ),
      );
      expect(outcomes.filter((outcome) => 'value' in outcome)).toHaveLength(1);
      expect(outcomes.filter((outcome) => 'issue' in outcome && outcome.issue.code === 'COMMIT_CONFLICT')).toHaveLength(7);
      expect((await under.store.audit(entered, 1, 100)).map(({ sequence }) => sequence)).toEqual([1]);
    });

    within('COMMIT-5 entries go to a log once, in the order of the audit trail, by one holder at a time', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const bytes = (n: number): Uint8Array => Uint8Array.of(110, n);
      for (const n of [1, 2, 3]) {
        const commit = commitOf(entered, `k-${n}`, [{ stream: `connector/${n}`, event: declared(['a']) }]);
        await committed(under, { ...commit, entries: [{ log: 'north', entry: bytes(n) }] });
      }
      const done = await under.sequencer.hold('north', async (held) => {
        expect(await under.sequencer.hold('north', async () => 'inside')).toBeUndefined();
        const pending = await held.pending(2);
        expect(pending.map(({ entry }) => [...entry])).toEqual([
          [110, 1],
          [110, 2],
        ]);
        expect(await held.last()).toBeUndefined();
        for (const [i, entry] of pending.entries()) await held.logged(entry, i);
        expect(await held.last()).toEqual({ index: 1, entry: bytes(2) });
        return 'done';
      });
      expect(done).toBe('done');
      const rest = await under.sequencer.hold('north', async (held) => (await held.pending(9)).map(({ entry }) => entry[1]));
      expect(rest).toEqual([3]);
      expect(await under.sequencer.hold('other', async (held) => (await held.pending(9)).length)).toBe(0);
    });

    within('STORE-7 authorities do not see each other: streams, names, figures, the audit trail, keys', async (under) => {
      const [here, there] = under.authorities.map((authority) => under.entered(authority, 'p-1')) as [Entered, Entered];
      await committed(
        under,
        commitOf(here, 'k', [enteredFigure('gdp', 1, { value: 1 }), { stream: 'connector/a', event: declared(['a']) }]),
      );
      const cell = valueStream({ indicator: 'gdp', period: '2024Q1', unit: UNITS[0], source: 'report' });
      expect((await under.store.read(there, ['connector/a', cell])).map(({ version }) => version)).toEqual([0, 0]);
      expect(await under.store.names(there, 'connector/')).toEqual([]);
      expect(await under.store.known(there, { at: '2999-01-01T00:00:00.000Z', as: 'reported' })).toEqual([]);
      expect(await under.store.audit(there, 1, 10)).toEqual([]);
      expect(await under.store.answered(there, 'k')).toBeUndefined();
      expect(await committed(under, commitOf(there, 'k', [{ stream: 'connector/a', event: declared(['z']) }]))).toMatchObject({
        sequence: 1,
      });
    });

    within('STORE-10 COLLECT-7 what was known then is known for ever: reported, and what counted', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const colleague = under.entered(under.authorities[0], 'p-2');
      const stream = valueStream({ indicator: 'gdp', period: '2024Q1', unit: UNITS[0], source: 'report' });
      const moments: Instant[] = [];
      const go = async (who: Entered, event: StreamEvent['event']): Promise<void> => {
        moments.push((await committed(under, commitOf(who, `k-${moments.length}`, [{ stream, event }]))).at);
        await new Promise((resolve) => setTimeout(resolve, 3));
      };
      await go(entered, { type: 'value_entered', version: 1, figure: { value: 5.25 } });
      await go(entered, { type: 'value_submitted', version: 1, objectUntil: '2024-05-01' });
      await go(colleague, { type: 'value_checked', version: 1 });
      await go(colleague, { type: 'value_approved', version: 1 });
      await go(entered, {
        type: 'value_corrected',
        version: 2,
        figure: { missing: 'source_late' },
        ground: 'typing',
        reason: '原数来自另一张表',
        objectUntil: '2024-06-01',
      });
      await go(colleague, { type: 'value_checked', version: 2 });
      await go(colleague, { type: 'value_approved', version: 2 });
      const figures = async (as: 'counted' | 'reported') =>
        Promise.all(
          moments.map(async (at) => (await under.store.known(entered, { at, as, indicators: ['gdp'] })).map(({ version }) => version)),
        );
      expect(new Set(moments).size).toBe(moments.length);
      expect(await figures('reported')).toEqual([[1], [1], [1], [1], [2], [2], [2]]);
      expect(await figures('counted')).toEqual([[], [], [], [1], [1], [1], [2]]);
      const [first] = await under.store.known(entered, { at: moments[3] as Instant, as: 'counted' });
      expect(first).toEqual({
        indicator: 'gdp',
        period: '2024Q1',
        unit: UNITS[0],
        source: 'report',
        version: 1,
        figure: { value: 5.25 },
        at: moments[0],
      });
      const [held] = await under.store.read(entered, [stream]);
      expect(held?.version).toBe(7);
      expect(
        held?.state.versions.map(({ version, figure, steps }) => [version, figure, steps.map(({ kind, person }) => `${kind} ${person}`)]),
      ).toEqual([
        [1, { value: 5.25 }, ['draft p-1', 'submitted p-1', 'checked p-2', 'approved p-2']],
        [2, { missing: 'source_late' }, ['submitted p-1', 'checked p-2', 'approved p-2']],
      ]);
      expect(held?.state.versions[1]?.correction).toEqual({ ground: 'typing', reason: '原数来自另一张表' });
    });

    within('ROUND-8 the standing of what was asked is counted, asked and never entered included', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      await committed(under, commitOf(entered, 'k', [enteredFigure('gdp', 1, { value: 1 })]));
      const ask = {
        indicator: 'gdp',
        period: '2024Q1',
        way: 'column',
        source: 'report',
        owner: 'statistics',
        units: UNITS,
        due: '2024-04-25',
        isOfficial: false,
      } as const;
      expect(await under.store.standing(entered, [ask])).toEqual({
        asked: 2,
        approved: 0,
        undecided: 0,
        contested: 0,
        draft: 1,
        absent: 1,
      });
    });

    within(
      'COLLECT-13 figures of asks by their course, those that nobody touched and those of another authority left out',
      async (under) => {
        const entered = under.entered(under.authorities[0], 'p-1');
        const other = under.entered(under.authorities[0], 'p-2');
        const streamOf = (indicator: string, unit: string) => `value/${indicator}/2024Q1/${unit}/report`;
        const enteredOf = (indicator: string, unit: string, value: number): StreamEvent => ({
          stream: streamOf(indicator, unit),
          event: { type: 'value_entered', version: 1, figure: { value } },
        });
        const [first, second] = UNITS;
        await committed(
          under,
          commitOf(entered, 'k-1', [enteredOf('gdp', second, 1), enteredOf('gdp', first, 2), enteredOf('jobs', first, 3)]),
        );
        await committed(under, commitOf(other, 'k-2', [enteredOf('jobs', second, 4)]));
        await committed(under, commitOf(under.entered(under.authorities[1], 'p-1'), 'k-3', [enteredOf('forms', first, 5)]));
        const ask = {
          period: '2024Q1',
          way: 'column',
          source: 'report',
          owner: 'statistics',
          due: '2024-04-25',
          isOfficial: false,
        } as const;
        const asks = ['gdp', 'forms', 'jobs', 'gdp'].map((indicator, i): Ask => ({ ...ask, indicator, units: i === 3 ? [second] : UNITS }));
        const found = (await under.store.courses(entered, asks)).map((courses) =>
          courses
            .map(({ units, state }) => [
              units.toSorted(),
              state.versions.map(({ person, steps }) => [person, steps.map(({ kind }) => kind)]),
            ])
            .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
        );
        expect(found).toEqual([
          [[[first, second], [['p-1', ['draft']]]]],
          [],
          [
            [[first], [['p-1', ['draft']]]],
            [[second], [['', ['draft']]]],
          ],
          [[[second], [['p-1', ['draft']]]]],
        ]);
        expect(await under.store.courses(entered, [])).toEqual([]);
      },
    );

    for (const kind of Object.keys(COURSES) as (keyof typeof COURSES)[]) {
      within(
        `COMMIT-1 every event of a stream of the kind ${kind} is taken, and its state is what the events make of it`,
        async (under) => {
          const entered = kind === 'rights' ? { ...MACHINE, authority: under.authorities[0] } : under.entered(under.authorities[0], 'p-1');
          for (const [i, events] of (COURSES[kind] as readonly (readonly WorkflowEvent[])[]).entries()) {
            const stream = STREAMS[kind](i);
            const recorded: Recorded<WorkflowEvent>[] = [];
            const [before] = await under.store.read(entered, [stream]);
            for (const event of events) {
              const { at } = await committed(under, commitOf(entered, `k-${kind}-${i}-${recorded.length}`, [{ stream, event }]));
              recorded.push({ event, at, person: entered.person, post: entered.post, command: 'test' });
              const [held] = await under.store.read(entered, [stream]);
              const expected = recorded.reduce((state, one) => evolve(stream, state, one as never), (before as Held).state);
              expect(held?.state).toEqual(expected);
              if (kindOf(stream) === 'value') {
                // ROUND-8: what is counted of a figure is counted of its state, whatever its course.
                const { indicator, period, source, unit } = cellOfStream(stream);
                const ask = {
                  indicator,
                  period,
                  source,
                  way: 'column',
                  owner: 'statistics',
                  units: [unit],
                  due: '2024-04-25',
                  isOfficial: false,
                } as const;
                expect(await under.store.standing(entered, [ask])).toEqual(countStanding([expected as ValueState]));
                // COLLECT-13: so is its course, for whoever took it and for another.
                for (const who of [entered, under.entered(under.authorities[0], 'p-2')])
                  expect(await under.store.courses(who, [ask])).toEqual([
                    sameCourses(who.person, [{ units: [unit], state: expected as ValueState }]),
                  ]);
              }
            }
            const [held] = await under.store.read(entered, [stream]);
            expect(held?.version).toBe((before?.version ?? 0) + events.length);
          }
        },
      );
    }

    within('COMMIT-8 a decision on all streams of a kind is refused once there is one more, and told who made it', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const made = await committed(under, commitOf(entered, 'k-1', [{ stream: 'connector/a', event: declared(['a']) }]));
      const late = (version: number): Commit => ({
        ...commitOf(entered, `k-2-${version}`, [{ stream: 'connector/b', event: declared(['b']) }]),
        expected: [{ stream: 'connector/', version }],
      });
      const refused = await under.store.commit(late(0));
      expect('issue' in refused && refused.issue).toMatchObject({
        code: 'COMMIT_CONFLICT',
        args: { stream: 'connector/', expected: 0, found: 1, person: 'p-1', at: made.at, command: 'test' },
      });
      expect(await committed(under, late(1))).toMatchObject({ sequence: 2 });
      await committed(under, commitOf(entered, 'k-3', [{ stream: 'round/2024-11', event: { type: 'round_closed' } }]));
      const another = commitOf(entered, 'k-4', [{ stream: 'connector/a', event: declared(['c']) }]);
      expect(await committed(under, { ...another, expected: [{ stream: 'connector/', version: 2 }] })).toMatchObject({ sequence: 4 });
    });

    within('COMMIT-8 a decision on all figures of an indicator is refused once one of them is further, by whatever step', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const [column, other] = ['2024Q1', '2024Q2'].map((period) => valueColumn({ indicator: 'gdp', period })) as [string, string];
      const stream = valueStream({ indicator: 'gdp', period: '2024Q1', unit: UNITS[0], source: 'report' });
      const steps: readonly StreamEvent['event'][] = [
        { type: 'value_entered', version: 1, figure: { value: 1 } },
        { type: 'value_submitted', version: 1, objectUntil: '2024-05-01' },
        { type: 'value_objected', version: 1, reason: '示例数据：口径不同' },
      ];
      for (const [i, event] of steps.entries()) {
        const before = await under.store.numbers(entered, [other, column, 'connector/']);
        expect(before.map((one) => one.stream)).toEqual([other, column, 'connector/']);
        const resting = (key: string): Commit => ({
          ...commitOf(entered, key, [{ stream: `connector/${key}`, event: declared([key]) }]),
          expected: before.slice(0, 2),
        });
        await committed(under, resting(`a-${i}`));
        const moved = await committed(under, commitOf(under.entered(under.authorities[0], 'p-2'), `step-${i}`, [{ stream, event }]));
        const refused = await under.store.commit(resting(`b-${i}`));
        expect('issue' in refused && refused.issue).toMatchObject({
          code: 'COMMIT_CONFLICT',
          args: { stream: column, expected: before[1]?.version, person: 'p-2', at: moved.at },
        });
        expect((await under.store.numbers(entered, [other]))[0]).toEqual({ stream: other, version: 0 });
      }
      expect((await under.store.numbers(entered, ['connector/']))[0]).toEqual({ stream: 'connector/', version: steps.length });
    });

    within('COLLECT-2 numbers come back bit by bit', async (under) => {
      const entered = under.entered(under.authorities[0], 'p-1');
      const numbers = [0.1, -0.000001, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 123456789.12345679];
      const periods = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];
      const streams = periods.map((period) => valueStream({ indicator: 'n', period, unit: UNITS[1], source: 'report' }));
      await committed(
        under,
        commitOf(
          entered,
          'k',
          numbers.map((value, i) => ({ stream: streams[i] as string, event: { type: 'value_entered', version: 1, figure: { value } } })),
        ),
      );
      const known = await under.store.known(entered, { at: '2999-01-01T00:00:00.000Z', as: 'reported', units: [UNITS[1]] });
      expect(known.map(({ figure }) => ('value' in figure ? figure.value : undefined))).toEqual(numbers);
    });
  });
}
