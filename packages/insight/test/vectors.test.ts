import { readdirSync, readFileSync } from 'node:fs';
import { assess, chance } from '@kedu/engine';
import { columnOf, type MissingReason } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../src/assessWithErrors.ts';
import { deviates } from '../src/draws/deviates.ts';
import { scoreInterval } from '../src/draws/interval.ts';
import { errorsOf } from '../src/errors/errorsOf.ts';
import { unstatedShare } from '../src/errors/unstated.ts';
import { rankSets } from '../src/ranks/rankSets.ts';
import { compiled, inputOf, schemeWith } from './honestRun.ts';

type Cell = number | MissingReason;
interface Common {
  readonly rule: string;
  readonly why: string;
}
interface Stated {
  /** As the scheme writes it. */
  readonly error: string;
  /** Tables beside the scheme. */
  readonly files?: Readonly<Record<string, string>>;
}
type Vector = Common &
  (
    | (Stated & {
        readonly of: 'errors';
        readonly values: readonly Cell[];
        /** What else the scheme says of the indicator. */
        readonly indicator?: string;
        /** Columns of the observations beside the values. */
        readonly columns?: Readonly<Record<string, readonly Cell[]>>;
        /** Root of the sum of squares over the sources; null where no error is claimed. */
        readonly expect: {
          readonly sd: readonly number[];
          readonly stated: readonly number[];
          readonly revisions?: { readonly bias: number; readonly sd: number; readonly count: number };
        } | null;
      })
    | (Stated & { readonly of: 'unstated'; readonly expect: readonly number[] })
    | {
        readonly of: 'deviates';
        readonly seed: number;
        readonly indicator: string;
        readonly source: number;
        readonly units: readonly string[];
        readonly draws: readonly number[];
        readonly expect: readonly (readonly number[])[];
      }
    | {
        readonly of: 'interval';
        readonly draws: readonly number[];
        readonly score: number;
        readonly confidence: number;
        /** What the score can be, and errors drawn with values at their bounds; without them nothing bounds it. */
        readonly lowest?: number;
        readonly highest?: number;
        readonly atCaps?: readonly number[];
        readonly atFloors?: readonly number[];
        readonly expect: { readonly low: number; readonly high: number; readonly se?: number };
      }
    | { readonly of: 'chance'; readonly share: number; readonly expect: { readonly 'zh-CN': string; readonly en: string } }
    | {
        readonly of: 'sets';
        readonly scores: readonly number[];
        readonly sd: readonly number[];
        readonly shared?: boolean;
        readonly confidence?: number;
        readonly by?: 'pairs' | 'bound';
        readonly expect: readonly string[];
      }
    | {
        readonly of: 'noise';
        readonly air: readonly number[];
        readonly error: string;
        readonly expect: {
          readonly talk: readonly {
            readonly unit: number;
            readonly withheld?: string;
            readonly noise?: string;
            readonly held?: number;
            readonly within?: number;
          }[];
          /** What the pool moves, both ways together. */
          readonly pool_fen?: number;
        };
      }
  );

const FOLDER = new URL('../../../vectors/uncertainty/', import.meta.url);
const vectors = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Vector] as const);

const DRAWS = 2000;

function schemeOf({ error, files }: Stated, indicator = ''): CompiledScheme {
  const yaml = schemeWith(error).replace('{ title: 空气, range: [0, 100]', `{ title: 空气, range: [-100, 100]${indicator}`);
  if (!files) return compiled(yaml);
  const { scheme, issues } = compileScheme({
    files: new Map([['scheme.yaml', yaml.replace(/^ {2}pool: .*$/m, '')], ...Object.entries(files)]),
    entry: 'scheme.yaml',
  });
  if (!scheme) throw new Error(JSON.stringify(issues));
  return scheme;
}

function check(one: Vector): void {
  switch (one.of) {
    case 'errors': {
      const input = inputOf(
        schemeOf(one, one.indicator),
        one.values as readonly number[],
        one.values.map(() => 50),
        DRAWS,
      );
      const { observations } = input;
      const column: typeof observations.column = (name, period) => {
        const own = period === '2023' ? one.columns?.[name] : undefined;
        return own ? columnOf([...own]) : observations.column(name, period);
      };
      const [found] = errorsOf(assess({ ...input, observations: { ...observations, column } }).trace);
      if (!one.expect) {
        expect(found).toBeUndefined();
        return;
      }
      const { sd, stated, revisions } = one.expect;
      const added = sd.map((_, unit) =>
        Math.sqrt((found?.sources ?? []).reduce((sum, source) => sum + (source.sd[unit] as number) ** 2, 0)),
      );
      sd.forEach((expected, unit) => expect(added[unit]).toBeCloseTo(expected, 12));
      expect([...(found?.stated ?? [])]).toEqual(stated);
      if (revisions) {
        expect(found?.revisions?.count).toBe(revisions.count);
        expect(found?.revisions?.bias).toBeCloseTo(revisions.bias, 12);
        expect(found?.revisions?.sd).toBeCloseTo(revisions.sd, 12);
      }
      return;
    }
    case 'unstated': {
      const { trace, value } = assess(inputOf(schemeOf(one), [50, 60], [50, 50], DRAWS));
      const shares = unstatedShare(trace, value.lists[0] as (typeof value.lists)[number], errorsOf(trace));
      one.expect.forEach((expected, k) => expect(shares[k]).toBeCloseTo(expected, 12));
      return;
    }
    case 'deviates': {
      const column = deviates(one.seed, one.indicator, one.source, one.units);
      one.draws.forEach((draw, i) => {
        const found = column.draw(draw);
        one.expect[i]?.forEach((z, unit) => expect(found[unit]).toBeCloseTo(z, 12));
      });
      return;
    }
    case 'interval': {
      const { lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY, atCaps, atFloors } = one;
      const found = scoreInterval(Float64Array.from(one.draws), one.score, one.confidence, {
        lowest,
        highest,
        atCaps: atCaps && Float64Array.from(atCaps),
        atFloors: atFloors && Float64Array.from(atFloors),
      });
      expect([found.low, found.high]).toEqual([one.expect.low, one.expect.high]);
      if (one.expect.se !== undefined) expect(found.se).toBeCloseTo(one.expect.se, 12);
      return;
    }
    case 'chance':
      expect(chance(one.share)).toEqual(one.expect);
      return;
    case 'sets': {
      const units = one.scores.map((_, k) => (one.shared ? 'all' : `u${k}`));
      const normal = deviates(3, 'error', 0, units);
      const errors = Float64Array.from({ length: DRAWS * units.length }, () => 0);
      for (let draw = 0; draw < DRAWS; draw += 1)
        normal.draw(draw).forEach((z, k) => {
          errors[draw * units.length + k] = z * (one.sd[k] as number);
        });
      const { best, worst } = rankSets({ scores: Float64Array.from(one.scores), errors, confidence: one.confidence ?? 0.9, by: one.by });
      expect([...best].map((place, k) => `${place}-${worst[k]}`)).toEqual(one.expect);
      return;
    }
    case 'noise': {
      const run = assessWithErrors(
        inputOf(
          schemeWith(one.error),
          one.air,
          one.air.map(() => 70),
          DRAWS,
        ),
      );
      const talks = run.value.proposals.filter(({ rule }) => rule === 'talk');
      expect(talks.map(({ unit }) => unit)).toEqual(one.expect.talk.map(({ unit }) => unit));
      one.expect.talk.forEach(({ withheld, noise, held, within = 0 }, i) => {
        expect(talks[i]?.withheldBecause).toBe(withheld);
        expect(talks[i]?.noise).toBe(noise);
        if (held === undefined) expect(talks[i]?.heldIn).toBeUndefined();
        else expect(Math.abs((talks[i]?.heldIn as number) - held)).toBeLessThanOrEqual(within);
      });
      if (one.expect.pool_fen !== undefined) {
        const pool = run.value.proposals.filter(({ rule, withheldBecause }) => rule === 'pool' && withheldBecause === undefined);
        expect(pool.reduce((sum, { amountFen = 0 }) => sum + Math.abs(amountFen), 0)).toBe(one.expect.pool_fen);
      }
    }
  }
}

describe('vectors of uncertainty', () => {
  it.for(vectors)('%s', ([, vector]) => check(vector));

  it('every rule that gives figures has some', () => {
    const ruled = new Set(vectors.map(([, { rule }]) => rule));
    expect(
      ['ERROR-1', 'ERROR-2', 'ERROR-3', 'DRAW-1', 'DRAW-3', 'DRAW-4', 'RANKSET-1', 'NOISE-1', 'NOISE-2'].filter((id) => !ruled.has(id)),
    ).toEqual([]);
  });
});
