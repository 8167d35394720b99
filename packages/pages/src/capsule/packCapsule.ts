import type { RunComparison, RunSummary } from '@kedu/engine';
import { contentHash } from '@kedu/model';
import { entryOf } from '@kedu/scheme';
import { ByteWriter, encodeObservations } from '@kedu/snapshot';
import type { ReportLinks } from '../report/contract.ts';
import { CAPSULE_FORM, CAPSULE_MAGIC, type CapsuleInputs, type WaysOut } from './capsule.ts';
import { toHeader } from './header.ts';

/**
 * The inputs of a run as bytes, to be deflated (raw, RFC 1951) and written in base64 into its report.
 *
 * Shape: `files` are the texts of the pack as they were compiled; `input` is what `assess` was given, so that both hashes of the run can be
 * found again. Observations are all that the run saw: they are in its input hash.
 * Rule: CAPSULE-1 to CAPSULE-4 (docs/spec/report.md).
 * Errors: RangeError where `files` do not compile to the scheme of the run: the caller passed another pack; where `view.links` leads units elsewhere.
 * Example: Buffer.from(deflateRawSync(packCapsule({ view, input: trace.input, files: pack.texts }))).toString('base64').
 */
export function packCapsule({ view, input, files }: CapsuleInputs): Uint8Array {
  const { scheme, register, observations, period, asOf, seed, references, previous, others } = input;
  const own = new Map(scheme.files.map(([name]) => [name, files.get(name) ?? '']));
  const header = toHeader({
    files: own,
    entry: entryOf(scheme, own),
    english: scheme.english,
    register,
    period: period.id,
    asOf,
    seed,
    references,
    previous: previous ?? [],
    others,
    identity: view.assessment.run,
    packTitle: view.packTitle,
    about: view.about,
    issues: view.issues,
    before: view.changes && summaryBefore(view.changes),
    ...(view.recognitions && view.recognitions.length > 0 ? { recognitions: view.recognitions } : {}),
    locale: view.locale,
    links: view.links && waysOut(view.links),
  });
  const json = JSON.stringify(header);
  const out = new ByteWriter();
  for (const byte of CAPSULE_MAGIC) out.byte(byte);
  out.byte(CAPSULE_FORM);
  out.text(contentHash(json));
  out.text(json);
  out.raw(encodeObservations(observations));
  return out.finish();
}

function waysOut({ home, other, comparison, unit }: ReportLinks): WaysOut {
  if (unit) throw new RangeError('a live report opens its unit pages itself: links.unit cannot travel');
  return {
    ...(home === undefined ? {} : { home }),
    ...(other === undefined ? {} : { other }),
    ...(comparison === undefined ? {} : { comparison }),
  };
}

/** The earlier run, as the comparison holds it. */
function summaryBefore({ before, lists }: RunComparison): RunSummary {
  return {
    ...before,
    lists: lists.map(({ list, units }) => ({ list, units: units.flatMap((unit) => (unit.before ? [unit.before] : [])) })),
  };
}
