import { workflowIssue } from '@kedu/workflow';
import { describe, expect, test } from 'vitest';
import { type FigureNames, namedFigure } from '../../src/collection/namedFigures.ts';

const names: FigureNames = {
  titles: (id) => ({ title: id === 'new_jobs' ? { 'zh-CN': '城镇新增就业', en: 'New jobs' } : { 'zh-CN': id }, unit: '人' }),
  unitName: (id) => ({ id, name: { 'zh-CN': id === '990100' ? '北川市' : id, ...(id === '990100' ? { en: 'Beichuan' } : {}) } }),
};
const named = (...issue: Parameters<typeof workflowIssue>) => namedFigure(workflowIssue(...issue), names);

describe('COLLECT-13 a reason names indicators and units as people call them', () => {
  const place = { indicator: 'new_jobs', period: '2026-11', unit: '990100' };

  test.each(['COLLECT_NOT_ASKED', 'COLLECT_TWICE'] as const)('%s, while its place keeps the IDs', (code) => {
    const issue = named(code, place, { ...place });
    expect(issue.args).toEqual({
      period: '2026-11',
      indicator: '城镇新增就业',
      indicator_en: 'New jobs',
      unit: '北川市',
      unit_en: 'Beichuan',
    });
    expect(issue.place).toEqual(place);
  });

  test('COLLECT_OWNER and COLLECT_OFFICIAL; what nobody knows stays as it is', () => {
    const posts = { owner: 'd16', post: 'd99' };
    expect(named('COLLECT_OWNER', {}, { indicator: 'new_jobs', ...posts }).args).toMatchObject({ indicator: '城镇新增就业', ...posts });
    expect(named('COLLECT_OWNER', {}, { indicator: 'zebra', ...posts }).args).toEqual({ indicator: 'zebra', ...posts });
    expect(named('COLLECT_OFFICIAL', {}, { indicator: 'new_jobs', ground: 'typing' }).args['indicator']).toBe('城镇新增就业');
  });

  test('another code is left alone', () => {
    const issue = workflowIssue('COLLECT_SAME', place, { found: 'new_jobs' });
    expect(namedFigure(issue, names)).toBe(issue);
  });
});
