import { cellOf } from '@kedu/model';
import { decodeObservations, encodeObservations } from '@kedu/snapshot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinedObservations, type SealedFigure, sealedObservations } from '../../src/seals/sealedObservations.ts';

const UNITS = ['990100', '990200', '990300'];
const figure = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ value })),
  fc.constantFrom('source_late' as const, 'not_applicable' as const, 'withheld' as const).map((missing) => ({ missing })),
);
const figures = fc.uniqueArray(
  fc.record({
    indicator: fc.constantFrom('gdp_growth', 'new_jobs'),
    period: fc.constantFrom('2024-11', '2024Q4'),
    unit: fc.constantFrom(...UNITS),
    source: fc.constant('report'),
    figure,
  }),
  { selector: ({ indicator, period, unit }) => `${indicator}/${period}/${unit}` },
);

describe('figures of a seal', () => {
  test('ROUND-8 the same figures give the same bytes, in whatever order they come', () => {
    fc.assert(
      fc.property(
        figures.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(encodeObservations(sealedObservations(shuffled, '2024-11', true))).toEqual(
            encodeObservations(sealedObservations(list, '2024-11', true)),
          );
        },
      ),
    );
  });

  test('SNAPSHOT-1 every figure and reason comes back, with the round as its origin', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const read = decodeObservations(encodeObservations(sealedObservations(list, '2024-11', true)));
        if ('issues' in read) throw new Error(read.issues[0]?.code);
        for (const one of list)
          expect(found(read.observations, one)).toEqual('value' in one.figure ? one.figure.value : one.figure.missing);
        const [first] = list;
        if (first === undefined) return;
        const { observations } = read;
        const origin = observations.origin(first.indicator, first.period, observations.unitIds.indexOf(first.unit));
        expect(origin).toMatchObject({ file: 'round/2024-11', source: 'report', example: true });
      }),
    );
  });

  test('RUNNING-9 of several seals the later figure counts, and what the later has not stays', () => {
    fc.assert(
      fc.property(figures, figures, (before, after) => {
        const joined = joinedObservations(
          [sealedObservations(before, 'a', true), sealedObservations(after, 'b', true)],
          [...UNITS, '991400'],
        );
        expect(joined.unitIds).toEqual([...UNITS, '991400']);
        const name = ({ indicator, period, unit }: SealedFigure): string => `${indicator}/${period}/${unit}`;
        const last = new Map([...before, ...after].map((one) => [name(one), one]));
        for (const one of last.values()) expect(found(joined, one)).toEqual('value' in one.figure ? one.figure.value : one.figure.missing);
      }),
    );
  });

  test('RUNNING-9 what no seal has is overdue, and a unit that the register does not hold is left out', () => {
    const list: SealedFigure[] = ['990100', '999999'].map((unit) => ({
      indicator: 'new_jobs',
      period: '2024-11',
      unit,
      source: 'report',
      figure: { value: 7 },
    }));
    const joined = joinedObservations([sealedObservations(list, 'a', true)], UNITS);
    const column = joined.column('new_jobs', '2024-11');
    expect(column && UNITS.map((_, i) => cellOf(column, i))).toEqual([7, 'overdue', 'overdue']);
  });
});

function found(
  observations: ReturnType<typeof joinedObservations>,
  { indicator, period, unit }: SealedFigure,
): number | string | undefined {
  const column = observations.column(indicator, period);
  const value = column && cellOf(column, observations.unitIds.indexOf(unit));
  return value === undefined ? undefined : value;
}
