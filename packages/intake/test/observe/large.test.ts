import { expect, test } from 'vitest';
import { ObservationReader, readRegister } from '../../src/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A wide file of 200 MB: the same cells in every row, so that one check stands for all. */
function largeFile(units: readonly string[], periods: readonly string[], columns: number): Uint8Array {
  const cells = Array.from({ length: columns }, (_, c) => (100 + c / 8).toFixed(3)).join(',');
  const head = encode(`unit,period,${Array.from({ length: columns }, (_, c) => `x${c}`).join(',')}\n`);
  const row = encode(`${units[0]},${periods[0]},${cells}\n`);
  const bytes = new Uint8Array(head.length + row.length * units.length * periods.length);
  bytes.set(head);
  let at = head.length;
  for (const unit of units) {
    for (const period of periods) {
      bytes.set(row, at);
      bytes.set(encode(`${unit},${period}`), at);
      at += row.length;
    }
  }
  return bytes;
}

test('INTAKE-2 a 200 MB file is read', () => {
  const units = Array.from({ length: 2000 }, (_, i) => `u${1000 + i}`);
  const periods = Array.from({ length: 240 }, (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);
  const { register } = readRegister({
    units: { file: 'units.csv', bytes: encode(`unit_id,name\n${units.map((unit) => `${unit},${unit}`).join('\n')}\n`) },
    example: true,
  });
  const bytes = largeFile(units, periods, 52);
  expect(bytes.length).toBeGreaterThan(200_000_000);
  const reader = new ObservationReader(
    register,
    Array.from({ length: 52 }, (_, c) => ({ id: `x${c}` })),
  );
  expect(reader.add('large.csv', bytes, { layout: 'wide' })).toEqual([]);
  const observations = reader.finish();
  expect(observations.periods.length).toBe(240);
  expect(observations.column('x51', '2019-12')?.values.every((value) => value === 106.375)).toBe(true);
  expect(observations.origin('x51', '2019-12', 1999)).toMatchObject({ line: 480_001, column: 54 });
}, 60_000);

test('INTAKE-4 200 MB without a line end are refused at once', () => {
  const { register } = readRegister({ units: { file: 'units.csv', bytes: encode('unit_id,name\na,甲\n') }, example: true });
  const bytes = new Uint8Array(200_000_000).fill(0x61);
  const issues = new ObservationReader(register, [{ id: 'x' }]).add('large.csv', bytes, { layout: 'wide' });
  expect(issues.map(({ code }) => code)).toEqual(['INTAKE_FIELD_TOO_LONG']);
}, 60_000);
