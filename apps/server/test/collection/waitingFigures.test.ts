import type { ServerPorts } from '../../src/http/ports.ts';
import { type Ask, type Entered, type Held, type Round, sameCourses, type ValueState } from '@kedu/workflow';
import { beforeAll, describe, expect, test } from 'vitest';
import { waitingFigures } from '../../src/collection/waitingFigures.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const ROUND = '2024-11';
const INDICATORS = Array.from({ length: 10 }, (_, i) => `indicator_${i}`);

describe('API-12 what waits among very many figures', () => {
  let office: MemoryOffice;

  beforeAll(async () => {
    office = await new MemoryOffice().found();
    const owners = INDICATORS.map((indicator) => ({ indicator, post: 'statistics', from: '2022-01-01' }));
    await office.rights('clerk', { type: 'assign_owner', owners });
  });

  /** Ports over a round of ten figures a unit, each of which stands as the state of its unit says. */
  function portsWith(many: number, stateOf: (unit: number) => ValueState): ServerPorts {
    const ask = { period: ROUND, way: 'column', source: 'report', owner: 'statistics', due: '2024-11-30', isOfficial: false } as const;
    const units = Array.from({ length: many }, (_, i) => String(100_000 + i));
    const plan = { scheme: 'north', version: '2024', month: ROUND, opensOn: '2024-11-28', closesOn: '2024-12-10', objectDays: 2 };
    const asks = INDICATORS.map((indicator): Ask => ({ ...ask, indicator, units }));
    const round = { standing: 'open', plan, asks, seals: [] } as unknown as Round;
    const read = async (_: unknown, streams: readonly string[]): Promise<readonly Held[]> =>
      streams.map((stream) => {
        if (!stream.startsWith('round/')) throw new RangeError(`a figure read alone: ${stream}`);
        return { stream, version: 1, state: round } as unknown as Held;
      });
    const courses = async ({ person }: Entered, of: readonly Ask[]) =>
      of.map((each) =>
        sameCourses(
          person,
          each.units.map((unit) => ({ units: [unit], state: stateOf(Number(unit) - 100_000) })),
        ),
      );
    const names = async (_: unknown, prefix: string) => (prefix === 'round/' ? [`round/${ROUND}`] : []);
    const knowledge = { calendar: office.ports.knowledge.calendar, find: async () => undefined };
    return { ...office.ports, store: { names, read, courses }, knowledge } as unknown as ServerPorts;
  }

  const version = (kinds: readonly string[]): ValueState => {
    const by = { person: 'p-another', post: 'statistics', at: '2024-11-30T01:00:00.000Z' };
    const steps = kinds.map((kind) => ({ kind, ...by }));
    return {
      versions: [{ version: 1, figure: { value: 3 }, ...by, steps, opinions: [], objectUntil: '2024-12-03' }],
    } as unknown as ValueState;
  };

  // Copying the heap for each figure would take minutes: this is a bound of shape, not of speed.
  test('each figure is looked at once, so that ten times as many take ten times as long', async () => {
    const ports = portsWith(6_000, () => ({ versions: [] }));
    const began = performance.now();
    const items = await waitingFigures(ports, await office.context('statistician'));
    expect(items.map(({ kind, count }) => [kind, count])).toEqual([['to_enter', 60_000]]);
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 300_000);

  test('every kind is told of the figures whose step it follows', async () => {
    const steps = [[], ['submitted'], ['submitted', 'checked'], ['submitted', 'returned'], ['submitted', 'checked', 'approved']];
    const states = steps.map((kinds) => (kinds.length === 0 ? { versions: [] } : version(kinds)));
    const ports = portsWith(50, (unit) => states[unit % states.length] as ValueState);
    const heaps = async (who: 'statistician' | 'checker' | 'head' | 'clerk') =>
      (await waitingFigures(ports, await office.context(who))).map(({ kind, count }) => [kind, count]);
    const each = (10 * 50) / steps.length;
    expect(await heaps('statistician')).toEqual([
      ['to_enter', each],
      ['returned', each],
      ['to_check', each],
    ]);
    expect(await heaps('checker')).toEqual([['to_check', each]]);
    expect(await heaps('head')).toEqual([]);
    office.clock.moment = '2024-12-05T01:00:00.000Z';
    expect(await heaps('head')).toEqual([['to_approve', each]]);
  }, 60_000);
});
