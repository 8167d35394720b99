import { issuesAt, type Refused } from '../app/refused.ts';

type OwnerField = 'indicator' | 'post' | 'from';

/** What is wrong with one field of the form that assigns owners: one post and one day hold for every indicator that was chosen. */
export function ownerProblems(refused: Refused | undefined, field: OwnerField): readonly string[] {
  return issuesAt(refused, '/owners', (pointer) => fieldOf(pointer) === field);
}

function fieldOf(pointer: string): OwnerField {
  if (pointer.endsWith('/post')) return 'post';
  return pointer.endsWith('/from') ? 'from' : 'indicator';
}
