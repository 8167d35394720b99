import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { gridOf, openSheets } from '@kedu/intake';
import type { PackAnswers } from '@kedu/workbook';
import type { Io } from '../terminal/io.ts';
import type { InitWords } from './words.ts';

type Answer<T> = { readonly value: T } | { readonly refused: string };

const MOST = 200;

/**
 * The answers of `kedu init`, asked line by line; a bad one is asked again with its reason, and at the end of the input defaults stand in.
 *
 * Rule: WORKBOOK-11. `known` answers are not asked.
 */
export async function askForPack(
  io: Io,
  words: InitWords,
  known: { readonly name?: string | undefined; readonly title?: string | undefined; readonly year?: number | undefined },
  thisYear: number,
): Promise<PackAnswers> {
  const lines = new Lines(io);
  try {
    io.out(`${words.welcome}\n`);
    const ask = <T>(question: string, fallback: string, read: (text: string) => Answer<T>): Promise<T> =>
      lines.ask(question, fallback, read);
    const pack =
      known.name ??
      (await ask(words.ask.name, 'my-assessment', (text) =>
        /^[a-z0-9][a-z0-9-]*$/.test(text) ? { value: text } : { refused: words.refused.name },
      ));
    const title = known.title ?? (await ask(words.ask.title, words.defaults.title, (text) => ({ value: text })));
    const year =
      known.year ??
      (await ask(words.ask.year, String(thisYear), (text) =>
        /^20\d\d$|^2100$/.test(text) ? { value: Number(text) } : { refused: words.refused.year },
      ));
    const units = await ask(words.ask.units, words.defaults.units.join('、'), (text) => readUnits(text, io.cwd, words));
    const names = await ask(words.ask.indicators, words.defaults.indicators.join('、'), (text) => readIndicators(text, words));
    const equal = equalPoints(names.length);
    const points = await ask(words.ask.weights, equal.join(' '), (text) => readPoints(text, names.length, words));
    return {
      pack,
      title,
      year,
      units: units.map(words.defaults.fictional),
      indicators: names.map((name, i) => ({ title: name, points: points[i] as number })),
    };
  } finally {
    lines.close();
  }
}

/** Lines of the terminal or of a pipe, one answer each. */
class Lines {
  private readonly io: Io;
  private readonly reader: ReturnType<typeof createInterface> | undefined;
  private readonly iterator: AsyncIterator<string> | undefined;

  constructor(io: Io) {
    this.io = io;
    const input = io.input?.();
    this.reader = input && createInterface({ input, terminal: false });
    this.iterator = this.reader?.[Symbol.asyncIterator]();
  }

  async ask<T>(question: string, fallback: string, read: (text: string) => Answer<T>): Promise<T> {
    for (;;) {
      this.io.out(`${question} [${fallback}] `);
      const next = await this.iterator?.next();
      const ended = next === undefined || next.done === true;
      const text = ended ? '' : next.value.trim();
      if (ended || !this.io.outIsTerminal) this.io.out(`${text}\n`);
      const answer = read(text === '' ? fallback : text);
      if ('value' in answer) return answer.value;
      this.io.out(`  ${answer.refused}\n`);
      if (ended) throw new Error(`the default of “${question}” is refused`);
    }
  }

  close(): void {
    this.reader?.close();
  }
}

function names(text: string, words: InitWords): Answer<readonly string[]> {
  const found = text
    .split(/[、,，;；\t]+/)
    .map((name) => name.trim())
    .filter(Boolean);
  if (found.length === 0) return { refused: words.refused.blank };
  if (found.length > MOST) return { refused: words.refused.many };
  const twice = found.find((name, i) => found.indexOf(name) !== i);
  return twice === undefined ? { value: found } : { refused: words.refused.twice(twice) };
}

function readUnits(text: string, cwd: string, words: InitWords): Answer<readonly string[]> {
  if (!/\.csv$/i.test(text)) return names(text, words);
  const path = resolve(cwd, text);
  if (!existsSync(path)) return { refused: words.refused.file(text) };
  const [opened] = openSheets(text, new Uint8Array(readFileSync(path))).files;
  const sheet = opened?.sheets[0];
  const rows = sheet ? gridOf(sheet).rows : [];
  const heading = rows[0]?.findIndex((cell) => /^(?:name|名称|单位名称|单位)$/i.test(cell)) ?? -1;
  const column = Math.max(heading, 0);
  const listed = rows
    .slice(heading < 0 ? 0 : 1)
    .map((row) => row[column] ?? '')
    .filter(Boolean);
  return listed.length === 0 ? { refused: words.refused.file(text) } : names(listed.join('\t'), words);
}

function readIndicators(text: string, words: InitWords): Answer<readonly string[]> {
  if (!/^\d+$/.test(text)) return names(text, words);
  const count = Number(text);
  if (count === 0) return { refused: words.refused.blank };
  if (count > MOST) return { refused: words.refused.many };
  return { value: Array.from({ length: count }, (_, i) => words.defaults.indicator(i + 1)) };
}

function readPoints(text: string, count: number, words: InitWords): Answer<readonly number[]> {
  const points = text
    .split(/[\s、,，;；]+/)
    .filter(Boolean)
    .map(Number);
  if (points.length !== count || points.some((value) => !(value > 0 && value <= 100))) return { refused: words.refused.weights(count) };
  const sum = Math.round(points.reduce((total, value) => total + value, 0) * 1e6) / 1e6;
  return sum === 100 ? { value: points } : { refused: words.refused.sum(sum) };
}

/** 100 in parts that differ by at most a tenth. */
function equalPoints(count: number): readonly number[] {
  const tenths = Math.floor(1000 / count);
  return Array.from({ length: count }, (_, i) => (tenths + (i < 1000 - tenths * count ? 1 : 0)) / 10);
}
