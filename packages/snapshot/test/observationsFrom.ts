import type { Observations, Origin } from '@kedu/model';
import fc from 'fast-check';

/** Everything that observations hold, written out: what a round trip must give back. */
export function contents(observations: Observations): unknown {
  const { unitIds, indicators, periods } = observations;
  const series = indicators.flatMap((indicator) =>
    periods.flatMap((period) => {
      const column = observations.column(indicator, period);
      if (!column) return [];
      return [
        {
          indicator,
          period,
          bits: [...column.values].map((value, i) => (column.missing[i] === 0 ? bits(value) : 'missing')),
          missing: [...column.missing],
          origins: unitIds.map((_, unit) => observations.origin(indicator, period, unit)),
        },
      ];
    }),
  );
  return { unitIds, indicators, periods, series };
}

function bits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return new DataView(Float64Array.of(value).buffer).getBigUint64(0, true).toString(16);
}

/** Observations of a few units with everything that may stand in them. */
export function observationsOf(
  unitIds: readonly string[],
  series: Readonly<
    Record<
      string,
      { readonly values: readonly number[]; readonly missing: readonly number[]; readonly origins: readonly (Origin | undefined)[] }
    >
  >,
): Observations {
  const names = Object.keys(series).map((key) => key.split('@') as [string, string]);
  const find = (indicator: string, period: string) => series[`${indicator}@${period}`];
  return {
    unitIds,
    indicators: [...new Set(names.map(([indicator]) => indicator))].sort(),
    periods: [...new Set(names.map(([, period]) => period))].sort(),
    column: (indicator, period) => {
      const found = find(indicator, period);
      return found && { values: Float64Array.from(found.values), missing: Uint8Array.from(found.missing) };
    },
    origin: (indicator, period, unit) => find(indicator, period)?.origins[unit],
  };
}

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.MAX_VALUE, Number.MIN_VALUE, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 50), 0.1 + 0.2, 1 / 3),
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 6 })).map(([n, places]) => Number(`${n}e-${places}`)),
);

const anyText = fc.oneof(fc.constantFrom('', '\uFEFF十二', '1.2万', '１２，３'), fc.string({ unit: 'grapheme', maxLength: 8 }));

const anyOrigin: fc.Arbitrary<Origin | undefined> = fc.option(
  fc.record({
    file: fc.constantFrom('data/一.csv', 'b.xlsx'),
    sheet: fc.option(fc.constantFrom('Sheet1', '表 2'), { nil: undefined }),
    line: fc.integer({ min: 1, max: 1_048_576 }),
    column: fc.option(fc.integer({ min: 1, max: 16_384 }), { nil: undefined }),
    text: fc.option(anyText, { nil: undefined }),
    source: fc.option(fc.constantFrom('省统计局'), { nil: undefined }),
    example: fc.boolean(),
  }),
  { nil: undefined },
);

export const anyObservations: fc.Arbitrary<Observations> = fc.integer({ min: 0, max: 6 }).chain((size) => {
  const unitIds = Array.from({ length: size }, (_, i) => `99000${i}`);
  const series = fc.record({
    values: fc.array(anyNumber, { minLength: size, maxLength: size }),
    missing: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 8 })), {
      minLength: size,
      maxLength: size,
    }),
    origins: fc.array(anyOrigin, { minLength: size, maxLength: size }),
  });
  const key = fc.tuple(fc.constantFrom('gdp', 'water', '空'), fc.constantFrom('2023', '2023-01', '2023-02')).map((pair) => pair.join('@'));
  return fc.dictionary(key, series, { maxKeys: 6, noNullPrototype: true }).map((all) => observationsOf(unitIds, all));
});
