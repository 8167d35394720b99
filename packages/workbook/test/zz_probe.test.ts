import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { readCriterion } from '@kedu/workbook';
it('x', () => {
  const all = JSON.parse(readFileSync('/tmp/w1p/sentences.json', 'utf8')) as [string, string, { points: number }][];
  let n = 0;
  const out: string[] = [];
  for (const [, text, c] of all) {
    const r = readCriterion(text, c);
    if ('gap' in r) out.push(`-- ${r.gap} | ${text} | ${r.notUnderstood.map((s) => s.text).join(' … ')}`);
    else { n += 1; out.push(`++ ${JSON.stringify({ m: r.method, cap: r.cap, floor: r.floor, r: r.reports })} | ${text}`); }
  }
  console.log(`${n}/${all.length}\n${out.join('\n')}`);
});
