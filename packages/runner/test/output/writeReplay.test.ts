import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findVersion, runVersion, writeReplay, writeRun } from '../../src/index.ts';
import { packOf, PLAIN } from '../diff/versions.ts';

function replayed() {
  const pack = packOf(PLAIN, { ...PLAIN, gdp: 40 });
  const { scheme } = findVersion(pack.schemes, 'tiny@b');
  const period = pack.runs.find(({ period: { id } }) => id === '2022')?.period;
  if (!scheme || !period) throw new Error('no version');
  const { run } = runVersion(pack, scheme, period, []);
  if (!run) throw new Error('no run');
  return { pack, run, inForce: 'tiny@a' };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kedu-replay-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'out');
}

describe('a replay in files', () => {
  test('DIFF-5 OUT-24 every row says that it is a replay, run.json that it is no result; proposals and reference points are not there', () => {
    const out = folder();
    expect(writeReplay(out, replayed())).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['indicators.csv', 'parts.csv', 'results.csv', 'run.json', 'weights.csv']);
    for (const name of readdirSync(out).filter((one) => one.endsWith('.csv'))) {
      const [head, ...rows] = readFileSync(join(out, name), 'utf8').trimEnd().split('\r\n');
      expect(head?.endsWith(',kind'), name).toBe(true);
      expect(rows.length, name).toBeGreaterThan(0);
      expect(rows.filter((row) => !row.endsWith(',replay'))).toEqual([]);
    }
    const said = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Record<string, unknown>;
    expect(said).toMatchObject({ kedu: { replay: 1 }, result: false, pack: 'tiny', in_force: 'tiny@a' });
    expect(said['note']).toContain('回放，不作结果');
    expect(said['kedu']).not.toHaveProperty('output');
  });

  test('OUT-24 a result is never replaced by a replay; a replay may be replaced by either', () => {
    const out = folder();
    const { pack, run, inForce } = replayed();
    expect(writeReplay(out, { pack, run, inForce })).toEqual([]);
    expect(writeReplay(out, { pack, run, inForce })).toEqual([]);
    expect(writeRun(out, pack, [run])).toEqual([]);
    const before = readFileSync(join(out, 'run.json'), 'utf8');
    expect(writeReplay(out, { pack, run, inForce })).toMatchObject([{ code: 'OUT_FOREIGN_FILES', args: { found: 'run.json' } }]);
    expect(readFileSync(join(out, 'run.json'), 'utf8')).toBe(before);
    expect(existsSync(join(out, 'references.csv'))).toBe(true);
  });

  test('OUT-24 the rows are those of an assessment, but for the mark', () => {
    const [marked, plain] = [folder(), folder()];
    const { pack, run, inForce } = replayed();
    writeReplay(marked, { pack, run, inForce });
    writeRun(plain, pack, [run]);
    for (const name of ['results.csv', 'indicators.csv', 'parts.csv', 'weights.csv'])
      expect(readFileSync(join(marked, name), 'utf8').replaceAll(/,(?:replay|kind)\r\n/g, '\r\n')).toBe(
        readFileSync(join(plain, name), 'utf8'),
      );
  });
});
