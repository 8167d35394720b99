import type { Issue } from '@kedu/model';
import type { BlobStore, Entered } from '@kedu/workflow';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { firstOf, readReport, stageReport } from '../../src/imports/importReport.ts';
import { jsonLines, readJsonLines } from '../../src/imports/jsonLines.ts';
import type { FileFigure } from '../../src/imports/readFigures.ts';
import { figuresOfHead } from '../../src/imports/reportHead.ts';
import { MemoryBlobs } from '../setup/memoryBlobs.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const ENTERED: Entered = { authority: 'north', person: 'p-1', post: 'office' };

function figure(indicator: string, unit: string, value: number, rest: Partial<FileFigure> = {}): FileFigure {
  const period = '2024-11';
  return { cell: { indicator, period, unit, source: 'dept' }, figure: { value }, place: { line: 2, indicator, period, unit }, ...rest };
}

function issue(severity: Issue['severity'], place: Issue['place']): Issue {
  return { code: 'INTAKE_NOT_A_NUMBER', severity, place, args: {} };
}

const READING = {
  file: '十一月.csv',
  issues: [issue('warning', { line: 4 }), issue('error', { line: 3, indicator: 'b', unit: 'u3' })],
  figures: [
    figure('a', 'u1', 1, { differs: true, stands: { value: 0 } }),
    figure('a', 'u2', 2, { differs: false, note: '上年补发' }),
    figure('b', 'u1', 3, { differs: true }),
    figure('b', 'u2', 4, { differs: true }),
    figure('c', 'u1', 5, { differs: false }),
    figure('c', 'u2', 6, { differs: false }),
  ],
  changed: 3,
};

async function all(blobs: BlobStore, report: string) {
  const found = await readReport(blobs, ENTERED, { report });
  if (found === undefined) throw new Error('no report');
  return {
    head: found.head,
    problems: await firstOf(found.problems(), 100),
    figures: await firstOf(await found.figures(), 100),
  };
}

describe('IMPORT-10 a report', () => {
  test('is kept in parts, and comes back as it was', async () => {
    const blobs = new MemoryBlobs();
    const staged = await stageReport(blobs, ENTERED, READING);
    await staged.keep();
    await staged.letGo();
    const { head, problems, figures } = await all(blobs, staged.hash);
    expect(head).toMatchObject({ errors: 1, warnings: 1, problems: 2, cells: 6, changed: 3, explained: 1 });
    expect(head.columns).toEqual([
      { indicator: 'a', period: '2024-11', source: 'dept', cells: 2, changed: 1 },
      { indicator: 'b', period: '2024-11', source: 'dept', cells: 2, changed: 2 },
      { indicator: 'c', period: '2024-11', source: 'dept', cells: 2, changed: 0 },
    ]);
    expect(head.differing.map(({ cell, stands }) => [cell.indicator, cell.unit, stands])).toEqual([
      ['a', 'u1', { value: 0 }],
      ['b', 'u1', undefined],
      ['b', 'u2', undefined],
    ]);
    expect(head.about).toEqual([
      { indicators: ['a', 'c'], units: ['u1', 'u2'] },
      { indicators: ['b'], units: ['u1', 'u2', 'u3'] },
    ]);
    expect(figuresOfHead(head).get('c')).toEqual(new Set(['u1', 'u2']));
    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(figures).toEqual(
      READING.figures.map(({ cell, figure: said, note }) => ({ cell, figure: said, ...(note === undefined ? {} : { note }) })),
    );
  });

  test('of before, kept as one, is read as one that is kept in parts', async () => {
    const blobs = new MemoryBlobs();
    const hash = await blobs.put(
      ENTERED,
      (async function* () {
        yield new TextEncoder().encode(JSON.stringify(READING));
      })(),
    );
    const staged = await stageReport(blobs, ENTERED, READING);
    await staged.keep();
    const [before, now] = [await all(blobs, hash), await all(blobs, staged.hash)];
    expect([before.head, before.problems]).toEqual([now.head, now.problems]);
    expect(before.figures).toMatchObject(now.figures);
  });

  test('of which no part is kept leaves nothing where one cannot be staged', async () => {
    const blobs = new MemoryBlobs();
    const stage = blobs.stage.bind(blobs);
    const letGo = vi.fn(async () => {});
    let turn = 0;
    vi.spyOn(blobs, 'stage').mockImplementation(async (entered, pieces) => {
      turn += 1;
      if (turn === 3) throw new Error('no space left');
      return { ...(await stage(entered, pieces)), letGo };
    });
    await expect(stageReport(blobs, ENTERED, READING)).rejects.toThrow('no space left');
    expect(letGo).toHaveBeenCalledTimes(2);
  });
});

describe('IMPORT-10 lines', () => {
  test('of very many values are written in pieces, and are the same values in whatever pieces they come', async () => {
    const values = Array.from({ length: 40_000 }, (_, i) => ({ cell: { unit: `单位${i}`, text: 'a\nb' }, figure: { value: i / 3 } }));
    const pieces: Uint8Array[] = [];
    for await (const piece of jsonLines(values)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(600_000);
    const bytes = Buffer.concat(pieces);
    const cut = Array.from({ length: Math.ceil(bytes.length / 1009) }, (_, i) => bytes.subarray(i * 1009, (i + 1) * 1009));
    const read: unknown[] = [];
    for await (const value of readJsonLines(cut)) read.push(value);
    expect(read).toEqual(values);
  });
});

describe('IMPORT-10 a list of imports', () => {
  let office: MemoryOffice;
  const params = { round: '2024-11' };
  beforeAll(async () => {
    office = await (await (await new MemoryOffice().found()).publish()).open();
  });
  afterEach(() => vi.restoreAllMocks());

  test('reads one small blob a file: neither figures nor problems', async () => {
    const head = '单位,指标,期间,数值\n';
    for (const [name, text] of [
      ['好.csv', `${head}990200,new_jobs,2024-11,1200\n990300,new_jobs,2024-11,900\n`],
      ['错.csv', `${head}990200,new_jobs,2024-11,很多\n990300,new_jobs,2024-11,900\n`],
    ] as const)
      await office.get('statistician', 'upload', {
        params,
        file: { name, bytes: new TextEncoder().encode(text), fields: { mapping: 'guess' } },
      });
    const get = vi.spyOn(office.ports.blobs, 'get');
    const { items } = await office.get('statistician', 'imports', { params });
    const reports = await Promise.all(
      items.map(async ({ id }) => (await office.ports.store.read(office.as('clerk'), [`import/${id}`] as const))[0]?.state.report),
    );
    expect([...new Set(get.mock.calls.map(([, hash]) => hash))].sort()).toEqual(reports.sort());
    const good = items.find(({ name }) => name === '好.csv');
    const wrong = items.find(({ name }) => name === '错.csv');
    expect(good).toMatchObject({ standing: 'read', cells: 2, changed: 2, errors: 0, problems: [], isCut: false });
    expect(wrong).toMatchObject({ standing: 'refused', cells: 1, problems: [], isCut: true });
    expect(wrong?.errors).toBeGreaterThan(0);
    const whole = await office.get('statistician', 'importFile', { params: { import: wrong?.id ?? '' } });
    expect([whole.isCut, whole.errors]).toEqual([false, whole.problems.filter(({ severity }) => severity === 'error').length]);
    expect(whole.problems.length).toBeGreaterThan(0);
  });
});
