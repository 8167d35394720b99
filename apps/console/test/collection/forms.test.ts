import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { refusalByCell } from '../../src/collection/read/saveValues.ts';
import type { StandingFigure } from '../../src/collection/read/sheetOf.ts';
import { CorrectDialog } from '../../src/collection/review/CorrectDialog.tsx';
import { ReasonDialog } from '../../src/collection/review/ReasonDialog.tsx';
import type { GivenOutcome } from '../../src/collection/review/useGiven.ts';

// The language of the reader is read as on a page, without one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, read: () => T): T => read(),
}));

const FIGURE: StandingFigure = {
  unit: { id: '990100', name: { 'zh-CN': '北川市' } },
  indicator: 'gdp',
  period: '2026-12',
  source: 'report',
  seen: 1,
  step: 'approved',
  isContested: false,
  awaitsCorrection: false,
  figure: { value: 5 },
  opinions: [],
  can: [],
};

describe('a form for one figure', () => {
  const nothing = { done: 0, byCell: new Map(), texts: [], isAway: false };
  const outcome = (command: 'correct' | 'return', code: string): GivenOutcome => {
    const issues = [{ code, text: '服务器的话', at: 'gdp/2026-12/990100' }];
    const { refused } = refusalByCell({ status: 422, code, title: '没有办成', issues }, ['gdp/2026-12/990100/report']);
    return { ...nothing, command, refused };
  };
  const common = { about: '北川市', isRunning: false, give: async () => false, onClose: () => undefined };
  const correcting = (of: GivenOutcome): string =>
    renderToStaticMarkup(createElement(CorrectDialog, { ...common, figure: FIGURE, measure: '%', outcome: of }));
  const returning = (of: GivenOutcome): string =>
    renderToStaticMarkup(createElement(ReasonDialog, { ...common, title: '退回', outcome: of }));

  test('API-5 a reason that says too little is refused beside the reason, a figure beside the figure, the rest on top', () => {
    const reason = correcting(outcome('correct', 'REASON_MISSING'));
    expect(reason).toMatch(/<textarea[^>]*aria-invalid="true"/);
    expect(reason).not.toMatch(/<input[^>]*aria-invalid/);
    expect(reason.match(/服务器的话/g)).toHaveLength(1);
    const same = correcting(outcome('correct', 'COLLECT_SAME'));
    expect(same).toMatch(/<input[^>]*aria-invalid="true"/);
    expect(same).not.toMatch(/<textarea[^>]*aria-invalid/);
    for (const other of [correcting(outcome('correct', 'RIGHT_DENIED')), returning(outcome('return', 'RIGHT_DENIED'))]) {
      expect(other).toMatch(/role="alert"[^>]*>.*服务器的话.*<\/div>/s);
      expect(other).not.toContain('aria-invalid');
    }
    expect(returning(outcome('return', 'REASON_MISSING'))).toMatch(/<textarea[^>]*aria-invalid="true"/);
  });

  test('its own words stand beside an empty reason, not those of the browser', () => {
    for (const form of [correcting({ ...nothing, command: 'correct' }), returning({ ...nothing, command: 'return' })])
      expect(form).toMatch(/<form[^>]*novalidate/i);
  });

  test('COMMIT-3 without an answer nobody says that nothing was done', () => {
    const away = returning({ ...nothing, command: 'return', isAway: true });
    expect(away).toMatch(/role="alert".*不知道是否办成/s);
  });
});
