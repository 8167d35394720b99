import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '@kedu/api';
import { root } from './root.ts';

/** The HTTP contract as JSON: a line an operation, a shape or a refusal, so that a change shows where it is. */
export function contractDocument(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'packages', 'api', 'package.json'), 'utf8')) as { readonly version: string };
  const lines = (value: object, depth: number, indent: string): string =>
    depth === 0
      ? JSON.stringify(value)
      : `{\n${Object.entries(value)
          .map(([name, next]) => {
            const text = typeof next === 'object' && next !== null ? lines(next, depth - 1, `${indent} `) : JSON.stringify(next);
            return `${indent} ${JSON.stringify(name)}: ${text}`;
          })
          .join(',\n')}\n${indent}}`;
  return `${lines(openApi(version), 3, '')}\n`;
}
