import { resolve } from 'node:path';
import { assess } from '@kedu/engine';
import { uncertaintyOf } from '@kedu/insight';
import { columnOf, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { compileScheme, DEFAULT_UNCERTAINTY } from '@kedu/scheme';
import { afterAll, describe, expect, test } from 'vitest';
import { BOARD } from '../../src/country/jobs.ts';
import { drawTeam } from '../../src/country/drawTeam.ts';
import { KernelTeam } from '../../src/country/team.ts';
import { threadScript } from '../../src/country/threadScript.ts';
import { openPack } from '../../src/pack/openPack.ts';
import { assessPack } from '../../src/run/assessPack.ts';
import { DrawKernels } from '../../src/run/drawKernels.ts';
import { threadThat } from './threadThat.ts';

const UNITS = 700;
const INDICATORS = 9;
const ids = Array.from({ length: INDICATORS }, (_, i) => `i${i}`);
const METHODS = ['min_max', '{ goalposts: { worst: 10, best: 90 } }', 'z_score'];
const YAML = `
scheme: drawn
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: { indicator: 0.01, total: 0.01 }
lists: { places: { title: 地方, units: place } }
indicators:
${ids.map((id) => `  ${id}: { title: ${id}, range: [0, 100], error: { sd: 2 } }`).join('\n')}
score: { places: { weights: relative, parts: { ${ids.map((id, i) => `${id}: { weight: ${1 + (i % 3)}, method: ${METHODS[i % 3]} }`).join(', ')} } } }
uncertainty: { confidence: 90%, draws: 101, seed: 5 }
`;

/** A run of 700 fictional units; values are invented. */
function traceOf() {
  const { scheme } = compileScheme({ files: new Map([['scheme.yaml', YAML]]), entry: 'scheme.yaml' });
  if (!scheme) throw new Error('the scheme does not compile');
  const register: UnitRegister = {
    versions: Array.from({ length: UNITS }, (_, k) => ({
      id: `u${1000 + k}`,
      code: `99${1000 + k}`,
      name: { 'zh-CN': `示例${k}` },
      kind: 'place',
      example: true,
      attributes: {},
      line: k + 2,
    })),
    memberships: [],
    successions: [],
  };
  const columns = new Map(ids.map((id, i) => [id, columnOf(register.versions.map((_, k) => ((k * 37 + i * 101) % 997) / 10))]));
  const observations: Observations = {
    unitIds: register.versions.map(({ id }) => id),
    indicators: ids,
    periods: ['2023'],
    column: (indicator, period) => (period === '2023' ? columns.get(indicator) : undefined),
    origin: () => undefined,
  };
  return assess({ scheme, register, observations, period: periodOf('2023'), asOf: '2024-06-01', seed: 0 }).trace;
}

const trace = traceOf();
const expected = uncertaintyOf(trace);
const teams: KernelTeam[] = [];
const started = (team: KernelTeam): KernelTeam => {
  teams.push(team);
  return team;
};
afterAll(async () => {
  await Promise.all(teams.map((team) => team.stop()));
});

describe('KERNEL-16 draws by a team', () => {
  test.each([1, 2, 3])('%i threads give what the reference gives', async (threads) => {
    const team = started(await KernelTeam.start(threads));
    expect(team.threads).toBe(threads);
    expect(uncertaintyOf(trace, drawTeam(team))).toEqual(expected);
    expect(team.hasFailed).toBe(false);
  });

  test('threads that come up while this one sleeps do the same work', async () => {
    const team = started(KernelTeam.startNow(2, { script: await threadScript() }));
    expect(team.threads).toBe(2);
    expect(uncertaintyOf(trace, drawTeam(team))).toEqual(expected);
    expect(team.hasFailed).toBe(false);
  });

  test('without a program of a thread one thread does it', () => {
    const team = started(KernelTeam.startNow(2));
    expect(team.threads).toBe(1);
    expect(uncertaintyOf(trace, drawTeam(team))).toEqual(expected);
  });

  // The first job is the run itself, then four for the bounds of each indicator; then errors, values, sweeps and sums of the first draws.
  test.each([1, 4 * INDICATORS + 2, 4 * INDICATORS + 3, 4 * INDICATORS + 4, 4 * INDICATORS + 5])(
    'a thread that takes a piece of job %i and never gives it back: one thread does the job again, and sums count nothing twice',
    async (at) => {
      const lost = `Atomics.add(words, ${BOARD.next}, 1); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
      const team = started(await KernelTeam.start(2, { patience: 100, script: threadThat(lost, at) }));
      expect(uncertaintyOf(trace, drawTeam(team))).toEqual(expected);
      expect([team.hasFailed, team.threads]).toEqual([true, 1]);
    },
  );
});

describe('KERNEL-10 KERNEL-16 draws of a pack', () => {
  test('by the kernel and by the reference are the same run', () => {
    const { pack } = openPack(resolve(import.meta.dirname, '../../../../packs/after-liaoning'), {});
    if (!pack) throw new Error('the pack does not open');
    const run = (kernel: 'js' | 'wasm') => assessPack(pack, { periods: ['2024'], draws: { kernel } });
    const [byKernel, byReference] = [run('wasm'), run('js')];
    expect(byKernel.issues).toEqual(byReference.issues);
    const lists = (of: typeof byKernel) => of.assessments.flatMap(({ assessment }) => assessment.lists);
    expect(byKernel.assessments.map(({ assessment }) => assessment.run.result)).toEqual(
      byReference.assessments.map(({ assessment }) => assessment.run.result),
    );
    expect(lists(byKernel).map(({ uncertainty }) => uncertainty)).toEqual(lists(byReference).map(({ uncertainty }) => uncertainty));
    expect(lists(byKernel).some(({ uncertainty }) => uncertainty !== undefined)).toBe(true);
  }, 240_000);

  test('of a large run from source, where there is no program of threads, one thread is said, with this as the reason', () => {
    const { pack } = openPack(resolve(import.meta.dirname, '../../../../packs/after-liaoning'), {});
    if (!pack) throw new Error('the pack does not open');
    const scheme = pack.schemes.find(({ indicators }) => indicators.some(({ error }) => error !== undefined));
    if (!scheme) throw new Error('no scheme with errors');
    const machine = { hasWebAssembly: true, hasSimd: true, hasSharedMemory: true, cores: 2 };
    const said = (draws: number) => {
      const kernels = new DrawKernels({}, machine);
      try {
        expect(kernels.for({ ...scheme, uncertainty: { ...DEFAULT_UNCERTAINTY, draws } }, pack.register)?.threads).toBe(1);
        return kernels.issues.map(({ code, args }) => [code, args['reason']]);
      } finally {
        kernels.stop();
      }
    };
    expect(said(50_000_000)).toEqual([['KERNEL_ONE_THREAD', 'thread_program']]);
    expect(said(10)).toEqual([]);
  });
});
