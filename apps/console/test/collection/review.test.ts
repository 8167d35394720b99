import { describe, expect, test } from 'vitest';
import { burdenRows, type BurdenLine, monthsOf } from '../../src/collection/burden/linesOf.ts';
import { changeText, figureText } from '../../src/collection/entry/figureText.ts';
import { keyAct } from '../../src/collection/entry/gridKeys.ts';
import { refusalByCell } from '../../src/collection/read/saveValues.ts';
import type { StandingFigure } from '../../src/collection/read/sheetOf.ts';
import { awaitedBulk, differencesFirst, isCalm, openBulk, reasonsAgainst } from '../../src/collection/review/orderOf.ts';

function figure(unit: string, rest: Partial<StandingFigure> = {}): StandingFigure {
  return {
    unit: { id: unit, name: { 'zh-CN': unit } },
    indicator: 'water_quality',
    period: '2026-12',
    source: 'report',
    seen: 1,
    step: 'submitted',
    isContested: false,
    awaitsCorrection: false,
    opinions: [],
    can: [],
    ...rest,
  };
}

const ids = (figures: readonly StandingFigure[]): readonly string[] => figures.map(({ unit }) => unit.id);

describe('checking', () => {
  test('contested, outside, missing, then what moved most; equal ones in their order', () => {
    const figures = [
      figure('a', { figure: { value: 50 }, before: { value: 50 } }),
      figure('b', { figure: { value: 55 }, before: { value: 50 } }),
      figure('c', { figure: { missing: 'withheld' } }),
      figure('d', { figure: { value: 101 } }),
      figure('e', { figure: { value: 50 }, isContested: true }),
      figure('f', { figure: { value: 50 }, before: { value: 50 }, yearBefore: { value: 25 } }),
      figure('g'),
      figure('h', { figure: { value: 50 }, before: { value: 50 } }),
    ];
    expect(ids(differencesFirst(figures, [0, 100]))).toEqual(['e', 'd', 'c', 'f', 'b', 'a', 'h', 'g']);
    expect(ids(figures)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  test('percentages move by points: 1 after 0.5 is less than 60 after 50', () => {
    const figures = [
      figure('a', { figure: { value: 1 }, before: { value: 0.5 } }),
      figure('b', { figure: { value: 60 }, before: { value: 50 } }),
    ];
    expect(ids(differencesFirst(figures, undefined, '%'))).toEqual(['b', 'a']);
    expect(ids(differencesFirst(figures, undefined, '万元'))).toEqual(['a', 'b']);
  });

  test('what is contested, or waits for its correction, does not go with many others', () => {
    const figures = [figure('a', { isContested: true }), figure('b'), figure('c', { awaitsCorrection: true })];
    expect(ids(figures.filter(isCalm))).toEqual(['b']);
  });

  test('COLLECT-13 reasons against a command stand once, each with its units', () => {
    const against = (text: string) => [{ command: 'check', against: [{ code: 'X', severity: 'error' as const, text, args: {} }] }];
    const figures = [
      figure('a', { can: against('同一个人') }),
      figure('b', { can: against('还没有报') }),
      figure('c', { can: against('同一个人') }),
    ];
    expect(reasonsAgainst(figures, 'check').map(({ text, units }) => [text, units.map(({ id }) => id)])).toEqual([
      ['同一个人', ['a', 'c']],
      ['还没有报', ['b']],
    ]);
  });

  test('COLLECT-13 what is out of turn names the step in which it stands, other reasons their code alone', () => {
    const against = (code: string) => [{ command: 'check', against: [{ code, severity: 'error' as const, text: code, args: {} }] }];
    const figures = [
      figure('a', { step: 'none', can: against('STEP_NOT_ALLOWED') }),
      figure('b', { step: 'submitted', can: against('TWICE_ONE_PERSON') }),
    ];
    expect(reasonsAgainst(figures, 'check').map(({ code, step }) => [code, step])).toEqual([
      ['STEP_NOT_ALLOWED', 'none'],
      ['TWICE_ONE_PERSON', undefined],
    ]);
  });
});

describe('a command that is not open yet', () => {
  const can = (command: string, ...codes: readonly string[]) => ({
    command,
    against: codes.map((code) => ({
      code,
      severity: 'error' as const,
      text: code,
      args: code === 'COLLECT_WINDOW' ? { until: '2026-12-07' } : {},
    })),
  });

  test('COLLECT-13 is awaited by whoever may give it once, for what is left to do; nobody else waits for it', () => {
    const head = [
      figure('a', { step: 'checked', can: [can('check', 'RIGHT_DENIED'), can('approve', 'COLLECT_WINDOW')] }),
      figure('b', { step: 'approved', can: [can('check', 'RIGHT_DENIED'), can('approve', 'STEP_NOT_ALLOWED')] }),
    ];
    const awaited = awaitedBulk(head);
    expect([awaited?.command, ids(awaited?.figures ?? [])]).toEqual(['approve', ['a']]);
    expect(awaitedBulk(head.slice(1))).toBeUndefined();
    expect(awaitedBulk([figure('a', { can: [can('check', 'RIGHT_DENIED'), can('approve', 'RIGHT_DENIED')] })])).toBeUndefined();
    const open = [...head, figure('c', { step: 'checked', can: [can('approve')] })];
    expect([openBulk(open), awaitedBulk(open)]).toEqual(['approve', undefined]);
  });

  test('COLLECT-6 silence names the day until which it may be broken, another day apart', () => {
    const later = {
      ...can('approve', 'COLLECT_WINDOW'),
      against: [{ ...can('approve', 'COLLECT_WINDOW').against[0], args: { until: '2026-12-08' } }],
    };
    const figures = [
      figure('a', { can: [can('approve', 'COLLECT_WINDOW')] }),
      figure('b', { can: [can('approve', 'COLLECT_WINDOW')] }),
      figure('c', { can: [later as never] }),
    ];
    expect(reasonsAgainst(figures, 'approve').map(({ until, units }) => [until, units.length])).toEqual([
      ['2026-12-07', 2],
      ['2026-12-08', 1],
    ]);
  });
});

describe('refusals by cell', () => {
  const keys = ['gdp/2026-12/990100/report', 'gdp/2026-12/990200/report'];
  const refused = (at: string | undefined, code = 'COLLECT_RANGE', status = 422) => ({
    status,
    code,
    title: '没有办成',
    issues: [{ code, text: '超出范围', at }],
  });

  test('API-5 a cell with or without its source, or a pointer into the entries', () => {
    for (const at of ['gdp/2026-12/990200/report', 'gdp/2026-12/990200', '/entries/1/command/figure'])
      expect(refusalByCell(refused(at), keys)).toMatchObject({
        cells: [{ key: keys[1], texts: ['超出范围'] }],
        texts: [],
        isOvertaken: false,
      });
  });

  test('API-6 what names no cell of ours stands for all of it; a conflict is known by status or code', () => {
    expect(refusalByCell(refused(undefined), keys)).toMatchObject({ cells: [], texts: ['超出范围'] });
    expect(refusalByCell(refused('gdp/2026-12/9902'), keys)).toMatchObject({ cells: [] });
    expect(refusalByCell(refused(keys[0], 'COMMIT_CONFLICT', 409), keys).isOvertaken).toBe(true);
    expect(refusalByCell(refused(keys[0], 'REASON_MISSING'), keys).refused.issues).toMatchObject([{ at: '/reason', text: '超出范围' }]);
    expect(refusalByCell(refused(keys[0], 'TWICE_ONE_PERSON'), keys).refused.issues).toMatchObject([{ at: keys[0] }]);
    expect(refusalByCell({ status: 403, code: 'RIGHT_DENIED', title: '无权', issues: [] }, keys).texts).toEqual(['无权']);
  });
});

describe('texts', () => {
  test('figures are read by their thousands, changes with their sign', () => {
    const words = { source_late: '来源延迟', not_applicable: '不适用', withheld: '保密' };
    expect(
      [{ value: 1234567.5 }, { value: -1200 }, { value: 0.00012 }, { missing: 'withheld' } as const, undefined].map((each) =>
        figureText(each, words),
      ),
    ).toEqual(['1\u2009234\u2009567.5', '−1\u2009200', '0.00012', '保密', '—']);
    const points = { points: (text: string) => `${text} 个百分点` };
    expect([105, -5, 0].map((tenths) => changeText({ tenths }, points))).toEqual(['+10.5%', '−0.5%', '0.0%']);
    expect([80, -355, -5, 0].map((each) => changeText({ points: each }, points))).toEqual([
      '+0.8 个百分点',
      '−3.55 个百分点',
      '−0.05 个百分点',
      '0.0 个百分点',
    ]);
  });

  test('BURDEN-1 a month of the ledger, or all of them together', () => {
    const line = (unit: string, month: string, asked: number, spared = 0): BurdenLine => ({
      unit: { id: unit, name: { 'zh-CN': unit } },
      month,
      kind: 'cell',
      asked,
      spared,
    });
    const lines = [line('a', '2026-11', 3), line('b', '2026-11', 5, 2), line('a', '2026-12', 4)];
    expect(monthsOf(lines)).toEqual(['2026-12', '2026-11']);
    expect(burdenRows(lines, '2026-11').rows.map(({ unit, asked }) => [unit.id, asked])).toEqual([
      ['b', 5],
      ['a', 3],
    ]);
    expect(burdenRows(lines, undefined)).toMatchObject({
      rows: [{ asked: 7 }, { asked: 5 }],
      totals: [{ kind: 'cell', asked: 12, spared: 2 }],
    });
  });
});

describe('keys', () => {
  const press = (key: string, held: Partial<Parameters<typeof keyAct>[0]> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });

  test('arrows move cells while a text is typed anew, and the caret while it is mended', () => {
    expect(keyAct(press('ArrowLeft'), 'typing', 10)).toEqual({ act: 'move', motion: { to: 'left', edge: false, extend: false } });
    expect(keyAct(press('ArrowLeft'), 'caret', 10)).toEqual({ act: 'native' });
    expect(keyAct(press('Delete'), 'ready', 10)).toEqual({ act: 'clear' });
    expect(keyAct(press('Delete'), 'typing', 10)).toEqual({ act: 'native' });
    expect(keyAct(press('Escape'), 'ready', 10)).toEqual({ act: 'leave' });
    expect(keyAct(press('Escape'), 'typing', 10)).toEqual({ act: 'give_up' });
    expect(keyAct(press('Z', { ctrlKey: true, shiftKey: true }), 'ready', 10)).toEqual({ act: 'redo' });
    expect(keyAct(press('z', { metaKey: true }), 'ready', 10)).toEqual({ act: 'undo' });
    expect(keyAct(press('d'), 'ready', 10)).toEqual({ act: 'native' });
  });
});
