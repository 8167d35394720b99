import type { Issue } from '@kedu/model';
import { type AssessedRun, assessPack, type OpenedPack, type Pack, readPackFiles } from '../../src/index.ts';
import { FilesInMemory } from '../browser/filesInMemory.ts';

type Files = Readonly<Record<string, string>>;

/** A pack out of texts, name → content. */
export function openTexts(files: Files): OpenedPack {
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
  return readPackFiles('levels', new FilesInMemory(new Map(bytes)), undefined);
}

/** The runs of a pack out of texts; throws where the pack has errors. */
export function assessTexts(files: Files): {
  readonly pack: Pack;
  readonly runs: readonly AssessedRun[];
  readonly issues: readonly Issue[];
  run(scheme: string, period: string): AssessedRun;
} {
  const { pack, issues } = openTexts(files);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (!pack || errors.length > 0) throw new Error(JSON.stringify(errors));
  const { assessments, issues: found } = assessPack(pack);
  const run = (scheme: string, period: string): AssessedRun => {
    const one = assessments.find(({ scheme: { id }, assessment }) => id === scheme && assessment.period.id === period);
    if (!one) throw new Error(`no run ${scheme} ${period}`);
    return one;
  };
  return { pack, runs: assessments, issues: [...issues, ...found], run };
}
