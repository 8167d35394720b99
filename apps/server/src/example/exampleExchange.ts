import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS_FILE } from '../connectors/connectorSettings.ts';
import type { Ask } from '@kedu/workflow';
import type { figuresFor } from './exampleFigures.ts';

/** A connector of the example, with the figures that its system hands out. */
export interface ExampleExchange {
  readonly authority: string;
  readonly connector: string;
  readonly month: string;
  /** What the round asks of the connector. */
  readonly asks: readonly Ask[];
  readonly figures: ReturnType<typeof figuresFor>;
}

/**
 * Leaves the file of a month in the folder of exchange of the example, as a system of the
 * departments does, and says in `connectors.json` where it stands.
 *
 * What whoever runs the server has written for other connectors stays. What the pack has no figure of does not apply there. Rules:
 * CONNECT-1, CONNECT-2, CONNECT-5. Throws where that file is no JSON.
 */
export function leaveExchange(folder: string, { authority, connector, month, asks, figures }: ExampleExchange): void {
  const exchange = join(folder, 'exchange', connector);
  mkdirSync(exchange, { recursive: true, mode: 0o700 });
  const known = new Map(
    figures.flatMap(({ cell: { unit, indicator, period }, figure }) =>
      'value' in figure ? [[`${unit},${indicator},${period}`, String(figure.value)]] : [],
    ),
  );
  const rows = asks.flatMap(({ indicator, period, units }) =>
    units.map((unit) => `${unit},${indicator},${period},${known.get(`${unit},${indicator},${period}`) ?? '不适用'}`),
  );
  writeWhole(join(exchange, `${month}.csv`), `${['单位编码,指标,考核期,数值', ...rows].join('\n')}\n`);
  const settings = join(folder, SETTINGS_FILE);
  const before = settingsIn(settings);
  writeWhole(
    settings,
    `${JSON.stringify({ ...before, [authority]: { ...before[authority], [connector]: { folder: exchange } } }, undefined, 2)}\n`,
  );
}

function settingsIn(file: string): Record<string, Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** The whole file or the one before: a server that reads it meanwhile sees no half. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
