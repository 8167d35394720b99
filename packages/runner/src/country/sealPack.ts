import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { registerHash, type SealableList, sealableList } from '@kedu/engine';
import { hasErrors, type Issue } from '@kedu/model';
import { type SealedColumn, type SealedContent, sealedPieces } from '@kedu/snapshot';
import type { Pack } from '../pack/pack.ts';
import { type AssessedRun, assessPack, type FrozenReferences } from '../run/assessPack.ts';
import { nativeHasher } from '../run/nativeHasher.ts';
import { countryIssue } from './codes.ts';
import { remember } from './knownFile.ts';
import { figureColumn } from './sealedData.ts';

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
 * Errors: SEAL_PERIOD, SEAL_LIST, SEAL_NOT_PLANNED, SEAL_UNWRITABLE, and the errors of the run; then nothing is written.
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
 * Rule: SEAL-1, SEAL-2. Errors: SEAL_NOT_PLANNED, SEAL_UNWRITABLE. Example: sealRun(pack, run, 'counties', '2023.kds').
 */
export function sealRun(
  pack: Pack,
  run: AssessedRun,
  list: string,
  path: string,
): { readonly sealed?: SealedList; readonly issues: readonly Issue[] } {
  const refused = whyNotSealed(run, list);
  if (refused) return { issues: [refused] };
  const { sealable, issues: notPlanned = [] } = sealableList(run.trace, list);
  if (!sealable) {
    const part = String(notPlanned[0]?.args['part'] ?? '');
    return { issues: [...notPlanned, countryIssue('SEAL_NOT_PLANNED', {}, { list, reason: 'plan', part })] };
  }
  const content = contentOf(pack, run, list, sealable);
  const written = writeSealed(path, content);
  if ('reason' in written) return { issues: [countryIssue('SEAL_UNWRITABLE', { file: path }, { file: path, reason: written.reason })] };
  remember(path, written.hash);
  const scheme = `${run.scheme.id}@${run.scheme.version}`;
  return { sealed: { scheme, list, period: content.period, units: content.unitIds.length, ...written }, issues: [] };
}

/** Schemes with results that a sweep does not give: intervals of ranks, grades changed by a body. */
function whyNotSealed({ scheme, assessment }: AssessedRun, list: string): Issue | undefined {
  const reason = scheme.determination
    ? 'determination'
    : assessment.lists.some(({ uncertainty }) => uncertainty !== undefined)
      ? 'errors'
      : undefined;
  return reason && countryIssue('SEAL_NOT_PLANNED', {}, { list, reason, part: '' });
}

function contentOf(pack: Pack, { scheme, trace, assessment }: AssessedRun, list: string, sealable: SealableList): SealedContent {
  const { plan, order, data, figures, eligible, missingShare, read } = sealable;
  const period = assessment.period.id;
  const about = { indicator: '', period };
  const columns = plan.columns.flatMap(({ kind, indicator, path, name }, k): SealedColumn[] => {
    const own = { indicator, period, ...(path === undefined ? {} : { path }), ...(name === undefined ? {} : { name }) };
    const gaps = data.gaps[k];
    return [{ ...own, kind, content: data.values[k] as Float64Array }, ...(gaps ? [{ ...own, kind: 'gaps' as const, content: gaps }] : [])];
  });
  const known = new Set(columns.filter(({ path }) => path === undefined).map(({ kind, indicator }) => `${kind} ${indicator}`));
  const further = read.flatMap(({ kind, indicator, values, gaps }): SealedColumn[] => {
    const isValue = kind === 'value';
    if (isValue && known.has(`value ${indicator}`)) return [];
    const numbers: SealedColumn[] = known.has(`${kind} ${indicator}`) ? [] : [{ kind, indicator, period, content: values }];
    return [...numbers, { kind: 'gaps', indicator, period, ...(isValue ? {} : { name: 'target' }), content: gaps }];
  });
  return {
    scheme: { id: scheme.id, version: scheme.version, hash: scheme.hash },
    register: registerHash(pack.register),
    period,
    as_of: assessment.run.asOf,
    list,
    example: pack.example,
    unitIds: Array.from(order.units, (unit) => trace.enrolment.units[unit]?.id ?? ''),
    byId: order.byId,
    profiles: order.profiles.map((one) => ({ class: one.class, overlays: one.overlays, peers: one.peers })),
    starts: order.starts,
    columns: [
      ...columns,
      ...further,
      { ...about, kind: 'eligible', content: eligible },
      { ...about, kind: 'missing_share', content: missingShare },
      ...plan.leaves.flatMap(({ path, peers, column }): SealedColumn[] =>
        peers
          ? [
              {
                kind: 'figures',
                indicator: plan.columns[column]?.indicator ?? '',
                path,
                period,
                content: figureColumn(list, path, peers.groups, figures),
              },
            ]
          : [],
      ),
    ],
  };
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
