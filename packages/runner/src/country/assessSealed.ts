import { enrol, keptFor, type ListResult, planOf, registerHash, type SweepPlan, sweptStanding, withReferences } from '@kedu/engine';
import { hasErrors, type Issue, type UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { readerIssues, type SealedFile, sealIssue } from '@kedu/snapshot';
import type { Pack } from '../pack/pack.ts';
import { countryIssue } from './codes.ts';
import { type Country, type CountryOptions, openCountry } from './country.ts';
import { oneThread } from './machine.ts';
import { placeOf, sealedData, sealedFigures } from './sealedData.ts';

/** One list out of a sealed file: what results.csv says of it. */
export interface SealedRun {
  readonly scheme: CompiledScheme;
  readonly units: readonly UnitVersion[];
  readonly list: ListResult;
  /** By member, 0–1. */
  readonly missingShare: Float64Array;
  /** Hash of the file, `sha256:…`. */
  readonly sealed: string;
  readonly asOf: string;
}

/**
 * Scores, ranks and grades of a sealed list: the totals by the fast path, the steps behind them as `assess` takes them, so that results are the same bytes.
 *
 * Rule: SEAL-2, SEAL-3, KERNEL-1, KERNEL-10. Errors: those of `openCountry`; SEAL_SCHEME, SEAL_REGISTER, SEAL_PERIOD, SEAL_LIST for a file that is not for this pack.
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
  } finally {
    await country.close();
  }
}

function assessOpened(pack: Pack, country: Country): { readonly run?: SealedRun; readonly issues: readonly Issue[] } {
  const { head, hash } = country.sealed;
  const place = { file: country.file };
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
  if (!fits(plan, country.sealed, order.starts)) return { issues: [sealIssue('SEAL_HEAD', place, { what: 'columns' })] };

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
    column: (kind, indicator) => readColumn(sealed, kind, indicator),
  });
  swept.release();
  return { run: { scheme, units: enrolment.units, list: result, missingShare, sealed: hash, asOf: head.as_of }, issues };
}

function fits(plan: SweepPlan, sealed: SealedFile, starts: Int32Array): boolean {
  const own = ['eligible', 'missing_share'] as const;
  if (!own.every((kind) => placeOf(sealed, kind, { indicator: '' }))) return false;
  return (
    sealedData(plan, sealed) !== undefined &&
    starts.every((start, p) => start === sealed.starts[p]) &&
    starts.length === sealed.starts.length
  );
}

function ownColumn(sealed: SealedFile, kind: 'eligible' | 'missing_share') {
  const place = placeOf(sealed, kind, { indicator: '' });
  if (!place) throw new RangeError(`no column ${kind}`);
  return place;
}

/** What a gate reads; where it was not sealed, everything is missing as not applicable was never asked. */
function readColumn(sealed: SealedFile, kind: 'value' | 'target', indicator: string) {
  const values = placeOf(sealed, kind, { indicator });
  const gaps = placeOf(sealed, 'gaps', kind === 'value' ? { indicator } : { indicator, name: 'target' });
  if (!values || !gaps) throw new RangeError(`${kind} of ${indicator} was not sealed`);
  return { values: sealed.floats(values), gaps: sealed.bytes(gaps) };
}
