import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENTRY_WORDS } from '../src/collection/words.ts';

const PAGES = fileURLToPath(new URL('../src', import.meta.url));

test('a column is called with its period as people say it', () => {
  expect(ENTRY_WORDS.zh.titleOf('示例指标', '2024Q4')).toBe('示例指标（2024年第四季度）');
  expect(ENTRY_WORDS.en.titleOf('Example', '2024')).toBe('Example (2024)');
});

test('no page shows the code of a period in place of its name', () => {
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const bare = files.flatMap((file) =>
    [...readFileSync(`${PAGES}/${file}`, 'utf8').matchAll(/<(?!code)\w+[^<>]*>\s*\{(?!words\.)[\w.]*\bperiod\}/g)].map(
      ([found]) => `${file} ${found}`,
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(bare).toEqual([]);
});
