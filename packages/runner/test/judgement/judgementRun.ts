import type { Explanation } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import type { ReportView } from '@kedu/pages';
import { expect } from 'vitest';
import { assessPack, openPack } from '../../src/index.ts';
import { folderOf } from '../exampleFolder.ts';
import { DETERMINATION, JUDGEMENT } from './judgementPack.ts';

export type Files = Readonly<Record<string, string>>;

export function opened(changes: Files = {}) {
  const folder = folderOf({ ...JUDGEMENT, ...changes });
  return { folder, ...openPack(folder) };
}

export function ran(changes: Files = {}) {
  const { pack, issues } = opened(changes);
  if (!pack) throw new Error(JSON.stringify(issues));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { assessments, issues: found } = assessPack(pack);
  const [run] = assessments;
  if (!run) throw new Error('no run');
  return { pack, run, issues: [...issues, ...found] };
}

export const codesOf = (issues: readonly Issue[]): string[] => issues.map(({ code }) => code);
export const only = (issues: readonly Issue[], code: string): Issue => {
  const found = issues.filter((issue) => issue.code === code);
  expect(found, code).toHaveLength(1);
  return found[0] as Issue;
};
export const scheme = (from: string | RegExp, to: string): Files => ({
  'scheme/judgement.yaml': (JUDGEMENT['scheme/judgement.yaml'] as string).replace(from, to),
});
export const determination = (row: string): Files => ({ 'scheme/determination.csv': `${DETERMINATION.split('\n')[0]}\n${row}\n` });

export function steps(node: Explanation): readonly Explanation[] {
  return [node, ...node.children.flatMap(steps)];
}

export const viewOf = ({ pack, run }: ReturnType<typeof ran>, issues: readonly Issue[], locale: 'zh-CN' | 'en'): ReportView => ({
  packTitle: pack.title,
  scheme: run.scheme,
  assessment: run.assessment,
  observations: run.trace.input.observations,
  previous: [],
  issues,
  locale,
  register: pack.register,
});
