import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleared, copied, filledDown, pasted, readBlock, typed, writeBlock } from '../../src/collection/grid/block.ts';
import { readContent, sameContent } from '../../src/collection/grid/content.ts';
import { contentIn, edit, type Grid, isIdle, keyAt, left, redo, undo } from '../../src/collection/grid/grid.ts';
import { changeOf, countsOf, heldBack, problemOf } from '../../src/collection/grid/judge.ts';
import { negated } from '../../src/collection/grid/negated.ts';
import { FIRST_CELL, moved, type Motion, type Selection } from '../../src/collection/grid/selection.ts';
import { isFilled, landed, refreshed, takeOff } from '../../src/collection/grid/sync.ts';
import { COLUMNS, emptyGrid, sheetCell, UNITS } from './sheets.ts';
import { openGrid } from '../../src/collection/grid/grid.ts';

const at = (grid: Grid, row: number, column: number): string => keyAt(grid, row, column) ?? '';
const cellTexts = fc.constantFrom(
  '',
  '12',
  '1,234.5',
  '１２．５',
  '1.2亿',
  '83.2%',
  '不适用',
  'O.5',
  '约30',
  'a\tb',
  'a\nb',
  '"x"',
  '5"',
  ' 7 ',
);
const blocks = fc.array(fc.array(cellTexts, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 15 });
const selections = fc
  .record({ a: fc.nat(11), b: fc.nat(11), c: fc.nat(2), d: fc.nat(2) })
  .map(({ a, b, c, d }): Selection => ({ active: { row: a, column: c }, corner: { row: b, column: d } }));

/** Acts of a person, in any order. */
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('type' as const), where: selections, text: cellTexts }),
    fc.record({ act: fc.constant('paste' as const), where: selections, block: blocks }),
    fc.record({ act: fc.constantFrom('fill' as const, 'clear' as const), where: selections }),
  ),
  { maxLength: 12 },
);

function acted(grid: Grid, act: (typeof acts extends fc.Arbitrary<infer A extends readonly unknown[]> ? A : never)[number]): Grid {
  switch (act.act) {
    case 'type': {
      const key = at(grid, act.where.active.row, act.where.active.column);
      return edit(grid, [[key, typed(contentIn(grid, key), act.text)]]);
    }
    case 'paste':
      return edit(grid, pasted(grid, act.where, act.block).edits);
    case 'fill':
      return edit(grid, filledDown(grid, act.where));
    case 'clear':
      return edit(grid, cleared(grid, act.where));
  }
}

const shown = (grid: Grid): readonly string[] =>
  grid.columns.flatMap((_, column) => grid.units.map((__, row) => JSON.stringify(contentIn(grid, at(grid, row, column)))));

describe('what is typed', () => {
  test.each([
    ['1,234.5', '万元', { value: 1234.5 }],
    ['１，２３４．５', '万元', { value: 1234.5 }],
    ['1.2亿', '万元', { value: 12_000 }],
    ['3万', '人', { value: 30_000 }],
    ['83.2%', '%', { value: 83.2 }],
    ['不适用', '%', { missing: 'not_applicable' }],
    ['-0', '%', { value: 0 }],
  ] as const)('COLLECT-10 %s in %s is read as files are', (text, measure, figure) => {
    expect(readContent({ text }, measure)).toMatchObject({ kind: 'figure', figure });
  });

  test.each([
    ['O.5', 'letter_for_digit'],
    ['约30', 'approximate'],
    ['5吨', 'suffix'],
    ['未到期', 'reason'],
    ['12；13', 'two_numbers'],
  ] as const)('COLLECT-10 %s stays in its cell with the problem beside it', (text, hint) => {
    expect(readContent({ text }, '万元')).toEqual({ kind: 'no_number', hint });
    const grid = emptyGrid();
    const next = edit(grid, [[at(grid, 0, 0), { text }]]);
    expect(contentIn(next, at(grid, 0, 0)).text).toBe(text);
    expect(problemOf(next, at(grid, 0, 0), undefined)).toEqual({ kind: 'no_number', hint });
  });
});

describe('blocks of spreadsheets', () => {
  test('a block that was written is read again', () => {
    const rows = fc.array(fc.array(cellTexts, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, (block) => {
        expect(readBlock(writeBlock(block))).toEqual(block);
      }),
    );
  });

  test('Excel, WPS and old Macs end lines each in their way; an empty row in between stays', () => {
    for (const end of ['\r\n', '\n', '\r'])
      expect(readBlock(`1,200\t3${end}${end}x\t"y\tz"${end}`)).toEqual([['1,200', '3'], [''], ['x', 'y\tz']]);
  });

  test('a quote that never closes is a sign like others', () => {
    expect(readBlock('5"\t"6\n7')).toEqual([['5"', '"6'], ['7']]);
  });

  test('any text is read, and nothing of it is lost but quotes and ends of lines', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = readBlock(text)
          .flat()
          .join('')
          .replaceAll(/[\t\r\n"]/g, '');
        expect(kept).toBe(text.replace(/^\ufeff/, '').replaceAll(/[\t\r\n"]/g, ''));
      }),
    );
  });

  test('pasting what was copied changes nothing', () => {
    fc.assert(
      fc.property(acts, selections, (list, where) => {
        const grid = list.reduce(acted, emptyGrid());
        const again = edit(grid, pasted(grid, where, readBlock(writeBlock(copied(grid, where)))).edits);
        for (const [key, draft] of again.drafts) {
          const measure = COLUMNS.find(({ indicator }) => key.startsWith(`${indicator}/`))?.measure;
          expect(sameContent(draft.content, contentIn(grid, key), measure)).toBe(true);
        }
      }),
    );
  });

  test('one cell fills the range, a block is repeated where it fits, what has no place is counted', () => {
    const grid = emptyGrid();
    const whole: Selection = { active: { row: 0, column: 0 }, corner: { row: 3, column: 1 } };
    expect(pasted(grid, whole, [['7']]).edits).toHaveLength(8);
    expect(pasted(grid, whole, [['7'], ['8']]).edits.map(([, { text }]) => text)).toEqual(['7', '7', '8', '8', '7', '7', '8', '8']);
    const corner: Selection = { active: { row: 11, column: 2 }, corner: { row: 11, column: 2 } };
    expect(
      pasted(grid, corner, [
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toMatchObject({ outside: 3, edits: [[at(grid, 11, 2), { text: '1' }]] });
  });
});

describe('typing key by key', () => {
  const [column, unit] = [COLUMNS[0]!, UNITS[0]!];
  const over = (saved: number | undefined): Grid =>
    openGrid({
      units: UNITS.slice(0, 2),
      columns: [column],
      cells: [
        saved === undefined ? sheetCell(column, unit) : sheetCell(column, unit, 'draft', { value: saved }),
        sheetCell(column, UNITS[1]!),
      ],
    });
  const words = { cleared: '草稿已清空' };
  const figureOf = (grid: Grid): unknown => takeOff(grid, 'a', words)?.flight?.entries.map(({ command }) => command);
  /** Keys one after the other, as an input gives them: to what the cell shows then, not to what was typed before. */
  const pressed = (grid: Grid, keys: string, begin = contentIn(grid, at(grid, 0, 0)).text): Grid => {
    const key = at(grid, 0, 0);
    let next = grid;
    let text = begin;
    for (const each of keys) {
      next = edit(next, [[key, { text: text + each }]], 'a#1');
      text = contentIn(next, key).text;
    }
    return next;
  };

  test.each([
    [undefined, '', '-2.3', '-2.3', -2.3],
    [undefined, '', '−2.3', '−2.3', -2.3],
    [7, '7', '.5', '7.5', 7.5],
    [7, '', '7.5', '7.5', 7.5],
    [undefined, '', '0.05', '0.05', 0.05],
    [0, '', '0.05', '0.05', 0.05],
    [2.3, '', '-2.3', '-2.3', -2.3],
    [2.3, '2.3', '05', '2.305', 2.305],
  ] as const)('COLLECT-10 over %s, after “%s”, the keys %s write %s', (saved, begin, keys, text, value) => {
    const next = left(pressed(over(saved), keys, begin));
    expect(contentIn(next, at(next, 0, 0)).text).toBe(text);
    expect(figureOf(next)).toEqual([{ type: 'enter', figure: { value } }]);
    expect(contentIn(undo(next), at(next, 0, 0)).text).toBe(saved === undefined ? '' : String(saved));
  });

  test('COLLECT-10 2.30 over 2.3 stands while it is typed; once left it is what is saved, and nothing to send or undo', () => {
    const typedOn = pressed(over(2.3), '0');
    const key = at(typedOn, 0, 0);
    expect(contentIn(typedOn, key).text).toBe('2.30');
    expect(isIdle(typedOn, key)).toBe(true);
    expect(takeOff(typedOn, 'a', words)).toBeUndefined();
    expect(left(typedOn, key)).toBe(typedOn);
    const next = left(typedOn);
    expect([contentIn(next, key).text, next.drafts.size, next.undo.length]).toEqual(['2.3', 0, 0]);
    expect(openGrid({ ...typedOn, cells: typedOn.cells.values() }, { drafts: typedOn.drafts }).drafts.size).toBe(0);
  });

  test('a sign alone is not sent, nor a saved figure withdrawn for it, while somebody is in the cell', () => {
    for (const saved of [undefined, 2.3]) expect(takeOff(pressed(over(saved), '-', ''), 'a', words)).toBeUndefined();
    const empty = left(pressed(over(undefined), '-', ''));
    expect([contentIn(empty, at(empty, 0, 0)).text, empty.drafts.size]).toEqual(['', 0]);
  });

  test('a save that lands, or an answer of the server, leaves the text of the open cell as it is typed', () => {
    const away = takeOff(pressed(over(undefined), '7'), 'a', words)!;
    const key = at(away, 0, 0);
    const typedOn = pressed(away, '.');
    const saved = landed(typedOn, away.flight!, new Map([[key, 1]]));
    expect(contentIn(saved, key).text).toBe('7.');
    const read = refreshed(typedOn, [sheetCell(column, unit, 'draft', { value: 7 }, 1)]);
    expect(contentIn(read, key).text).toBe('7.');
    const next = left(pressed(saved, '5'));
    expect(figureOf(next)).toEqual([{ type: 'enter', figure: { value: 7.5 } }]);
  });

  test('typing into another cell leaves the first', () => {
    const typedOn = pressed(over(2.3), '0');
    const next = edit(typedOn, [[at(typedOn, 1, 0), { text: '-' }]], 'b#1');
    expect([...next.drafts.keys()]).toEqual([at(typedOn, 1, 0)]);
  });

  test('the other sign, for keyboards without a minus', () => {
    expect(['', '-', '2.3', '-2.3', '−2.3', '－２', ' 0.5'].map(negated)).toEqual(['-', '', '-2.3', '2.3', '2.3', '２', '-0.5']);
  });
});

describe('COLLECT-12 a saved figure that somebody else changed while the page was open', () => {
  const [column, unit] = [COLUMNS[0]!, UNITS[0]!];
  const cell = (value: number | undefined, seen: number, step: 'draft' | 'submitted' | 'none' = value === undefined ? 'none' : 'draft') =>
    sheetCell(column, unit, step, value === undefined ? undefined : { value }, seen);
  const of = (first: ReturnType<typeof cell>) => openGrid({ units: [unit], columns: [column], cells: [first] });
  const was = (grid: ReturnType<typeof of>): string | undefined => grid.overtaken.get(at(grid, 0, 0))?.text;

  test('says what it was, until it is that again or is typed into', () => {
    const next = refreshed(of(cell(51, 1)), [cell(52, 2)]);
    expect(was(next)).toBe('51');
    expect(was(refreshed(next, [cell(53, 3)]))).toBe('51');
    expect(was(refreshed(next, [cell(51, 3)]))).toBeUndefined();
    expect(was(edit(next, [[at(next, 0, 0), { text: '54' }]]))).toBeUndefined();
  });

  test('but not a step, a first figure, or what this window saves itself', () => {
    expect(was(refreshed(of(cell(51, 1)), [cell(51, 2, 'submitted')]))).toBeUndefined();
    expect(was(refreshed(of(cell(undefined, 0)), [cell(52, 1)]))).toBeUndefined();
    const typedOn = edit(of(cell(51, 1)), [[at(of(cell(51, 1)), 0, 0), { text: '52' }]]);
    const away = takeOff(typedOn, 'a', { cleared: '清空' })!;
    expect(was(refreshed(away, [cell(52, 2)]))).toBeUndefined();
    const saved = landed(away, away.flight!, new Map([[at(away, 0, 0), 2]]));
    expect(was(refreshed(saved, [cell(52, 2)]))).toBeUndefined();
  });
});

describe('undo', () => {
  test('all of it undone is what was there, all of it redone is what was done', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const before = emptyGrid();
        const after = list.reduce(acted, before);
        const back = after.undo.reduce((grid) => undo(grid), after);
        expect(shown(back)).toEqual(shown(before));
        expect(back.drafts.size).toBe(0);
        expect(shown(back.redo.reduce((grid) => redo(grid), back))).toEqual(shown(after));
      }),
    );
  });

  test('typing into one cell is one change; another cell, or coming back, is another', () => {
    const grid = emptyGrid();
    const [a, b] = [at(grid, 0, 0), at(grid, 1, 0)];
    const typedOn = ['1', '12', '123'].reduce((next, text) => edit(next, [[a, { text }]], 'a#1'), grid);
    expect(typedOn.undo).toHaveLength(1);
    expect(contentIn(undo(typedOn), a).text).toBe('');
    expect(edit(edit(typedOn, [[b, { text: '1' }]], 'b#2'), [[a, { text: '1234' }]], 'a#3').undo).toHaveLength(3);
  });

  test('COLLECT-2 a figure that is submitted is not edited, by paste or undo either', () => {
    const [column, unit] = [COLUMNS[0]!, UNITS[0]!];
    const grid = openGrid({ units: [unit], columns: [column], cells: [sheetCell(column, unit, 'submitted', { value: 5 })] });
    const key = at(grid, 0, 0);
    expect(edit(grid, [[key, { text: '6' }]])).toBe(grid);
  });

  test('COLLECT-2 a figure that came back is entered again as it was, where whoever reports stands by it', () => {
    const [column, unit] = [COLUMNS[0]!, UNITS[0]!];
    const grid = openGrid({ units: [unit], columns: [column], cells: [sheetCell(column, unit, 'returned', { value: 5 })] });
    const key = at(grid, 0, 0);
    const again = edit(grid, [[key, { text: '5' }]]);
    expect(again.drafts.get(key)?.content.text).toBe('5');
    expect(undo(again).drafts.size).toBe(0);
  });
});

describe('keys', () => {
  const size = { rows: 12, columns: 3 };
  const motions = fc.record({
    to: fc.constantFrom<Motion['to']>(
      'up',
      'down',
      'left',
      'right',
      'row_start',
      'row_end',
      'page_up',
      'page_down',
      'next',
      'previous',
      'all',
    ),
    edge: fc.boolean(),
    extend: fc.boolean(),
  });

  test('no key leaves the grid, and Shift keeps the cell that it began in', () => {
    fc.assert(
      fc.property(fc.array(motions, { maxLength: 30 }), fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), (list, filled) => {
        let selection = FIRST_CELL;
        for (const motion of list) {
          const next = moved(selection, motion, size, ({ row, column }) => filled[row * 3 + column] ?? false);
          if (next === undefined) continue;
          for (const { row, column } of [next.active, next.corner]) {
            expect(row >= 0 && row < 12 && column >= 0 && column < 3).toBe(true);
          }
          if (motion.extend && motion.to !== 'all') expect(next.active).toEqual(selection.active);
          selection = next;
        }
      }),
    );
  });

  test('Ctrl and an arrow go to the end of what is filled, then to the next that is', () => {
    const grid = [0, 1, 2, 6].reduce((next, row) => edit(next, [[at(next, row, 0), { text: '1' }]]), emptyGrid());
    const filled = ({ row, column }: { row: number; column: number }): boolean => isFilled(grid, at(grid, row, column));
    const rows: number[] = [];
    let selection = FIRST_CELL;
    for (let i = 0; i < 4; i += 1) {
      selection = moved(selection, { to: 'down', edge: true }, size, filled) ?? selection;
      rows.push(selection.active.row);
    }
    expect(rows).toEqual([2, 6, 11, 11]);
  });

  test('Tab leaves the grid at its end', () => {
    const last = { active: { row: 11, column: 2 }, corner: { row: 11, column: 2 } };
    expect(moved(last, { to: 'next' }, size, () => false)).toBeUndefined();
    expect(moved(FIRST_CELL, { to: 'previous' }, size, () => false)).toBeUndefined();
  });
});

describe('what is said of a cell', () => {
  test('COLLECT-10 a figure outside its range asks for an explanation that says something', () => {
    const grid = emptyGrid();
    const key = at(grid, 0, 1);
    const outside = edit(grid, [[key, { text: '104' }]]);
    expect(problemOf(outside, key, undefined)).toEqual({ kind: 'out_of_range', low: 0, high: 100 });
    expect(problemOf(edit(outside, [[key, { text: '104', note: '？' }]]), key, undefined)?.kind).toBe('out_of_range');
    expect(problemOf(edit(outside, [[key, { text: '104', note: '含省外断面' }]]), key, undefined)).toBeUndefined();
  });

  test('COLLECT-9 what is late says why, once for all or by itself', () => {
    const columns = COLUMNS.map((each) => ({ ...each, isLate: true }));
    const grid = emptyGrid(UNITS, columns);
    const key = at(grid, 0, 0);
    const late = edit(grid, [[key, { text: '5' }]]);
    expect(problemOf(late, key, undefined)).toEqual({ kind: 'late' });
    expect(problemOf(late, key, '统计局月报推迟')).toBeUndefined();
    expect(problemOf(edit(late, [[key, { text: '5', late: '统计局月报推迟' }]]), key, undefined)).toBeUndefined();
  });

  test('COLLECT-9 a draft of before the last day is not submitted before it says why it is late', () => {
    const [column] = COLUMNS.map((each) => ({ ...each, isLate: true }));
    const saved = (late?: string) =>
      openGrid({
        units: UNITS,
        columns: [column!],
        cells: [{ ...sheetCell(column!, UNITS[0]!, 'draft', { value: 5 }, 1), ...(late === undefined ? {} : { late }) }],
      });
    const key = at(saved(), 0, 0);
    expect(problemOf(saved(), key, '')).toEqual({ kind: 'late' });
    expect(countsOf(saved(), [key], '推迟')).toMatchObject({ submittable: [], wrong: [key], unsaved: 0 });
    expect(countsOf(saved(), [key], '统计局月报推迟')).toMatchObject({ submittable: [key], wrong: [] });
    expect(countsOf(saved('统计局月报推迟'), [key], '')).toMatchObject({ submittable: [key], wrong: [] });
  });

  test('counts: what may go, what is missing, what is wrong', () => {
    const grid = emptyGrid();
    const keys = UNITS.map((_, row) => at(grid, row, 1));
    const filled = edit(grid, [
      [keys[0]!, { text: '90' }],
      [keys[1]!, { text: '900' }],
      [keys[2]!, { text: '', missing: 'source_late' }],
    ]);
    const counts = countsOf(filled, keys, undefined);
    expect(counts).toMatchObject({ asked: 12, unsaved: 3, submittable: [keys[0], keys[2]], wrong: [keys[1]] });
    expect(counts.missing).toHaveLength(9);
  });

  test('ROUND-2 why saved drafts cannot be submitted is told once; of what is submitted or unsaved nothing', () => {
    const column = COLUMNS[0] as (typeof COLUMNS)[number];
    const draft = (i: number) => sheetCell(column, UNITS[i] as (typeof UNITS)[number], 'draft', { value: 1 });
    const closed = (i: number) => ({ ...draft(i), can: { ...draft(i).can, submit: ['没有 2027 年的节假日安排'] } });
    const grid = (cells: Parameters<typeof openGrid>[0]['cells']) => openGrid({ units: UNITS, columns: [column], cells });
    const keys = UNITS.map((_, row) => at(grid([]), row, 0));
    expect(heldBack(grid([closed(0), closed(1)]), keys)).toEqual(['没有 2027 年的节假日安排']);
    expect(heldBack(grid([draft(0), sheetCell(column, UNITS[2] as (typeof UNITS)[number], 'submitted', { value: 1 })]), keys)).toEqual([]);
    const typedOver = edit(grid([closed(0)]), [[keys[0] as string, typed(contentIn(grid([closed(0)]), keys[0] as string), '5')]]);
    expect(heldBack(typedOver, keys)).toEqual([]);
  });

  test('changes are in tenths of a percent of what was there; from zero there is none', () => {
    expect(changeOf({ value: 110 }, { value: 100 }, '万元')).toEqual({ tenths: 100 });
    expect(changeOf({ value: -90 }, { value: -100 }, undefined)).toEqual({ tenths: 100 });
    expect(changeOf({ value: 5 }, { value: 0 }, '万元')).toBeUndefined();
    expect(changeOf({ missing: 'withheld' }, { value: 5 }, '万元')).toBeUndefined();
  });

  test('percentages move by points, from zero and over zero as well', () => {
    expect(changeOf({ value: 6.2 }, { value: 5.4 }, '%')).toEqual({ points: 80 });
    expect(changeOf({ value: -2.3 }, { value: 1.25 }, '％')).toEqual({ points: -355 });
    expect(changeOf({ value: 0.5 }, { value: 0 }, '%')).toEqual({ points: 50 });
    expect(changeOf({ missing: 'withheld' }, { value: 5 }, '%')).toBeUndefined();
    expect(changeOf(undefined, { value: 5 }, '%')).toBeUndefined();
  });
});
