import type { OtherRun, PreviousRun, Reference, References } from '@kedu/engine';
import type { Reading } from '@kedu/ledger';
import { canonicalJson, type Period } from '@kedu/model';
import { entriesOf, type Field, fieldsOf, foundText, itemsOf, canonicalField, type Refuse, textOf } from '../fields.ts';
import { BUNDLE_PATHS } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { numbersOf, numberOf, periodIn, stored, textsOf, wholesOf } from './fields.ts';
import { otherOf, storedOther } from './others.ts';
import { referenceOf, storedReference } from './references.ts';

export const GIVEN_EDITION = 1;

/** What else a run was given, beside scheme, register and observations. Rule: RUN-1. */
export interface GivenToRun {
  /** Runs of earlier periods, the latest first. */
  readonly previous: readonly PreviousRun[];
  /** Runs of other schemes; absent where the scheme takes no values from any. */
  readonly others?: readonly OtherRun[] | undefined;
  /** Frozen reference points; absent where those of the data count. */
  readonly references?: References | undefined;
}

const MOST_BYTES = 256_000_000;

/** data/run.json: canonical JSON; numbers that are none as null. Explanations of other runs are left out: nothing is computed from them. Rule: DATA-3. */
export function writeGiven({ previous, others, references }: GivenToRun): string {
  return canonicalJson({
    kedu: { given: GIVEN_EDITION },
    previous: previous.map(storedRun),
    ...(others ? { others: others.map(storedOther) } : {}),
    ...(references
      ? { references: Object.fromEntries([...references].map(([key, reference]) => [key, storedReference(reference)] as const)) }
      : {}),
  });
}

/**
 * Reads data/run.json without trusting it.
 *
 * Rule: DATA-3. Errors: BUNDLE_EDITION; BUNDLE_RUN (`size`, `utf8`, `json`, `canonical`, `unknown`, `absent`, `form`; `at` is the path of the field).
 */
export function readGiven(bytes: Uint8Array): Reading<GivenToRun> {
  return readingOf(
    () => {
      const refuse: Refuse = (reason, at, found = '') => {
        throw new Refused('BUNDLE_RUN', { reason, at, found: foundText(found) });
      };
      const whole = canonicalField(bytes, MOST_BYTES, refuse);
      const edition = entriesOf(whole, refuse).find(([name]) => name === 'kedu')?.[1] ?? refuse('absent', 'kedu');
      const { given } = fieldsOf(edition, ['given'], refuse);
      if (given.value !== GIVEN_EDITION) throw new Refused('BUNDLE_EDITION', { found: foundText(given.value), expected: GIVEN_EDITION });
      const { previous, others, references } = fieldsOf(whole, ['kedu', 'previous'], refuse, ['others', 'references']);
      return {
        previous: itemsOf(previous, refuse).map((item) => runOf(item, refuse)),
        ...(others ? { others: itemsOf(others, refuse).map((item) => otherOf(item, refuse)) } : {}),
        ...(references
          ? { references: new Map<string, Reference>(entriesOf(references, refuse).map(([key, one]) => [key, referenceOf(one, refuse)])) }
          : {}),
      };
    },
    { file: BUNDLE_PATHS.run },
  );
}

function storedRun({ period, result, totalPlaces, unitIds, lists, events }: PreviousRun): object {
  return {
    period: period.id,
    result,
    total_places: totalPlaces,
    units: unitIds,
    lists: lists.map(({ list, members, rank, score, grades, ranked, lastPlace }) => ({
      list,
      members: [...members],
      rank: [...rank],
      score: stored(score),
      grades,
      ranked: [...ranked],
      last_place: [...lastPlace],
    })),
    ...(events ? { events } : {}),
  };
}

function runOf(field: Field, refuse: Refuse): PreviousRun {
  const names = ['period', 'result', 'total_places', 'units', 'lists'] as const;
  const { period, result, total_places, units, lists, events } = fieldsOf(field, names, refuse, ['events']);
  const unitIds = textsOf(units, refuse);
  return {
    period: periodIn(period, refuse) satisfies Period,
    result: textOf(result, /^(sha256:[0-9a-f]{64})?$/, refuse),
    totalPlaces: numberOf(total_places, refuse, (x) => Number.isInteger(x) && x >= 0 && x <= 12),
    unitIds,
    lists: itemsOf(lists, refuse).map((item) => listOf(item, unitIds.length, refuse)),
    ...(events ? { events: textsOf(events, refuse) } : {}),
  };
}

function listOf(field: Field, units: number, refuse: Refuse): PreviousRun['lists'][number] {
  const names = ['list', 'members', 'rank', 'score', 'grades', 'ranked', 'last_place'] as const;
  const { list, members, rank, score, grades, ranked, last_place } = fieldsOf(field, names, refuse);
  const indices = wholesOf(members, refuse, units - 1);
  const { length } = indices;
  const same = <T extends { readonly length: number }>(one: T, { at }: Field): T =>
    one.length === length ? one : refuse('form', at, one.length);
  return {
    list: textOf(list, /./u, refuse),
    members: Int32Array.from(indices),
    rank: same(Int32Array.from(wholesOf(rank, refuse, units)), rank),
    score: same(numbersOf(score, refuse), score),
    grades: same(textsOf(grades, refuse), grades),
    ranked: same(Uint8Array.from(wholesOf(ranked, refuse, 1)), ranked),
    lastPlace: same(Uint8Array.from(wholesOf(last_place, refuse, 1)), last_place),
  };
}
