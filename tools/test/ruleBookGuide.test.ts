import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const guide = readFileSync(join(ROOT, 'docs/guide/rule-book.md'), 'utf8');
const blocks = [...guide.matchAll(/```(?:yaml|csv) (\S+)\n([\s\S]*?)\n```/g)].map(([, file = '', text = '']) => [file, text] as const);

/** Lines without what they are indented by together. */
function outdented(text: string): string {
  const lines = text.split('\n');
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth)).join('\n');
}

describe('docs/guide/rule-book.md', () => {
  it('shows every family of mechanisms', () => expect(blocks.length).toBeGreaterThanOrEqual(45));

  it.each(blocks)('the block of %s stands in it as it is', (file, text) => {
    const lines = readFileSync(join(ROOT, 'packs', file), 'utf8').split('\n');
    const length = text.split('\n').length;
    const found = lines.some((_, i) => outdented(lines.slice(i, i + length).join('\n')) === text);
    expect(found).toBe(true);
  });
});
