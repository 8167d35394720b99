import { nearest } from '@kedu/model';
import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Grades } from '../compiled.ts';
import type { Path } from '../load/source.ts';
import type { Draft } from './draft.ts';

/**
 * Grades: every one reachable, thresholds falling from best to worst, quotas within the whole, one block for a list.
 *
 * Rule: SCHEME-63.
 * Errors: SCHEME_NAME_TWICE, SCHEME_UNKNOWN_NAME, SCHEME_GRADE_THRESHOLD, SCHEME_GRADE_ORDER, SCHEME_GRADE_QUOTA, SCHEME_SHARE_BOUNDS, SCHEME_GRADE_LISTS.
 */
export function checkGrades(draft: Draft): Issue[] {
  const { scheme, link } = draft;
  const single = scheme.grades.length === 1 && link.place(['grades', 'order']).path === 'grades.order';
  const issues = scheme.grades.flatMap((block, index) => checkBlock(draft, block, single ? ['grades'] : ['grades', index]));
  const first = new Map<string, Grades>();
  for (const block of scheme.grades) {
    for (const list of block.lists ?? scheme.lists.map(({ id }) => id)) {
      const other = first.get(list);
      if (other)
        issues.push(
          schemeIssue(
            'SCHEME_GRADE_LISTS',
            block.place,
            { list, first: `${other.place.file ?? ''}:${other.place.line ?? 0}` },
            block.clause,
          ),
        );
      else first.set(list, block);
    }
  }
  return issues;
}

function checkBlock({ link }: Draft, { order, atLeast, quota, clause, place }: Grades, path: Path): Issue[] {
  const issues: Issue[] = [];
  const ids = order.map(({ id }) => id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index)
      issues.push(
        schemeIssue('SCHEME_NAME_TWICE', link.place([...path, 'order', index]), { kind: 'grade', name: id, first: 'order' }, clause),
      );
  });
  for (const [field, names] of [
    ['at_least', Object.keys(atLeast)],
    ['quota', Object.keys(quota?.shares ?? {})],
  ] as const) {
    for (const name of names) {
      if (!ids.includes(name))
        issues.push(
          schemeIssue(
            'SCHEME_UNKNOWN_NAME',
            link.place([...path, field, name], 'key'),
            { kind: 'grade', name, nearest: nearest(name, ids), known: ids.join(', ') },
            clause,
          ),
        );
    }
  }
  let better: string | undefined;
  for (const id of ids) {
    const threshold = atLeast[id];
    if (threshold === undefined) {
      const reachable = id === ids.at(-1) || quota?.shares[id] !== undefined;
      if (!reachable) issues.push(schemeIssue('SCHEME_GRADE_THRESHOLD', place, { grade: id }, clause));
      continue;
    }
    const above = better === undefined ? undefined : (atLeast[better] as number);
    if (above !== undefined && threshold >= above)
      issues.push(
        schemeIssue(
          'SCHEME_GRADE_ORDER',
          link.place([...path, 'at_least', id]),
          { grade: id, found: threshold, better: better as string, expected: above },
          clause,
        ),
      );
    better = id;
  }
  return quota ? [...issues, ...checkQuota(link, quota.shares, path, clause)] : issues;
}

function checkQuota(link: Draft['link'], shares: Readonly<Record<string, number>>, path: Path, clause: string | undefined): Issue[] {
  const issues = Object.entries(shares)
    .filter(([, share]) => share < 0 || share > 1)
    .map(([grade, share]) =>
      schemeIssue(
        'SCHEME_SHARE_BOUNDS',
        link.place([...path, 'quota', grade]),
        { what: `quota.${grade}`, found: share, expected: '0…1' },
        clause,
      ),
    );
  const sum = Object.values(shares).reduce((a, b) => a + b, 0);
  if (issues.length === 0 && sum > 1 + 1e-9)
    issues.push(
      schemeIssue('SCHEME_GRADE_QUOTA', link.place([...path, 'quota']), { found: Math.round(sum * 1e6) / 1e6, expected: 1 }, clause),
    );
  return issues;
}
