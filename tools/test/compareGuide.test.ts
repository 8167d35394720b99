import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Io, run } from '../../apps/cli/src/index.ts';
import { root } from '../root.ts';

const guide = readFileSync(join(root, 'docs/guide/compare-schemes.md'), 'utf8');
const blocks = [...guide.matchAll(/```sh\nnpm run kedu -- (.*)\n```\n\n```text\n([\s\S]*?)\n```/g)].map(
  ([, command = '', shown = '']) => [command, shown] as const,
);

async function printed(command: string): Promise<string> {
  let out = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    env: {},
    cwd: root,
    stopped: () => Promise.resolve(),
  };
  expect(await run(command.split(' '), io)).toBe(0);
  return out;
}

describe('docs/guide/compare-schemes.md', () => {
  test('shows the three commands with what they print', () => expect(blocks).toHaveLength(3));

  test.each(blocks)('DIFF-1 DIFF-3 DIFF-5 %s prints every line shown, in this order', async (command, shown) => {
    const lines = (await printed(command)).split('\n');
    let at = -1;
    for (const line of shown.split('\n')) {
      const found = lines.indexOf(line, at + 1);
      expect(found, line).toBeGreaterThan(at);
      at = found;
    }
  });
});
