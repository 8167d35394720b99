import type { Issue } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';

/**
 * Of the problems found in a pack's files those that concern one of its schemes.
 *
 * Shape: in the order given. What stands in a file that only other schemes are made of, or is about an indicator that only
 * other schemes know, is theirs; what is about the register, the data or pack.yaml concerns all. Rule: REPORT-10 (docs/spec/report.md). Errors: none.
 * Example: two schemes, one with a target that was raised between levels (GOAL_ESCALATION in its goals.csv) → said of that one alone.
 */
export function issuesOfScheme(issues: readonly Issue[], scheme: CompiledScheme, schemes: readonly CompiledScheme[]): readonly Issue[] {
  const others = schemes.filter((other) => other !== scheme);
  const own = namesOf([scheme]);
  const foreign = namesOf(others);
  return issues.filter(({ place: { file, indicator } }) => {
    const isForeignFile = file !== undefined && foreign.files.has(file) && !own.files.has(file);
    const isForeignIndicator = indicator !== undefined && foreign.indicators.has(indicator) && !own.indicators.has(indicator);
    return !isForeignFile && !isForeignIndicator;
  });
}

interface Names {
  readonly files: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

function namesOf(schemes: readonly CompiledScheme[]): Names {
  return {
    files: new Set(schemes.flatMap(({ files }) => files.map(([name]) => name))),
    indicators: new Set(schemes.flatMap(({ indicators }) => indicators.map(({ id }) => id))),
  };
}
