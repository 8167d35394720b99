import { countMarks, type MarkedIndicator, markIssues, raterIssue, readMarks, withMarks } from '@kedu/engine';
import { decodeText } from '@kedu/intake';
import { bilingual, canonicalJson, type Issue, type Observations, type Period, type UnitRegister } from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { MarkEntry } from './packFile.ts';
import type { PackFiles } from './packFiles.ts';
import { schemesInForce } from './schemeInForce.ts';

/**
 * Observations with the counted marks of a pack among them; the marks themselves are forgotten here.
 *
 * Shape: files of one period are counted together, by the rules of the schemes in force on its last day. Rule: RATERS-1 to RATERS-4.
 * Errors: those of readMarks and markIssues, RATERS_RULES_DIFFER, and those of PackFiles.
 */
export function readMarkFiles(
  entries: readonly MarkEntry[],
  files: PackFiles,
  register: UnitRegister,
  schemes: readonly CompiledScheme[],
  observations: Observations,
): { readonly observations: Observations; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const marked = [...periodsOf(entries)].flatMap(([, own]) => {
    const [first] = own;
    if (!first) return [];
    const texts = own.flatMap(({ file, place }) => {
      const { bytes, issues: found } = files.read(file, place);
      issues.push(...found);
      if (!bytes) return [];
      const decoded = decodeText(bytes, file);
      issues.push(...decoded.issues);
      return decoded.encoding ? [{ file, text: decoded.text }] : [];
    });
    const indicators = ratedIn(schemesInForce(schemes, first.period), first, issues);
    const read = readMarks(texts, register, first.period, indicators);
    issues.push(...read.issues);
    return indicators.flatMap((indicator) => counted(indicator, first.period, read.marks));
  });
  issues.push(...marked.flatMap((one) => markIssues(one, register)));
  return { observations: withMarks(observations, marked, register), issues };
}

function periodsOf(entries: readonly MarkEntry[]): ReadonlyMap<string, readonly MarkEntry[]> {
  const periods = new Map<string, MarkEntry[]>();
  for (const entry of entries) periods.set(entry.period.id, [...(periods.get(entry.period.id) ?? []), entry]);
  return periods;
}

function counted(indicator: Indicator, period: Period, marks: ReturnType<typeof readMarks>['marks']): readonly MarkedIndicator[] {
  const own = marks.get(indicator.id);
  if (!own || !indicator.raters) return [];
  const file = [...new Set(own.map((mark) => mark.file))].join(' + ');
  return [{ indicator, period: period.id, file, counted: countMarks(own, indicator.raters) }];
}

/** Indicators of the schemes in force that raters mark; each once. */
function ratedIn(schemes: readonly CompiledScheme[], { file, period }: MarkEntry, issues: Issue[]): readonly Indicator[] {
  const found = new Map<string, { readonly indicator: Indicator; readonly of: string }>();
  for (const { id, version, indicators } of schemes) {
    for (const indicator of indicators) {
      if (!indicator.raters) continue;
      const of = `${id}@${version}`;
      const known = found.get(indicator.id);
      if (!known) found.set(indicator.id, { indicator, of });
      else if (rulesOf(known.indicator) !== rulesOf(indicator))
        issues.push(
          raterIssue(
            'RATERS_RULES_DIFFER',
            { file, period: period.id },
            { ...bilingual('indicator', indicator.title), first: known.of, second: of },
            indicator.clause,
          ),
        );
    }
  }
  return [...found.values()].map(({ indicator }) => indicator);
}

function rulesOf({ raters, range }: Indicator): string {
  return canonicalJson(JSON.parse(JSON.stringify([raters, range ?? null])));
}
