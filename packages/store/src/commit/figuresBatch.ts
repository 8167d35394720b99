import { cellOfStream } from '@kedu/workflow';
import { type DecidedCommand, isFigure } from './command.ts';

/** The tables that commands for figures write, and nothing else. */
const TABLES = ['observation', 'observation_step', 'opinion'] as const;

/**
 * Commands as kedu.commit_figures takes them, column by column; undefined where one of them leaves more than versions, steps and opinions
 * of figures, or is of a rehearsal.
 *
 * Shape: all of one authority, none with a figure or key of another. Rule: COMMIT-7.
 */
export function figuresBatch(commands: readonly DecidedCommand[]): readonly unknown[] | undefined {
  const isFigures = ({ events, facts, evidence, told }: DecidedCommand): boolean =>
    told === undefined && events.length === 0 && evidence.length === 0 && facts.every(({ table }) => TABLES.some((name) => name === table));
  const [first] = commands;
  if (first === undefined || !commands.every(isFigures)) return undefined;
  const streams = new Map<string, number>();
  const cells: string[] = [];
  const cellVersions: number[] = [];
  for (const { stream, version } of commands.flatMap(({ expected }) => expected)) {
    if (isFigure(stream)) {
      const { indicator, period, unit, source } = cellOfStream(stream);
      cells.push(indicator, period, unit, source);
      cellVersions.push(version);
    } else if ((streams.get(stream) ?? version) !== version)
      // Two were decided on different states of the same stream: one of them is too late.
      return undefined;
    else streams.set(stream, version);
  }
  const rowsOf = (name: (typeof TABLES)[number]): string =>
    JSON.stringify(
      commands.flatMap(({ facts }, i) => facts.flatMap(({ table, row }) => (table === name ? [{ ...row, place: i + 1 }] : []))),
    );
  return [
    first.authority,
    commands.map(({ person }) => person),
    commands.map(({ post }) => post),
    commands.map(({ command }) => command),
    commands.map(({ about }) => about),
    commands.map(({ eventsDigest }) => eventsDigest),
    commands.map(({ key }) => key),
    commands.map(({ content }) => content),
    [...streams.keys()],
    [...streams.values()],
    cells,
    cellVersions,
    ...TABLES.map(rowsOf),
  ];
}
