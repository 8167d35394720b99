import { explain } from '@kedu/engine';
import type { Column } from '@kedu/model';
import {
  type AssessedRun,
  csvDocument,
  INDICATOR_COLUMNS,
  PROPOSAL_COLUMNS,
  REFERENCE_COLUMNS,
  resultColumns,
  writeIndicators,
  writeProposals,
  writeReferences,
  writeResults,
} from '@kedu/tables';
import type { OpenedPack } from '../../src/pack/readPackFiles.ts';
import { assessRuns } from '../../src/run/assessRuns.ts';

/** Everything that came out of a pack, as texts that two JavaScript engines can be compared by, name → text. */
export type Account = Readonly<Record<string, string>>;

/** How many units of a list are explained; the lists of a pack in one province are shorter. */
const EXPLAINED = 24;

/** Assesses a pack for all its periods and writes down what came out: hashes, files, the bits of every column, lights, proposals, explanations. */
export function accountOf({ pack, issues }: OpenedPack): Account {
  if (!pack) return { issues: JSON.stringify(issues) };
  const { assessments: runs, issues: found } = assessRuns(pack);
  return {
    issues: JSON.stringify([...issues, ...found]),
    identity: JSON.stringify(
      runs.map(({ assessment }) => assessment.run),
      null,
      1,
    ),
    'results.csv': csvDocument(resultColumns(runs), (rows) => writeResults(rows, runs)),
    'indicators.csv': csvDocument(INDICATOR_COLUMNS, (rows) => writeIndicators(rows, runs)),
    'proposals.csv': csvDocument(PROPOSAL_COLUMNS, (rows) => writeProposals(rows, runs)),
    'references.csv': csvDocument(REFERENCE_COLUMNS, (rows) => writeReferences(rows, runs)),
    columns: runs.flatMap(columnsOf).join('\n'),
    lights: runs.flatMap(lightsOf).join('\n'),
    proposals: runs.flatMap(({ assessment }) => assessment.proposals.map((proposal) => JSON.stringify(proposal))).join('\n'),
    explanations: runs.flatMap(explanationsOf).join('\n'),
  };
}

function columnsOf({ assessment, scheme }: AssessedRun): string[] {
  const head = `${scheme.id} ${assessment.period.id}`;
  const lists = assessment.lists.flatMap((list) => [
    `${head} ${list.list} points ${bitsOf(list.points)} score ${bitsOf(list.score)}`,
    `${head} ${list.list} rank ${list.rank.join()} in class ${list.classRank.join()} last ${list.lastPlace.join()} grades ${list.grades.join()}`,
    ...[...list.parts].map(
      ([path, part]) => `${head} ${list.list} ${path} ${columnBits(part.score)} ${columnBits(part.points)} ${bitsOf(part.weight)}`,
    ),
  ]);
  return [...lists, ...[...assessment.values].map(([id, column]) => `${head} value of ${id} ${columnBits(column)}`)];
}

function lightsOf({ assessment, scheme }: AssessedRun): string[] {
  return assessment.lights.map((light) => {
    const cells = assessment.units.map((_, unit) => Object.values(light.cell(unit)).join('/'));
    return `${scheme.id} ${light.indicator}@${light.period.id} ${columnBits(light.scheduled)} ${columnBits(light.lag)} ${cells.join(' ')}`;
  });
}

function explanationsOf({ assessment, trace }: AssessedRun): string[] {
  return assessment.lists.flatMap(({ list, members }) => {
    const every = Math.max(1, Math.floor(members.length / EXPLAINED));
    return [...members.keys()].filter((member) => member % every === 0).map((member) => JSON.stringify(explain(trace, { list, member })));
  });
}

const columnBits = ({ values, missing }: Column): string => `${bitsOf(values)}:${missing.join('')}`;

/** The bits of every number; which bits a NaN has is the engine's own affair, and no result may depend on it. */
export function bitsOf(values: Float64Array): string {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  return Array.from(values, (value, i) => (Number.isNaN(value) ? 'NaN' : `${hexOf(words[2 * i + 1])}${hexOf(words[2 * i])}`)).join(' ');
}

const hexOf = (word: number | undefined): string => (word ?? 0).toString(16).padStart(8, '0');
