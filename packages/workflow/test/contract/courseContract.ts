import { describe, expect, test } from 'vitest';
import { brokenAudit, runId, MACHINE, type Store, type Task, type ValueCommand } from '../../src/index.ts';
import { cellOf, CITIES, Office, PEOPLE, type Somebody, SCHEME_HASH, SEAL_HASH } from '../office.ts';

const ROUND = '2024-11';
const VALUE = 'hotline_resolution';

function values(command: ValueCommand, units: readonly string[] = CITIES, indicator = VALUE): Task {
  return { on: 'values', round: ROUND, entries: units.map((unit) => ({ cell: cellOf(indicator, ROUND, unit), command })) };
}

/**
 * One month with its people over any store: rights, scheme, round, figures, seal, run, feedback, ranks. `make` gives a fresh store that knows the authority
 * 990000, the units of `COURSE_UNITS` and the persons of `COURSE_PERSONS`, and takes told moments, or none but those of the test's clock.
 */
export function courseContract(
  name: string,
  make: () => Promise<{ readonly store?: Store; readonly takesTold: boolean; close(): Promise<void> }>,
): void {
  describe(`one month, from the first value to the ranks, over ${name} (COLLECT-2, ROUND-1, ROUND-8, RUNNING-5)`, () => {
    test('goes its way with the people it takes, and no step can be left out', async () => {
      const under = await make();
      try {
        const office = await (await (await new Office(under.store, under.takesTold).found()).publish()).open();
        const [round] = await office.store.read(office.as('clerk'), [`round/${ROUND}`] as const);
        expect(round?.state.asks.map(({ indicator, way, units }) => [indicator, way, units.length])).toEqual([
          [VALUE, 'column', 3],
          ['trade_volume', 'column', 3],
          ['grassroots_forms', 'unit', 3],
        ]);

        for (const indicator of [VALUE, 'trade_volume']) {
          await office.do('statistician', values({ type: 'enter', figure: { value: 91.5 } }, CITIES, indicator));
          await office.do('deputy', values({ type: 'submit' }, CITIES, indicator));
        }
        for (const [who, city] of [
          ['city1', CITIES[0]],
          ['city2', CITIES[1]],
        ] as const) {
          await office.do(who, values({ type: 'enter', figure: { value: 4 } }, [city], 'grassroots_forms'));
          await office.do(who, values({ type: 'submit' }, [city], 'grassroots_forms'));
        }
        await office.do('city1', values({ type: 'confirm' }, [CITIES[0]]));
        await office.do('city2', values({ type: 'object', reason: '热线数据与平台不符' }, [CITIES[1]]));
        await office.do('statistician', values({ type: 'uphold', reason: '平台口径正确' }, [CITIES[1]]));
        await office.do('statistician', values({ type: 'enter', figure: { value: 93 } }, [CITIES[1]]));
        await office.do('statistician', values({ type: 'submit' }, [CITIES[1]]));

        await office.do('checker', values({ type: 'check' }));
        await office.do('checker', values({ type: 'check' }, CITIES, 'trade_volume'));
        await office.do('checker', values({ type: 'check' }, CITIES.slice(0, 2), 'grassroots_forms'));
        expect(await office.refusals('head', values({ type: 'approve' }))).toEqual(['COLLECT_WINDOW', 'COLLECT_WINDOW']);
        office.clock.turn('2024-12-05T02:00:00.000Z');
        await office.do('head', values({ type: 'approve' }));
        await office.do('head', values({ type: 'approve' }, CITIES, 'trade_volume'));

        await office.do('clerk', { on: 'round', id: ROUND, command: { type: 'close_round' } });
        const seal = (figures: number): Task => ({
          on: 'round',
          id: ROUND,
          command: { type: 'seal_round', hash: SEAL_HASH, figures, knownAt: '2024-12-05T03:00:00.000Z' },
        });
        office.clock.turn('2024-12-05T03:00:00.000Z');
        expect(await office.refusals('head', seal(6))).toEqual(['ROUND_UNDECIDED']);
        await office.do('head', values({ type: 'approve' }, CITIES.slice(0, 2), 'grassroots_forms'));
        expect(await office.refusals('head', seal(6))).toEqual(['ROUND_SEAL']);
        await office.do('head', seal(8));

        const input = {
          scheme: 'north',
          version: '2024',
          schemeHash: SCHEME_HASH,
          period: '2024',
          seals: [SEAL_HASH],
          registerHash: SEAL_HASH,
          previous: [],
          asOf: '2024-12-05',
          seed: 0,
        };
        const id = runId(input);
        await office.do('clerk', { on: 'run', id, command: { type: 'request_run', input } });
        await office.do('machine', { on: 'run', id, command: { type: 'claim_run', worker: 'a' } });
        expect(await office.refusals('machine', { on: 'run', id, command: { type: 'claim_run', worker: 'b' } })).toEqual(['RUNNING_LEASE']);
        await office.do('machine', {
          on: 'run',
          id,
          command: { type: 'finish_run', worker: 'a', resultHash: SEAL_HASH, output: SEAL_HASH },
        });

        await office.do('clerk', { on: 'feedback', run: id, command: { type: 'open_feedback', until: '2024-12-10' } });
        expect(await office.refusals('head', { on: 'feedback', run: id, command: { type: 'release_ranks' } })).toEqual([
          'STEP_NOT_ALLOWED',
        ]);
        for (const who of ['city1', 'city2', 'city3'] as const) {
          await office.do(who, { on: 'feedback', run: id, command: { type: 'confirm_result', unit: office.as(who).post.slice(5) } });
        }
        await office.do('clerk', { on: 'feedback', run: id, command: { type: 'close_feedback' } });
        await office.do('head', { on: 'feedback', run: id, command: { type: 'release_ranks' } });

        const rows = await office.store.audit(office.as('audit'), 1, 1000);
        expect(rows.length).toBeGreaterThan(40);
        expect(brokenAudit(rows)).toBeUndefined();
        expect(JSON.stringify(rows)).not.toContain('91.5');
      } finally {
        await under.close();
      }
    });

    test('twelve months: a correction and a late value move no month that was sealed before them (COLLECT-7, COLLECT-9, ROUND-9)', async () => {
      const under = await make();
      try {
        const office = await (await new Office(under.store, under.takesTold).found()).publish();
        const months = Array.from({ length: 12 }, (_, i) => (i === 0 ? '2024-12' : `2025-${two(i)}`));
        const seals: { readonly month: string; readonly knownAt: string }[] = [];
        for (const [i, month] of months.entries()) {
          const next = `2025-${two(i + 1)}`;
          office.clock.turn(`${next}-02T01:00:00.000Z`);
          await office.open(month, `${next}-10`);
          await through(office, month, CITIES[0], 50 + i);
          if (month !== '2025-03') await through(office, month, CITIES[1], 70 + i);
          if (month === '2025-05') await through(office, '2025-02', CITIES[0], 99, { correct: true });
          if (month === '2025-06') await through(office, '2025-03', CITIES[1], 11, { late: '平台接口停机' });
          await office.do('clerk', { on: 'round', id: month, command: { type: 'close_round' } });
          office.clock.turn(`${next}-02T02:00:00.000Z`);
          const knownAt = office.clock.now();
          const hash = `sha256:${two(i).padStart(64, '0')}`;
          await office.do('head', {
            on: 'round',
            id: month,
            command: { type: 'seal_round', hash, figures: month === '2025-03' ? 1 : 2, knownAt },
          });
          seals.push({ month, knownAt });
        }
        const known = async (at: string, unit: string): Promise<readonly string[]> =>
          (await office.store.known(office.as('clerk'), { at, as: 'counted', indicators: [VALUE], units: [unit] })).map(
            ({ period, figure }) => ('value' in figure ? `${period} ${figure.value}` : period),
          );
        for (const [i, { knownAt }] of seals.entries()) {
          const first = months.slice(0, i + 1).map((month, at) => `${month} ${month === '2025-02' && i >= 5 ? 99 : 50 + at}`);
          const second = months
            .slice(0, i + 1)
            .flatMap((month, at) => (month === '2025-03' ? (i >= 6 ? [`${month} 11`] : []) : [`${month} ${70 + at}`]));
          expect(await known(knownAt, CITIES[0])).toEqual(first);
          expect(await known(knownAt, CITIES[1])).toEqual(second);
        }
        expect(brokenAudit(await office.store.audit(office.as('audit'), 1, 10_000))).toBeUndefined();
      } finally {
        await under.close();
      }
    }, 120_000);
  });
}

/** One figure through all its steps, at one moment. */
async function through(
  office: Office,
  month: string,
  unit: string,
  value: number,
  { correct = false, late }: { correct?: boolean; late?: string } = {},
): Promise<void> {
  const go = (who: Somebody, command: ValueCommand): Promise<void> =>
    office.do(who, { on: 'values', round: month, entries: [{ cell: cellOf(VALUE, month, unit), command }] });
  if (correct) await go('statistician', { type: 'correct', figure: { value }, ground: 'typing', reason: '原数抄错一位' });
  else await go('statistician', { type: 'enter', figure: { value }, late });
  if (!correct) await go('statistician', { type: 'submit' });
  await go('checker', { type: 'check' });
  await go(unit === CITIES[0] ? 'city1' : 'city2', { type: 'confirm' });
  await go('head', { type: 'approve' });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Units and persons of the course, for stores that ask that they be registered. */
export const COURSE_UNITS: readonly string[] = ['990000', '990000D01', '990000D13', ...CITIES];
export const COURSE_PERSONS: readonly string[] = Object.values(PEOPLE)
  .map(([person]) => person as string)
  .filter((person) => person !== MACHINE.person);
