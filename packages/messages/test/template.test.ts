import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, plainNumber, templatePlaces } from '../src/template.ts';

const fill = (template: string, args: Record<string, string | number>): string => fillTemplate(template, args, 'en', plainNumber);

describe('fillTemplate', () => {
  it('drops an optional part when one place in it is silent, and keeps it when all speak', () => {
    expect(fill('a[[ b {x} {y}]] c', { x: 'X', y: '' })).toBe('a c');
    expect(fill('a[[ b {x} {y}]] c', { x: 'X', y: 'Y' })).toBe('a b X Y c');
  });

  it('lets no sentence begin with a comma whose part before it was silent, and keeps those of values', () => {
    const range = '[[at least {low}]][[, at most {high}]]';
    expect(fill(range, { low: 0, high: 100 })).toBe('at least 0, at most 100');
    expect(fill(range, { low: '', high: 100 })).toBe('at most 100');
    expect(fill(range, { low: 0, high: '' })).toBe('at least 0');
    expect(fill('{x}', { x: ', 12' })).toBe(', 12');
  });

  it('takes the English of an argument in English, and the argument itself in Chinese or where there is no English', () => {
    const args = { title: '领导评价', title_en: 'Leaders' };
    expect(fill('{title}', args)).toBe('Leaders');
    expect(fillTemplate('{title}', args, 'zh-CN', plainNumber)).toBe('领导评价');
    expect(fill('{title}', { title: '领导评价', title_en: '' })).toBe('领导评价');
  });

  it('names constraints with clause and how far they would have to give way', () => {
    const args = { relax: '投资至少60\t3\t10\n空气\t\t1', relax_en: 'Investment\t3\t10\nAir\t\t1' };
    expect(fillTemplate('{relax:relaxations}', args, 'zh-CN', plainNumber)).toBe(
      '“投资至少60”（第 3 条）须放宽 10 个百分点；“空气”须放宽 1 个百分点',
    );
    expect(fill('{relax:relaxations}', args)).toBe('“Investment” (clause 3) by 10 percentage points; “Air” by 1 percentage point');
  });

  it('treats zero as something to say, except where a count is asked for', () => {
    expect(fill('n[[ = {n}]]', { n: 0 })).toBe('n = 0');
    expect(fill('n[[ ({n:some})]]', { n: 0 })).toBe('n');
    expect(fill('n[[ ({n:several})]]', { n: 1 })).toBe('n');
    expect(fill('n[[ ({n:several})]]', { n: 2 })).toBe('n (2)');
  });

  it('writes sizes for people', () => {
    expect(fill('{n:bytes}', { n: 209_715_200 })).toBe('200 MB');
    expect(fill('{n:bytes}', { n: 1536 })).toBe('1.5 KB');
    expect(fill('{n:bytes}', { n: 12 })).toBe('12 bytes');
  });

  it('tells streams by what they are of', () => {
    const stream = { s: 'value/gdp_growth/2026Q3/990100/report' };
    expect(fillTemplate('{s:stream}', stream, 'zh-CN', plainNumber)).toBe('指标数据 gdp_growth 2026Q3 990100');
    expect(fill('{s:stream}', { s: 'round/2026-11' })).toBe('round 2026-11');
    expect(fill('{s:stream}', { s: 'rights' })).toBe('posts and rights');
    expect(fill('{s:stream}', { s: 'publication/2024' })).toBe('publication days 2024');
    expect(fill('{s:stream}', { s: 'other/x' })).toBe('other/x');
  });

  it('throws for an argument or a topic that is not there, inherited names included', () => {
    expect(() => fill('{x}', {})).toThrow(/x/);
    expect(() => fill('{toString}', {})).toThrow(/toString/);
    expect(() => fill('{x:zebra}', { x: '1' })).toThrow(/zebra/);
  });

  it('puts any text in as it is', () => {
    fc.assert(fc.property(fc.string(), (text) => fill('<{x}>', { x: text }) === `<${text}>`));
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => fill('<[[{x}]]>', { x: text }) === `<${text}>`));
  });

  it('lists its places with their forms', () => {
    expect(templatePlaces('{a} [[{b:period}]]')).toEqual([{ name: 'a' }, { name: 'b', form: 'period' }]);
  });
});
