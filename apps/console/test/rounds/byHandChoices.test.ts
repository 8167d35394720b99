import { expect, test } from 'vitest';
import { byHandChoices } from '../../src/rounds/byHandChoices.ts';

const indicator = (id: string, zh: string, isComputed = false) => ({ id, title: { 'zh-CN': zh, en: id.toUpperCase() }, isComputed });
const INDICATORS = [
  indicator('hotline', '热线办结率'),
  indicator('jobs', '新增就业'),
  indicator('rate', '就业增速', true),
  indicator('water', '水质'),
  indicator('air', '空气'),
];
const CONNECTORS = [
  { standing: 'suspended', indicators: ['hotline', 'rate', 'of_another_scheme'] },
  { standing: 'live', indicators: ['water'] },
  { standing: 'ended', indicators: ['air'] },
] as const;

test('ROUND-6 what a connector brings that has not ended may be asked of people, by name, and nothing that is computed', () => {
  expect(byHandChoices(INDICATORS, CONNECTORS as never, [], 'zh')).toEqual([
    { id: 'hotline', name: '热线办结率' },
    { id: 'water', name: '水质' },
  ]);
  expect(byHandChoices(INDICATORS, [], [], 'zh')).toEqual([]);
});

test('ROUND-6 what a plan has already stays to be seen and taken out, whatever became of it', () => {
  expect(byHandChoices(INDICATORS, CONNECTORS as never, ['air', 'gone'], 'en')).toEqual([
    { id: 'hotline', name: 'HOTLINE' },
    { id: 'water', name: 'WATER' },
    { id: 'air', name: 'AIR' },
    { id: 'gone', name: 'gone' },
  ]);
});

test('ROUND-6 where it is not known what connectors bring, all that are collected are offered', () => {
  expect(byHandChoices(INDICATORS, undefined, [], 'zh').map(({ id }) => id)).toEqual(['hotline', 'jobs', 'water', 'air']);
});
