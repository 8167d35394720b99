import { compareRuns, listReviews, summarise } from '@kedu/engine';
import { assessWithErrors, oneThreadDraws, schemeSensitivity } from '@kedu/insight';
import { periodOf } from '@kedu/model';
import { capsuleIssue, type ReportView, unpackCapsule } from '@kedu/pages';
import { compileScheme } from '@kedu/scheme';
import { CapsuleFault } from './capsuleFault.ts';
import type { Desk } from './desk.ts';
import { inflate } from './inflate.ts';
import { openKernel } from './openKernel.ts';

/** Of the memory that openKernel allows. */
const MOST_DRAW_BYTES = 200_000_000;

/**
 * Computes the run of a report again from what the report carries.
 *
 * Rule: CAPSULE-6 (docs/spec/report.md). Errors: rejects with CapsuleFault, or with what the browser lacks.
 */
export async function openDesk(base64: string): Promise<Desk> {
  const began = performance.now();
  const bytes = await inflate(base64);
  if (!bytes) throw new CapsuleFault([capsuleIssue('CAPSULE_DAMAGED', {}, { bytes: base64.length })]);
  const unpacked = unpackCapsule(bytes);
  if (!('capsule' in unpacked)) throw new CapsuleFault(unpacked.issues);
  const { files, entry, english, register, observations, asOf, seed, references, previous, others, identity, ...shown } = unpacked.capsule;
  const { scheme, issues } = compileScheme({ files, entry, register, english });
  if (!scheme) throw new CapsuleFault(issues);
  const kernel = await openKernel();
  const { value, trace } = assessWithErrors(
    { scheme, register, observations, period: periodOf(shown.period), asOf, seed, references, previous, others },
    kernel && oneThreadDraws(kernel, MOST_DRAW_BYTES),
  );
  const { packTitle, about, before, recognitions, locale, links } = shown;
  const view: ReportView = {
    packTitle,
    about,
    scheme,
    assessment: value,
    observations,
    previous,
    others,
    changes: before && compareRuns(before, summarise(value, scheme)),
    recognitions,
    sensitivity: schemeSensitivity(trace),
    issues: shown.issues,
    locale,
    register,
    links,
    reviews: listReviews(),
  };
  const same = value.run.result === identity.result && value.run.input === identity.input;
  const verdict = { same, stated: identity.result, found: value.run.result, milliseconds: performance.now() - began };
  return { view, trace, verdict, kernel, trials: new Map() };
}
