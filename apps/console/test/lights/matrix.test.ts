import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changesOf,
  countsOf,
  gravestLights,
  type LightRow,
  type Matrix,
  rowsWith,
  watchedOf,
  worstFirst,
} from '../../src/lights/matrix.ts';
import { moved } from '../../src/lights/moved.ts';

const KINDS = ['green', 'blue', 'yellow', 'red'].map((id, order) => ({ id, title: { 'zh-CN': id }, colour: id, order }));
const COLUMNS = ['gdp', 'jobs'].map((indicator) => ({ indicator, title: { 'zh-CN': indicator }, unit: '%', moment: '2026-12' }));

function row(id: string, ...lights: readonly (string | null)[]): LightRow {
  return {
    unit: { id, name: { 'zh-CN': `市${id}`, en: `City ${id}` } },
    cells: lights.map((light) => (light === null ? null : { light, state: light === '' ? 'normal' : 'alerting' })),
  };
}

const matrix = (...rows: readonly LightRow[]): Matrix => ({ kinds: KINDS, columns: COLUMNS, rows });

describe('lights of a list, counted and compared', () => {
  test('counts are of lights that are lit, the gravest first; what is not asked of a unit is not watched', () => {
    const rows = [row('1', 'blue', 'red'), row('2', '', null), row('3', 'blue', 'blue')];
    expect(countsOf(rows, KINDS)).toEqual([
      { light: 'red', count: 1 },
      { light: 'blue', count: 3 },
    ]);
    expect(watchedOf(rows)).toBe(5);
  });

  test('worst first: one red stands before two blue; alike, by ID; without a grave light, not at all', () => {
    const rows = [row('1', 'blue', 'blue'), row('2', 'green', ''), row('4', 'red', ''), row('3', '', 'red'), row('5', 'red', 'blue')];
    expect(worstFirst(rows, KINDS).map(({ unit }) => unit.id)).toEqual(['5', '3', '4', '1']);
  });

  test('the gravest lights by name: of one kind those of the worst units first, no more than asked for, none of the best kind', () => {
    const lights = matrix(
      row('1', 'blue', 'blue'),
      row('2', 'green', ''),
      row('4', 'red', ''),
      row('3', 'yellow', 'red'),
      row('5', 'blue', null),
    );
    const named = (most: number): readonly string[] =>
      gravestLights(lights, most).map(({ row: { unit }, column, light }) => `${light} ${unit.id} ${column.indicator}`);
    expect(named(4)).toEqual(['red 3 jobs', 'red 4 gdp', 'yellow 3 gdp', 'blue 1 gdp']);
    expect(named(9)).toHaveLength(6);
  });

  test('changes go by indicator, not by place; none and the best are alike; a new unit or indicator is no change', () => {
    const before: Matrix = {
      kinds: KINDS,
      columns: [COLUMNS[1] as (typeof COLUMNS)[number], COLUMNS[0] as (typeof COLUMNS)[number]],
      rows: [row('1', 'red', ''), row('2', '', 'green')],
    };
    const now = matrix(row('1', 'blue', 'yellow'), row('2', '', ''), row('9', 'red', 'red'));
    expect(changesOf(now, before).map(({ row: { unit }, column, by }) => [unit.id, column.indicator, by])).toEqual([
      ['1', 'gdp', 1],
      ['1', 'jobs', -1],
    ]);
  });

  test('what became worse one way became better the other way', () => {
    const light = fc.constantFrom('', 'green', 'blue', 'yellow', 'red', null);
    const rows = fc.array(fc.tuple(light, light), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [one, two] = [a, b].map((lights) => matrix(...lights.map((pair, at) => row(String(at), ...pair))));
        const there = changesOf(one as Matrix, two as Matrix);
        const back = changesOf(two as Matrix, one as Matrix);
        expect(there.reduce((sum, { by }) => sum + by, 0) + back.reduce((sum, { by }) => sum + by, 0)).toBe(0);
        expect(there.length).toBe(back.length);
      }),
    );
  });

  test('filtering takes units with the light, by a part of either name or of the ID', () => {
    const rows = [row('1', 'blue', ''), row('2', '', '')];
    expect(rowsWith(rows, { light: 'blue', text: '' })).toEqual([rows[0]]);
    expect(rowsWith(rows, { light: '', text: ' city 2 ' })).toEqual([rows[1]]);
    expect(rowsWith(rows, { light: 'blue', text: '市2' })).toEqual([]);
  });

  test('keys move inside the matrix and never out of it; other keys lead nowhere', () => {
    const size = { rows: 3, columns: 4 };
    expect(moved('ArrowDown', { row: 0, column: 2 }, size)).toEqual({ row: 1, column: 2 });
    expect(moved('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 3 });
    expect(moved('a', { row: 1, column: 0 }, size)).toBeUndefined();
    fc.assert(
      fc.property(
        fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'),
        fc.nat(2),
        fc.nat(3),
        (key, at, column) => {
          const to = moved(key, { row: at, column }, size);
          expect(to && to.row >= 0 && to.row < 3 && to.column >= 0 && to.column < 4).toBe(true);
        },
      ),
    );
  });
});
