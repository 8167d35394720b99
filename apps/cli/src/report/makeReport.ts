import { deflateRawSync } from 'node:zlib';
import type { Recognition, RunComparison } from '@kedu/engine';
import type { Issue, Locale } from '@kedu/model';
import { packCapsule, reportPage, type ReportView } from '@kedu/pages';
import { type AssessedRun, issuesOfScheme, type Pack, recognitionsWith, runSensitivity } from '@kedu/runner';

/** What a report is made of. */
export interface ReportInputs {
  readonly pack: Pack;
  readonly run: AssessedRun;
  readonly changes?: RunComparison | undefined;
  /** Those of the pack; the report shows those that the run takes part in. */
  readonly recognitions?: readonly Recognition[] | undefined;
  /** Found in the pack's files; the report holds those that concern its scheme (REPORT-10). */
  readonly issues: readonly Issue[];
  readonly locale: Locale;
  /** Set where the run is a replay (DIFF-5); then there is no program. */
  readonly replay?: ReportView['replay'];
  /** Where the page stands that compares its scheme with another version (`--against`). */
  readonly comparison?: NonNullable<ReportView['links']>['comparison'];
  /** The program of the report; without it the report is a page to read and print, and carries no inputs. */
  readonly script?: string | undefined;
}

/**
 * The report of a run as one HTML document. Same inputs, same bytes, whether it is written to a file or served.
 *
 * Rule: REPORT-1, CAPSULE-1. Errors: RangeError where the pack's texts are not those of the scheme (a programming fault).
 */
export function makeReport({ pack, run, changes, recognitions = [], issues, locale, script, replay, comparison }: ReportInputs): string {
  const { scheme, assessment, trace } = run;
  const view: ReportView = {
    packTitle: pack.title,
    about: pack.about,
    scheme,
    assessment,
    observations: trace.input.observations,
    previous: trace.input.previous ?? [],
    others: trace.input.others,
    changes,
    recognitions: recognitionsWith(recognitions, run),
    sensitivity: scheme.design && runSensitivity(run).lists,
    issues: issuesOfScheme(issues, scheme, pack.schemes),
    locale,
    register: pack.register,
    ...(replay ? { replay } : {}),
    ...(comparison ? { links: { comparison } } : {}),
  };
  if (script === undefined || replay) return reportPage(view);
  const capsule = deflateRawSync(packCapsule({ view, input: trace.input, files: pack.texts }), { level: 6 }).toString('base64');
  return reportPage(view, { script, capsule });
}

/** Name of the file of a run's report: `after-liaoning-north-2023.html`. */
export function reportName(pack: string, { scheme, assessment }: AssessedRun, ending: 'html' | 'pdf' = 'html'): string {
  return `${pack}-${scheme.id}-${assessment.period.id}.${ending}`;
}
