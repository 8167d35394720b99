import { describe, expect, test } from 'vitest';
import type { DraftKeeper } from '../../src/collection/desk/draftKeeper.ts';
import { EntryDesk, type SaveAnswer, type SentEntry } from '../../src/collection/desk/entryDesk.ts';
import { edit, openGrid } from '../../src/collection/grid/grid.ts';
import { problemOf } from '../../src/collection/grid/judge.ts';
import { firstPiece, giveInPieces } from '../../src/collection/grid/pieces.ts';
import { keyOf, type SheetCell } from '../../src/collection/grid/sheet.ts';
import { takeOff } from '../../src/collection/grid/sync.ts';
import { COLUMNS, sheetCell } from './sheets.ts';

const columns = COLUMNS.slice(0, 1);
const units = Array.from({ length: 1_200 }, (_, i) => ({ id: `99${String(i).padStart(4, '0')}`, name: `示例县${i}` }));
const keys = units.map(({ id }) => `investment/2026-12/${id}/report`);
const KEEPER: DraftKeeper = {
  load: async () => ({ drafts: [], flights: [], late: '' }),
  keep: async () => {},
  keepFlight: async () => {},
  forgetFlight: async () => {},
  keepLate: async () => {},
};

/** A sheet of 1,200 saved figures; the server keeps steps, refuses one figure, or stops to answer from one on. */
function largeSheet(fault: { readonly refuses?: string; readonly awayFrom?: string } = {}) {
  const cells = new Map(columns.flatMap((column) => units.map((unit) => [unit.id, sheetCell(column, unit, 'draft', { value: 5 }, 1)])));
  const sent: { readonly id: string; readonly entries: readonly SentEntry[] }[] = [];
  const save = async (id: string, entries: readonly SentEntry[]): Promise<SaveAnswer> => {
    sent.push({ id, entries });
    const of = entries.map(({ cell }) => keyOf(cell));
    if (fault.awayFrom !== undefined && of.includes(fault.awayFrom)) return { kind: 'away' };
    if (fault.refuses !== undefined && of.includes(fault.refuses))
      return { kind: 'refused', isOvertaken: false, texts: [], cells: [{ key: fault.refuses, texts: ['不收'] }] };
    for (const { cell } of entries) {
      const was = cells.get(cell.unit) as SheetCell;
      cells.set(cell.unit, { ...was, step: 'submitted', seen: was.seen + 1, can: { enter: ['已报送'], withdraw: [] } });
    }
    return { kind: 'taken', seen: new Map(of.map((key) => [key, 2])) };
  };
  let ids = 0;
  const ports = {
    save,
    read: async () => [...cells.values()],
    keeper: KEEPER,
    newId: () => {
      ids += 1;
      return `k${ids}`;
    },
    after: () => () => {},
    words: { cleared: '草稿已清空' },
  };
  const desk = new EntryDesk(openGrid({ units, columns, cells: cells.values() }), ports);
  const steps = () => [...cells.values()].filter(({ step }) => step === 'submitted').length;
  return { desk, sent, steps };
}

describe('COLLECT-17 a command for very many figures goes in pieces', () => {
  test('1,200 figures are submitted by 500, each piece under a key of its own, and counted together', async () => {
    const { desk, sent, steps } = largeSheet();
    expect(await desk.submit(keys)).toEqual({ sent: 1_200, texts: [], refused: 0, isAway: false });
    expect(sent.map(({ entries }) => entries.length)).toEqual([500, 500, 200]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    expect(steps()).toBe(1_200);
  });

  test('it stops at the first refusal: what was done is counted, what is refused says why, and the next time goes only the rest', async () => {
    const { desk, sent, steps } = largeSheet({ refuses: keys[600] as string });
    expect(await desk.submit(keys)).toEqual({ sent: 500, texts: [], refused: 1, isAway: false });
    expect([sent.length, steps()]).toEqual([2, 500]);
    expect(problemOf(desk.state().grid, keys[600] as string, undefined)).toEqual({ kind: 'refused', texts: ['不收'] });
    expect(await desk.submit(keys)).toEqual({ sent: 699, texts: [], refused: 0, isAway: false });
    expect(steps()).toBe(1_199);
  });

  test('where no answer comes what was done before is said beside it', async () => {
    const { desk, sent } = largeSheet({ awayFrom: keys[700] as string });
    expect(await desk.submit(keys)).toEqual({ sent: 500, texts: [], refused: 0, isAway: true });
    expect(sent.length).toBe(2);
  });

  test('reasons of a thousand signs make the pieces smaller than what a request may have', async () => {
    const late = '迟'.repeat(1_000);
    const pieces: number[] = [];
    const entries = keys.map((key) => ({ key, command: { type: 'submit', late } }));
    const { done } = await giveInPieces(entries, async (piece) => {
      pieces.push(new TextEncoder().encode(JSON.stringify({ entries: piece })).length);
      return { kind: 'taken' };
    });
    expect(done).toBe(1_200);
    expect(Math.max(...pieces)).toBeLessThan(1024 * 1024);
    expect(firstPiece([{ text: '长'.repeat(1_000_000) }, { text: '' }])).toHaveLength(1);
    const blank = openGrid({ units, columns, cells: units.map((unit) => sheetCell(columns[0]!, unit)) });
    const drafts = edit(
      blank,
      keys.map((key) => [key, { text: '5', note: late }]),
    );
    const flight = takeOff(drafts, 'k', { cleared: '草稿已清空' })?.flight;
    expect(flight?.entries.length).toBeGreaterThan(50);
    expect(new TextEncoder().encode(JSON.stringify(flight)).length).toBeLessThan(1024 * 1024);
  });
});
