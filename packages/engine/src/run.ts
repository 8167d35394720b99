import { canonicalJson, contentHash, type Hasher, type Observations, quantise, sequenceHash, type UnitRegister } from '@kedu/model';
import type { AssessInput, References } from './context.ts';
import { treatmentText } from './prepare/treatmentText.ts';
import type { LightResult, ListResult, Proposal, RunIdentity } from './result.ts';

/** Decimals to which scores that the scheme does not round are quantised before they are hashed (HASH-4). */
const HASHED_PLACES = 9;

type InputHashes = Pick<RunIdentity, 'scheme' | 'register' | 'data' | 'references' | 'previous' | 'others' | 'period' | 'asOf' | 'seed'>;

/**
 * Identity of a run: one hash over everything that went in, one over everything that came out; neither knows the build.
 * Rule: RUN-1, RUN-2, HASH-4 (docs/spec/run.md), FROM-4 (docs/spec/composed.md).
 */
export function identify(input: AssessInput, references: References, results: RunResults): RunIdentity {
  const hashes: InputHashes = {
    scheme: { id: input.scheme.id, version: input.scheme.version, edition: input.scheme.edition, hash: input.scheme.hash },
    register: registerHash(input.register),
    data: dataHash(input.observations, input.newHasher?.()),
    references: input.references ? referencesHash(references, input.newHasher?.()) : 'own',
    previous: (input.previous ?? []).map((run) => run.result),
    ...(input.others && input.others.length > 0
      ? { others: input.others.map(({ scheme, period, result }) => ({ scheme, period: period.id, result })) }
      : {}),
    period: input.period.id,
    asOf: input.asOf,
    seed: input.seed,
  };
  return { ...hashes, input: contentHash(canonicalJson(hashes)), result: resultHash(results, input.newHasher?.()) };
}

/**
 * The identity of the same run over a register and observations that give the same results: columns and names that no rule reads are gone, or data of later periods.
 * What is not given stays as it is. Rule: RUN-1.
 */
export function reidentified(
  { input: _, result, ...hashes }: RunIdentity,
  { register, observations, newHasher }: Partial<Pick<AssessInput, 'register' | 'observations' | 'newHasher'>>,
): RunIdentity {
  const own = {
    ...hashes,
    ...(register ? { register: registerHash(register) } : {}),
    ...(observations ? { data: dataHash(observations, newHasher?.()) } : {}),
  };
  return { ...own, input: contentHash(canonicalJson(own)), result };
}

export interface RunResults {
  readonly unitIds: readonly string[];
  /** 1 where the unit exists on the last day of the period: units that come later, or are gone, change no hash. */
  readonly alive: Uint8Array;
  readonly lists: readonly ListResult[];
  readonly lights: readonly LightResult[];
  readonly proposals: readonly Proposal[];
}

/** Hash of a register: dated versions, memberships and successions, in whatever order and lines they stood in a file. */
export function registerHash(register: UnitRegister): string {
  const versions = register.versions.map(({ line: _, ...version }) => version);
  return contentHash(canonicalJson([versions, register.memberships, register.successions].map(inCanonicalOrder)));
}

function inCanonicalOrder(rows: readonly unknown[]): unknown[] {
  return rows
    .map((row) => [canonicalJson(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);
}

/** Hash of observations: by indicator and period in code-unit order, the values and the reasons of all units. */
export function dataHash(observations: Observations, hasher?: Hasher): string {
  const hash = sequenceHash(hasher);
  hash.text(observations.unitIds.join('\n'));
  for (const indicator of [...observations.indicators].sort()) {
    for (const period of [...observations.periods].sort()) {
      const column = observations.column(indicator, period);
      if (column) hash.text(`${indicator}@${period}`).numbers(column.values).bytes(column.missing);
    }
  }
  return hash.digest();
}

function referencesHash(references: References, hasher: Hasher | undefined): string {
  const hash = sequenceHash(hasher);
  for (const key of [...references.keys()].sort()) {
    const { count, min, max, mean, sd, ranked, treatment, anchor, offer } = references.get(key) as NonNullable<
      ReturnType<References['get']>
    >;
    hash
      .text(key)
      .numbers(Float64Array.of(count, min, max, mean, sd))
      .numbers(ranked);
    if (treatment) hash.text(treatmentText(treatment));
    if (anchor !== undefined) hash.numbers(Float64Array.of(anchor));
    if (offer !== undefined) hash.text('offer').numbers(Float64Array.of(offer));
  }
  return hash.digest();
}

function resultHash({ unitIds, alive, lists, lights, proposals }: RunResults, hasher: Hasher | undefined): string {
  const hash = sequenceHash(hasher);
  const id = (unit: number): string => unitIds[unit] ?? '';
  const exists = (_: unknown, unit: number): boolean => alive[unit] === 1;
  // Nearly always all exist: a filter over every part of 3,000 units would cost as much as the hash.
  const everyone = alive.every((one) => one === 1);
  for (const list of lists) {
    hash.text(list.list).text([...list.members].map(id).join('\n'));
    hash
      .numbers(list.points)
      .numbers(list.score)
      .numbers(list.rank)
      .numbers(list.classRank)
      .bytes(list.lastPlace)
      .text(list.grades.join('\n'));
    for (const [path, { score }] of list.parts)
      hash
        .text(path)
        .numbers(quantised(everyone ? score.values : score.values.filter(exists)))
        .bytes(everyone ? score.missing : score.missing.filter(exists));
  }
  for (const light of lights) {
    const shown = unitIds.map((_, unit) => light.cell(unit).light).filter(exists);
    hash.text(`${light.indicator}@${light.period.id}`).text(shown.join('\n'));
  }
  for (const proposal of proposals) {
    const { id: proposalId, action, amountFen = null, withheldBecause = null, savedFen, count } = proposal;
    const further = savedFen === undefined && count === undefined ? [] : [savedFen ?? null, count ?? null];
    const spared = withheldBecause === 'noise' ? [proposal.heldIn ?? null] : [];
    hash.text(canonicalJson([proposalId, id(proposal.unit), action, amountFen, withheldBecause, ...further, ...spared]));
  }
  return hash.digest();
}

function quantised(values: Float64Array): Float64Array {
  return values.map((x) => (Number.isNaN(x) ? x : quantise(x, { places: HASHED_PLACES, rule: 'half_even' })));
}
