import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, plainNumber, templatePlaces } from '../src/template.ts';

const fill = (template: string, args: Record<string, string | number>): string => fillTemplate(template, args, 'en', plainNumber);

describe('fillTemplate', () => {
  it('drops an optional part when one place in it is silent, and keeps it when all speak', () => {
    expect(fill('a[[ b {x} {y}]] c', { x: 'X', y: '' })).toBe('a c');
    expect(fill('a[[ b {x} {y}]] c', { x: 'X', y: 'Y' })).toBe('a b X Y c');
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
