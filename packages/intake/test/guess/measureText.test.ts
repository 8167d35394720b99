import { describe, expect, it } from 'vitest';
import { isMeasure, measureOfLine, measureOfTitle, splitMeasure } from '../../src/guess/measureText.ts';

describe('GUESS-6 units of measure', () => {
  it.each(['万元', '亿元', '％', '‰', '件/万人', '微克/立方米', '平方公里', '个百分点', '吨标准煤/万元', 'kWh'])('%s is one', (text) => {
    expect(isMeasure(text)).toBe(true);
  });

  it.each(['北川市', '地区生产总值', '2023年', '满分10', '现价', '人均', '', '元月'])('“%s” is none', (text) => {
    expect(isMeasure(text)).toBe(false);
  });

  it('is taken off a heading, other brackets are not', () => {
    expect(splitMeasure('地区生产总值（万元）')).toEqual({ text: '地区生产总值', measure: '万元' });
    expect(splitMeasure('地区生产总值（单位：万元）')).toEqual({ text: '地区生产总值', measure: '万元' });
    expect(splitMeasure('产值（现价）')).toEqual({ text: '产值（现价）' });
  });

  it.each([
    ['2025年农业产值（万元）', '2025年农业产值', '万元'],
    ['2025年农业产值（单位：万元）', '2025年农业产值', '万元'],
    ['2025年农业产值 单位:万元', '2025年农业产值', '万元'],
    ['农业产值（亿元）完成情况表', '农业产值完成情况表', '亿元'],
  ])('stands in the title %s', (title, text, measure) => {
    expect(measureOfTitle(title)).toEqual({ text, measure });
  });

  it('is none where a title has several, or brackets without one', () => {
    expect(measureOfTitle('产值（亿元）和增速（%）')).toEqual({ text: '产值（亿元）和增速（%）' });
    expect(measureOfTitle('年度考核表（年终）')).toEqual({ text: '年度考核表（年终）' });
    expect(measureOfTitle('填报单位：北川市')).toEqual({ text: '填报单位：北川市' });
  });

  it('is read from a line above, where it names one', () => {
    expect(measureOfLine('（单位：万元）')).toEqual({ measure: '万元', several: false });
    expect(measureOfLine('单位：亿元、%')).toEqual({ several: true });
    expect(measureOfLine('填报单位：北川市')).toBeUndefined();
    expect(measureOfLine('单位：北川市')).toBeUndefined();
  });
});
