import { describe, expect, test } from 'vitest';
import { pageDifferences } from '../src/check/pageDifferences.ts';

const row = (name: string, ...cells: readonly string[]): string =>
  `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const page = (...rows: readonly string[]): string =>
  `<body><section><h2>三、排名</h2><table><tbody>${rows.join('\n')}</tbody></table></section></body>`;
const ROWS = Array.from({ length: 40 }, (_, i) => row(`示例县${i}`, String(90 - i), '良好'));

describe('CAPSULE-6 where a page differs', () => {
  test('the same page differs nowhere, white space aside', () => {
    expect(pageDifferences(page(...ROWS), page(...ROWS).replaceAll('\n', '\n  '))).toEqual({ count: 0, first: [] });
  });

  test('a changed text is named with its chapter and row', () => {
    const changed = ROWS.map((one, i) => (i === 7 ? row('示例县7', '99', '优秀') : one));
    expect(pageDifferences(page(...changed), page(...ROWS))).toEqual({
      count: 2,
      first: [
        { where: '三、排名 · 示例县7', written: '99', expected: '83' },
        { where: '三、排名 · 示例县7', written: '优秀', expected: '良好' },
      ],
    });
  });

  test('of a long text the place is shown', () => {
    const long = (name: string): string => `<p>${'前'.repeat(60)}第一名${name}${'后'.repeat(200)}</p>`;
    const [one] = pageDifferences(long('甲县'), long('乙县')).first;
    expect(one?.written).toMatch(/^…前{13}第一名甲县后+…$/);
    expect(one?.expected).toMatch(/^…前{13}第一名乙县后+…$/);
  });

  test('a changed tag is named where the texts agree, signs as people read them', () => {
    expect(pageDifferences('<b title="a > b">x &amp; y</b><i>1</i>', '<b>x &amp; y</b><i>1</i>').first).toEqual([
      { where: '', written: '<b title="a > b">', expected: '<b>' },
    ]);
    expect(pageDifferences('<b>x &amp; y</b>', '<b>x &lt; y</b>').first).toEqual([{ where: '', written: 'x & y', expected: 'x < y' }]);
  });

  test.each([
    ['a row taken away', ROWS.filter((_, i) => i !== 3), { written: '', expected: '示例县3 87 良好' }],
    ['a row put in', [...ROWS.slice(0, 3), row('示例县甲', '1', '差'), ...ROWS.slice(3)], { written: '示例县甲 1 差', expected: '' }],
  ])('%s is one difference', (_, rows, expected) => {
    const { count, first } = pageDifferences(page(...rows), page(...ROWS));
    expect(count).toBe(1);
    expect(first[0]).toMatchObject(expected);
  });

  test('all are counted, twenty are listed; pages that have nothing in common end', () => {
    const all = pageDifferences(page(...ROWS.map((one) => one.replace('良好', '优秀'))), page(...ROWS));
    expect([all.count, all.first.length]).toEqual([40, 20]);
    expect(pageDifferences('<p>甲</p>', '').count).toBe(1);
    expect(pageDifferences('', '<p>甲</p>').first).toEqual([{ where: '', written: '', expected: '甲' }]);
    const [one, other] = ['a', 'b'].map((letter) => Array.from({ length: 5000 }, (_, i) => `<${letter}>${letter}${i}`).join(''));
    expect(pageDifferences(one ?? '', other ?? '').count).toBe(1);
  });
});
