import {
  additionsOf,
  enrol,
  keptFor,
  type ListResult,
  MemoryFull,
  planOf,
  registerHash,
  type SweepPlan,
  sweptStanding,
  withReferences,
} from '@kedu/engine';
import { hasErrors, type Issue, type UnitVersion, withEnglish } from '@kedu/model';
import type { CompiledScheme, Composite } from '@kedu/scheme';
import { type HeadPart, readerIssues, type SealedFile, sealIssue } from '@kedu/snapshot';
import type { Pack } from '../pack/pack.ts';
import { countryIssue } from './codes.ts';
import { type Country, type CountryOptions, openCountry, tooLarge } from './country.ts';
import type { IndicatorCells } from './countryLightRows.ts';
import { oneThread } from './machine.ts';
import { holdsOrders, placeOf, sealedData, sealedFigures } from './sealedData.ts';
import { sealedLights } from './sealedLights.ts';
import { settledFigures, type SettledFigures } from './settledColumns.ts';

/** One list out of a sealed file: what results.csv and lights.csv say of it. */
export interface SealedRun {
  readonly scheme: CompiledScheme;
  readonly units: readonly UnitVersion[];
  readonly list: ListResult;
  /** By member, 0–1. */
  readonly missingShare: Float64Array;
  /** What was drawn where the scheme states errors (SEAL-6). */
  readonly figures?: SettledFigures | undefined;
  /** Lights of the list; absent where none were sealed (SEAL-5). */
  readonly lights?: readonly IndicatorCells[] | undefined;
  /** Hashes of the tables that the run which was sealed gave (SEAL-4). */
  readonly expected: { readonly results: string; readonly lights?: string | undefined };
  /** Hash of the file, `sha256:…`. */
  readonly sealed: string;
  readonly asOf: string;
}

/**
 * Scores, ranks and grades of a sealed list: the totals by the fast path, the steps behind them as `assess` takes them, so that results are
 * the same bytes.
 *
 * Rule: SEAL-2 to SEAL-8, KERNEL-1, KERNEL-10. `writeSealedRun` holds the bytes against those of the run that was sealed. Errors: those of
 * `openCountry`; SEAL_HEAD where the file does not hold what the scheme asks for; SEAL_SCHEME, SEAL_REGISTER, SEAL_PERIOD, SEAL_LIST for a
 * file that is not for this pack.
 * Example: await assessSealed(pack, '2023.kds', { threads: 2 }).
 */
export async function assessSealed(
  pack: Pack,
  path: string,
  options: CountryOptions = {},
): Promise<{ readonly run?: SealedRun; readonly issues: readonly Issue[] }> {
  const { country, issues } = await openCountry(path, options);
  if (!country) return { issues };
  try {
    const isWhole = country.team?.hasFailed === false;
    const { run, issues: said } = assessOpened(pack, country);
    const failed = isWhole && country.team.hasFailed ? [oneThread('thread_failed')] : [];
    return { ...(run && !hasErrors(said) ? { run } : {}), issues: [...issues, ...failed, ...said] };
  } catch (error) {
    if (error instanceof MemoryFull) return { issues: [...issues, tooLarge(path, error.bytes)] };
    if (error instanceof NotSealed) return { issues: [...issues, sealIssue('SEAL_HEAD', { file: path }, { what: 'columns' })] };
    throw error;
  } finally {
    await country.close();
  }
}

function assessOpened(pack: Pack, country: Country): { readonly run?: SealedRun; readonly issues: readonly Issue[] } {
  const { head, hash } = country.sealed;
  const place = { file: country.file };
  const contradicts = (what: HeadPart) => ({ issues: [sealIssue('SEAL_HEAD', place, { what })] });
  if (head.results === undefined) return contradicts('results');
  const scheme =
    pack.schemes.find(({ id, version }) => id === head.scheme.id && version === head.scheme.version) ??
    pack.schemes.find(({ id }) => id === head.scheme.id) ??
    pack.schemes[0];
  if (!scheme) return { issues: [sealIssue('SEAL_SCHEME', place, { found: head.scheme.id, expected: '' })] };
  const refused = readerIssues(head, { scheme, register: registerHash(pack.register) }, country.file);
  if (refused.length > 0) return { issues: refused };
  const period = pack.runs.find((one) => one.period.id === head.period)?.period;
  if (!period) {
    const known = pack.runs.map((one) => one.period.id).join(', ');
    return { issues: [countryIssue('SEAL_PERIOD', place, { found: head.period, known })] };
  }
  const enrolment = enrol(scheme, pack.register, period);
  const enrolled = enrolment.lists.find((one) => one.list.id === head.list);
  if (!enrolled || !scheme.trees[head.list]) {
    const known = Object.keys(scheme.trees).join(', ');
    return { issues: [countryIssue('SEAL_LIST', place, { reason: 'unknown', found: head.list, known })] };
  }
  const { plan: bare, order, issues: notPlanned = [] } = planOf({ scheme, period, enrolment, enrolled, values: 'prepared' });
  if (!bare) return { issues: [...notPlanned, countryIssue('SEAL_NOT_PLANNED', place, { list: head.list, reason: 'plan', part: '' })] };
  const plan = withReferences(bare, sealedFigures(bare, country.sealed));
  const additions = additionsOf(scheme.trees[head.list] as Composite).map(({ path }) => path);
  if (!fits(plan, country.sealed, order.starts, additions)) return contradicts('columns');
  const settled = settledFigures(country.sealed, order.members);
  if (settled.fault) return contradicts('columns');
  if (scheme.determination && head.observed === undefined) return contradicts('fields');

  const swept = country.sweep(
    plan,
    (sealed) => sealedData(plan, sealed) as NonNullable<ReturnType<typeof sealedData>>,
    keptFor(scheme, head.list),
  );
  const { sealed } = country;
  const { result, missingShare, issues } = sweptStanding({
    scheme,
    period,
    enrolment,
    enrolled,
    plan,
    order,
    swept: swept.result,
    eligible: sealed.bytes(ownColumn(sealed, 'eligible')),
    missingShare: sealed.floats(ownColumn(sealed, 'missing_share')),
    ...(head.observed === undefined ? {} : { determined: { asOf: head.as_of, data: head.observed } }),
    added: (path) => sealed.floats(ownColumn(sealed, 'added', path)),
    column: (kind, indicator) => readColumn(sealed, kind, indicator),
  });
  swept.release();
  const lit = sealedLights(country, { scheme, period, enrolment, enrolled });
  const run: SealedRun = {
    scheme,
    units: enrolment.units,
    list: result,
    missingShare,
    figures: settled.figures,
    lights: lit.lights,
    expected: { results: head.results, lights: head.lights?.table },
    sealed: hash,
    asOf: head.as_of,
  };
  return { run, issues: withEnglish([...issues, ...lit.issues], scheme.english) };
}

function fits(plan: SweepPlan, sealed: SealedFile, starts: Int32Array, additions: readonly string[]): boolean {
  const own = ['eligible', 'missing_share'] as const;
  if (!own.every((kind) => placeOf(sealed, kind, { indicator: '' }))) return false;
  if (!additions.every((path) => placeOf(sealed, 'added', { indicator: '', path }))) return false;
  return (
    holdsOrders(plan, sealed) &&
    sealedData(plan, sealed) !== undefined &&
    hasFigures(plan, sealed) &&
    starts.every((start, p) => start === sealed.starts[p]) &&
    starts.length === sealed.starts.length
  );
}

/** Five numbers for each peer group of a leaf that compares (SEAL-1). */
function hasFigures(plan: SweepPlan, sealed: SealedFile): boolean {
  const lengths = new Map(sealed.head.columns.filter(({ kind }) => kind === 'figures').map(({ path, length }) => [path, length]));
  return plan.leaves.every(({ path, peers }) => !peers || lengths.get(path) === 5 * peers.groups.length);
}

/** A gate asks for a column that the file does not hold. */
class NotSealed extends Error {}

function ownColumn(sealed: SealedFile, kind: 'eligible' | 'missing_share' | 'added', path?: string) {
  const place = placeOf(sealed, kind, { indicator: '', ...(path === undefined ? {} : { path }) });
  if (!place) throw new NotSealed(`no column ${kind}`);
  return place;
}

/** What a gate reads; where it was not sealed, everything is missing as not applicable was never asked. */
function readColumn(sealed: SealedFile, kind: 'value' | 'target', indicator: string) {
  const values = placeOf(sealed, kind, { indicator });
  const gaps = placeOf(sealed, 'gaps', kind === 'value' ? { indicator } : { indicator, name: 'target' });
  if (!values || !gaps) throw new NotSealed(`${kind} of ${indicator} was not sealed`);
  return { values: sealed.floats(values), gaps: sealed.bytes(gaps) };
}
