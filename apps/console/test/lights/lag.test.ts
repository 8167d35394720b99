import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { language } from '../../src/app/language.ts';
import { Lag } from '../../src/lights/Lag.tsx';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

const said = (lag: number, basis: 'ratio' | 'points' | 'steps', unit = '微克/立方米'): string =>
  renderToStaticMarkup(createElement(Lag, { lag, basis, unit }))
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');

test('LIGHT-6 a lag says what it is counted in', () => {
  expect(said(0.2, 'ratio')).toBe('20% 落后占应达进度的比例');
  expect(said(-0.0125, 'ratio')).toBe('−1.25% 落后占应达进度的比例');
  expect(said(0.3, 'points')).toBe('0.3 微克/立方米 落后的差值');
  expect(said(2, 'steps')).toBe('2 落后的步数');
});

test('a unit of measure is said in English on an English page, as far as it has a word there', () => {
  language.set('en');
  expect(said(0.3, 'points', '亿元')).toMatch(/^0\.3 hundred million yuan /);
  expect(said(0.3, 'points', '示例单位')).toMatch(/^0\.3 示例单位 /);
  language.set('zh');
  expect(said(0.3, 'points', '亿元')).toMatch(/^0\.3 亿元 /);
});
