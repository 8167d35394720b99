import { type Issue, nearest } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Draft } from './draft.ts';

/**
 * Every row of a table of coefficients is about a part that names the table, and joint parts of one indicator share one table of chains.
 *
 * Rule: ELASTIC-2, JOINT-1. Errors: SCHEME_ELASTIC_PART, SCHEME_CHAIN_TABLES, SCHEME_JOINT_DERIVED.
 */
export function checkResponsibility(draft: Draft): Issue[] {
  return [...rowsOfNobody(draft), ...twoTables(draft), ...derived(draft)];
}

function rowsOfNobody({ elasticNotes, leafNotes, link }: Draft): Issue[] {
  const key = ({ file, line }: { readonly file?: string | undefined; readonly line?: number | undefined }): string => `${file}:${line}`;
  const taken = new Set(elasticNotes.filter((note) => note.taken).map(({ place }) => key(place)));
  const reported = new Set<string>();
  const known = leafNotes.flatMap(({ leaf }) => (leaf.elastic ? [leaf.path] : []));
  return elasticNotes.flatMap(({ part, place }) => {
    if (part === '' || taken.has(key(place)) || reported.has(key(place)) || link.isBroken(['score'])) return [];
    reported.add(key(place));
    return [schemeIssue('SCHEME_ELASTIC_PART', place, { part, nearest: nearest(part, known), known: known.join(', ') })];
  });
}

function twoTables({ leafNotes, link }: Draft): Issue[] {
  const tables = new Map<string, string>();
  return leafNotes.flatMap(({ leaf, path }) => {
    if (!leaf.joint) return [];
    const first = tables.get(leaf.indicator);
    if (first === undefined) tables.set(leaf.indicator, leaf.joint.table);
    if (first === undefined || first === leaf.joint.table) return [];
    const args = { indicator: leaf.indicator, first, second: leaf.joint.table };
    return [schemeIssue('SCHEME_CHAIN_TABLES', link.place([...path, 'joint', 'table']), args, leaf.joint.clause)];
  });
}

/** Joint parts whose indicator is computed: what one member reports of its inputs would count for that member alone. */
function derived({ leafNotes, scheme, link }: Draft): Issue[] {
  const computed = new Set(scheme.indicators.flatMap(({ id, formula }) => (formula ? [id] : [])));
  return leafNotes.flatMap(({ leaf, path }) =>
    leaf.joint && computed.has(leaf.indicator)
      ? [schemeIssue('SCHEME_JOINT_DERIVED', link.place([...path, 'joint'], 'key'), { indicator: leaf.indicator }, leaf.joint.clause)]
      : [],
  );
}
