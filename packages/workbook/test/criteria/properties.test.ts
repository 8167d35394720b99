import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCriterion } from '@kedu/workbook';

const UNDERSTOOD = [
  '完成目标得满分，未完成按比例计分',
  '每低1个百分点扣0.5分，扣完为止',
  '排名第一得满分，每后退一名扣5%',
  '每发生一起扣2分，扣完为止',
  '符合要求得满分，否则不得分',
];
const STRANGE = fc.stringMatching(/^[甲乙丙丁戊己庚辛壬癸]{2,6}$/);

describe('criteria as properties', () => {
  it('CRITERIA-6 strange words anywhere refuse the whole, and are said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNDERSTOOD), STRANGE, fc.boolean(), (text, strange, before) => {
        const reading = readCriterion(before ? `${strange}。${text}` : `${text}；${strange}`, { points: 10, unit: '%', target: 90 });
        expect('gap' in reading && reading.notUnderstood.map((span) => span.text).join()).toContain(strange);
      }),
    );
  });

  it('CRITERIA-3 points scale with the points of the indicator', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), (points, tenths) => {
        const reading = readCriterion(`每低1个百分点扣0.${tenths}分`, { points, unit: '%', target: 90 });
        expect('gap' in reading ? reading : reading.method).toEqual({ step: { at_target: 100, unit: 1, per: (tenths * 10) / points } });
      }),
    );
  });

  it('CRITERIA-1 full width, blanks and breaks change nothing', () => {
    const wide = (text: string): string => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const method = (text: string): unknown => {
      const reading = readCriterion(text, { points: 10, unit: '%', target: 90 });
      return 'gap' in reading ? reading.gap : reading.method;
    };
    for (const text of UNDERSTOOD) {
      expect(method(wide(text))).toEqual(method(text));
      expect(method([...text].join(' '))).toEqual(method(text));
    }
  });

  it('never throws, whatever stands there', () => {
    const piece = fc.constantFrom(
      '每',
      '低',
      '1',
      '个百分点',
      '扣',
      '0.5',
      '分',
      '得满分',
      '，',
      '；',
      '≥',
      '95%',
      '-',
      '前三名',
      '（',
      '）',
      '按',
      '比例',
      '完成',
      '目标',
      '其余',
      '最多',
      '加',
      '不得分',
      '一',
      '起',
      '发生',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), fc.constantFrom(0.5, 3, 10, 100), (pieces, points) => {
        const text = pieces.join('');
        const reading = readCriterion(text, { points });
        if ('gap' in reading) return;
        expect(JSON.stringify(reading)).not.toMatch(/null|NaN|Infinity/);
      }),
      { numRuns: 500 },
    );
  });
});
