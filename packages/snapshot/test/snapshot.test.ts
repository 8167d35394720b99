import { columnOf, type Observations } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeObservations, encodeObservations } from '../src/index.ts';
import { anyObservations, contents, observationsOf } from './observationsFrom.ts';

function decoded(bytes: Uint8Array): Observations {
  const result = decodeObservations(bytes);
  if (!('observations' in result)) throw new Error(JSON.stringify(result.issues));
  return result.observations;
}

const small = observationsOf(['a', 'b', 'c'], {
  'gdp@2023': {
    values: [12.5, Number.NaN, -0],
    missing: [0, 3, 0],
    origins: [
      { file: 'x.xlsx', sheet: '表', line: 4, column: 2, text: '１２．５', source: '统计局', example: true },
      undefined,
      { file: 'y.csv', line: 9, example: false },
    ],
  },
});

describe('SNAPSHOT-1 observations come back as they went in', () => {
  test('every bit, reason and origin (property)', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        expect(contents(decoded(encodeObservations(observations)))).toEqual(contents(observations));
      }),
      { numRuns: 300 },
    );
  });

  test('the same observations give the same bytes, and encoding changes nothing', () => {
    const before = contents(small);
    expect(encodeObservations(small)).toEqual(encodeObservations(small));
    expect(contents(small)).toEqual(before);
  });

  test('what nobody reported stays unknown', () => {
    const back = decoded(encodeObservations(small));
    expect(back.column('gdp', '2022')).toBeUndefined();
    expect(back.column('gdp2', '023')).toBeUndefined();
    expect(back.origin('gdp', '2023', 1)).toBeUndefined();
    expect(back.origin('gdp', '2023', 99)).toBeUndefined();
  });
});

describe('SNAPSHOT-4 numbers are kept as whole numbers of a decimal place', () => {
  const sizeOf = (values: readonly number[]): number =>
    encodeObservations(
      observationsOf(
        values.map((_, i) => `u${i}`),
        { 'x@2023': { values, missing: values.map(() => 0), origins: values.map(() => undefined) } },
      ),
    ).length;

  test('numbers with two decimals up to 100 take two bytes each, equal ones none, thirds eight', () => {
    const size = 1000;
    const of = (value: (i: number) => number): number => sizeOf(Array.from({ length: size }, (_, i) => value(i)));
    const none = of(() => 7.25);
    expect(of((i) => (i % 10_000) / 100) - none).toBeLessThan(2 * size + 20);
    expect(of((i) => (i % 10_000) / 100) - none).toBeGreaterThan(2 * size - 20);
    expect(of((i) => (i + 1) / 3) - none).toBeGreaterThan(7 * size);
  });

  test('a few that no decimal gives back stand apart and cost the others nothing', () => {
    const values = Array.from({ length: 640 }, (_, i) => i / 10);
    const odd = values.map((value, i) => (i === 7 ? -0 : i === 8 ? 1 / 3 : value));
    expect(sizeOf(odd) - sizeOf(values)).toBeLessThan(32);
  });
});

describe('SNAPSHOT-5 lines, columns and flags that series share are kept once', () => {
  test('a wide file of 50 columns costs hardly more than one of 10', () => {
    const unitIds = Array.from({ length: 200 }, (_, i) => `u${i}`);
    const wide = (columns: number): Observations =>
      observationsOf(
        unitIds,
        Object.fromEntries(
          Array.from({ length: columns }, (_, c) => [
            `x${c}@2023`,
            {
              values: unitIds.map(() => 1),
              missing: unitIds.map(() => 0),
              origins: unitIds.map((_, i) => ({ file: 'w.csv', line: 2 + ((i * 37) % 200), column: c + 3, example: true })),
            },
          ]),
        ),
      );
    const [ten, fifty] = [encodeObservations(wide(10)).length, encodeObservations(wide(50)).length];
    expect(fifty - ten).toBeLessThan(40 * 30);
    expect(contents(decoded(encodeObservations(wide(50))))).toEqual(contents(wide(50)));
  });
});

describe('SNAPSHOT-7 bytes that are no snapshot are an issue, never an exception or a hang', () => {
  const codeOf = (bytes: Uint8Array): string => {
    const result = decodeObservations(bytes);
    return 'issues' in result ? (result.issues[0]?.code ?? '') : '';
  };
  const whole = encodeObservations(small);

  test('other files, other versions, every cut', () => {
    expect(codeOf(new Uint8Array(0))).toBe('SNAPSHOT_NOT_ONE');
    expect(codeOf(new TextEncoder().encode('unit,period,value\n'))).toBe('SNAPSHOT_NOT_ONE');
    expect(codeOf(Uint8Array.from(whole, (byte, i) => (i === 4 ? 2 : byte)))).toBe('SNAPSHOT_VERSION');
    for (let length = 5; length < whole.length; length += 1) expect(codeOf(whole.subarray(0, length))).toBe('SNAPSHOT_DAMAGED');
    expect(codeOf(Uint8Array.of(...whole, 0))).toBe('SNAPSHOT_DAMAGED');
  });

  test('counts that promise more than there is are refused before anything is held for them', () => {
    const most = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    for (let at = 5; at < whole.length; at += 1)
      expect(decodeObservations(Uint8Array.of(...whole.subarray(0, at), ...most))).toHaveProperty('issues');
  });

  test('any change of any bytes (property): an issue, or observations over the same units that can be read', () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(changes, fc.nat({ max: 20 }), (edits, dropped) => {
        const bytes = whole.slice(0, whole.length - dropped);
        for (const [at, value] of edits) if (at >= 5 && at < bytes.length) bytes[at] = value;
        const result = decodeObservations(bytes);
        if ('observations' in result) contents(result.observations);
        else expect(result.issues[0]?.code).toMatch(/^SNAPSHOT_/);
      }),
      { numRuns: 2000 },
    );
  });

  test('the position of the fault is said', () => {
    const result = decodeObservations(whole.subarray(0, 9));
    expect('issues' in result && result.issues[0]?.args).toEqual({ byte: 9, bytes: 9 });
  });
});

test('SNAPSHOT-3 reasons are kept as their codes; the number beside a reason is none', () => {
  const column = columnOf([1, 'withheld', 'not_due', 2]);
  const back = decoded(
    encodeObservations(
      observationsOf(['a', 'b', 'c', 'd'], {
        'x@2023': { values: [1, 5, Number.NaN, 2], missing: [...column.missing], origins: [undefined, undefined, undefined, undefined] },
      }),
    ),
  ).column('x', '2023');
  expect(back).toEqual(column);
});

test('SNAPSHOT-2, SNAPSHOT-6 it begins with KDOB and 1, and ends with the lowest bytes of all numbers, then the next ones', () => {
  const series = (values: readonly number[]) => ({ values, missing: [0, 0], origins: [undefined, undefined] });
  const bytes = encodeObservations(
    observationsOf(['a', 'b'], { 'x@2022': series([0, 0x0102]), 'x@2023': series([0.5, 0.5 + 0x0304 / 10]) }),
  );
  expect([...bytes.subarray(0, 5)]).toEqual([...new TextEncoder().encode('KDOB'), 1]);
  expect([...bytes.subarray(-8)]).toEqual([0, 0x02, 0, 0x04, 0, 0x01, 0, 0x03]);
});
