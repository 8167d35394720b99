import type { LocalizedText } from '@kedu/model';
import type { Grades } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { placesMissing } from '../../src/grade/places.ts';

const place = { file: 'scheme/2023.yaml', line: 40 };
const grade = (id: string, chinese: string, en: string): Grades['order'][number] => ({ id, title: { 'zh-CN': chinese, en } });

function gradesOf(of: 'list' | 'class' | 'group'): Grades {
  return {
    order: [grade('excellent', '优秀', 'Excellent'), grade('good', '良好', 'Good')],
    atLeast: {},
    quota: { of, shares: { excellent: 0.2 }, round: 'down', ties: 'none_over', smallGroups: 'alone', minGroup: 1 },
    place,
  };
}

const titled = (id: string, title: LocalizedText) => ({ id, title });
const scheme = {
  lists: [titled('places', { 'zh-CN': '设区的市', en: 'Cities' })],
  classes: [titled('ecological', { 'zh-CN': '重点生态功能区', en: 'Ecological zones' })],
} as unknown as Parameters<typeof placesMissing>[1];

function told(of: 'list' | 'class' | 'group') {
  const three = { list: 'places', ranked: Uint8Array.of(1, 1, 1), classes: Array(3).fill('ecological'), groups: Array(3).fill('沿海组') };
  return placesMissing(gradesOf(of), scheme, three).map(({ args }) => args);
}

describe('GRADE-9 who has no place is named as people call it', () => {
  test('list and class by their titles in both languages, not by their IDs', () => {
    expect(told('class')).toMatchObject([
      { list: '设区的市', list_en: 'Cities', scope: '重点生态功能区', scope_en: 'Ecological zones', grade: '优秀', size: 3, share: '20%' },
    ]);
    expect(told('list')).toMatchObject([{ list: '设区的市', list_en: 'Cities', scope: '' }]);
  });

  test('a group by what the register calls it, which has no other name', () => {
    const [args] = told('group');
    expect(args).toMatchObject({ list: '设区的市', scope: '沿海组' });
    expect(args && 'scope_en' in args).toBe(false);
  });
});
