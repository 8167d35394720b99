import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { sealableList } from '@kedu/engine';
import { hasErrors, type Issue } from '@kedu/model';
import { infiniteNumber, type SealedContent, sealedPieces, sealIssue } from '@kedu/snapshot';
import type { AssessedRun } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';
import { assessPack } from '../run/assessPack.ts';
import type { FrozenReferences } from '../run/assessRuns.ts';
import { nativeHasher } from '../run/nativeHasher.ts';
import { countryIssue } from './codes.ts';
import { remember } from './knownFile.ts';
import { sealedContent } from './sealedContent.ts';

export interface SealOptions {
  /** Default: the last period of the pack. */
  readonly period?: string | undefined;
  readonly scheme?: string | undefined;
  /** Needed where more than one list is assessed. */
  readonly list?: string | undefined;
  readonly references?: FrozenReferences | undefined;
}

/** What was sealed. */
export interface SealedList {
  readonly scheme: string;
  readonly list: string;
  readonly period: string;
  readonly units: number;
  readonly hash: string;
  readonly bytes: number;
}

/**
 * Seals one list of a pack in one period: its observations are checked and prepared once, and frozen with the reference points that they are compared with.
 *
 * The file appears whole or not at all, and its hash counts as checked on this machine. Rule: SEAL-1, SEAL-2.
 * Errors: SEAL_PERIOD, SEAL_LIST, SEAL_NOT_PLANNED, SEAL_NUMBER, SEAL_UNWRITABLE, and the errors of the run; then nothing is written.
 * Example: sealPack(pack, { period: '2023', list: 'counties' }, '2023.kds').
 */
export function sealPack(
  pack: Pack,
  options: SealOptions,
  path: string,
): { readonly sealed?: SealedList; readonly issues: readonly Issue[] } {
  const periods = pack.runs.map(({ period }) => period.id);
  const period = options.period ?? periods.at(-1) ?? '';
  if (!periods.includes(period)) return { issues: [countryIssue('SEAL_PERIOD', {}, { found: period, known: periods.join(', ') })] };
  const { assessments, issues } = assessPack(pack, { periods: [period], references: options.references, newHasher: nativeHasher });
  if (hasErrors(issues)) return { issues };
  const runs = assessments.filter(({ scheme }) => options.scheme === undefined || scheme.id === options.scheme);
  const lists = runs.flatMap((run) => run.trace.scores.lists.map(({ enrolled }) => ({ run, list: enrolled.list.id })));
  const fitting = lists.filter(({ list }) => options.list === undefined || list === options.list);
  const [only] = fitting;
  if (!only || fitting.length > 1) {
    const known = lists.map(({ run, list }) => `${run.scheme.id}: ${list}`).join(', ');
    const reason = options.list === undefined ? 'absent' : only ? 'several' : 'unknown';
    return { issues: [...issues, countryIssue('SEAL_LIST', {}, { reason, found: options.list ?? '', known })] };
  }
  const { sealed, issues: said } = sealRun(pack, only.run, only.list, path);
  return { ...(sealed ? { sealed } : {}), issues: [...issues, ...said] };
}

/**
 * Seals one list of a run that was assessed.
 *
 * Rule: SEAL-1, SEAL-2, SEAL-4 to SEAL-7. Errors: SEAL_NOT_PLANNED, SEAL_NUMBER, SEAL_UNWRITABLE; SEAL_NO_LIGHTS as a notice. Example: sealRun(pack, run, 'counties', '2023.kds').
 */
export function sealRun(
  pack: Pack,
  run: AssessedRun,
  list: string,
  path: string,
): { readonly sealed?: SealedList; readonly issues: readonly Issue[] } {
  const { sealable, issues: notPlanned = [] } = sealableList(run.trace, list);
  if (!sealable) {
    const part = String(notPlanned[0]?.args['part'] ?? '');
    return { issues: [...notPlanned, countryIssue('SEAL_NOT_PLANNED', {}, { list, reason: 'plan', part })] };
  }
  const { content, issues } = sealedContent(pack, run, list, sealable);
  const infinite = infiniteNumber(content.columns, (column) => column.content);
  if (infinite) {
    const { kind, indicator, position } = infinite;
    const args = { kind, indicator, unit: content.unitIds[position] ?? '', position: position + 1 };
    return { issues: [...issues, sealIssue('SEAL_NUMBER', { file: path }, args)] };
  }
  const written = writeSealed(path, content);
  if ('reason' in written) return { issues: [countryIssue('SEAL_UNWRITABLE', { file: path }, { file: path, reason: written.reason })] };
  remember(path, written.hash);
  const scheme = `${run.scheme.id}@${run.scheme.version}`;
  return { sealed: { scheme, list, period: content.period, units: content.unitIds.length, ...written }, issues };
}

function writeSealed(
  path: string,
  content: SealedContent,
): { readonly hash: string; readonly bytes: number } | { readonly reason: string } {
  const beside = `${path}.${process.pid}.part`;
  try {
    const descriptor = openSync(beside, 'w');
    let bytes = 0;
    let last: Uint8Array = new Uint8Array(0);
    try {
      for (const piece of sealedPieces(content, nativeHasher())) {
        for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done);
        bytes += piece.length;
        last = piece;
      }
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
    return { hash: `sha256:${Buffer.from(last).toString('hex')}`, bytes };
  } catch (error) {
    rmSync(beside, { force: true });
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined || !/^E[A-Z]+$/.test(reason)) throw error;
    return { reason };
  }
}
