import { missingReason } from '@kedu/model';
import type { CompiledExpression, Read, Scope } from '@kedu/scheme';
import { isText } from './lookups.ts';

/** What an expression reads and does not find for one unit, with the reason: `value('gdp'): overdue, total: not_applicable`. */
export function missingReads(expression: CompiledExpression, scope: Scope, unit: number): string {
  const gaps = expression.reads.flatMap((read) => {
    const column = read.kind === 'variable' ? scope.variable(read.name) : scope.lookup(read.name, read.argument);
    const reason = isText(column) ? undefined : missingReason(column.missing[unit] ?? 0);
    return reason === undefined ? [] : [`${written(read)}: ${reason}`];
  });
  return gaps.length > 0
    ? gaps.join(', ')
    : `${expression.source}: ${missingReason(expression.evaluate(scope).missing[unit] ?? 0) ?? 'undefined'}`;
}

function written(read: Read): string {
  return read.kind === 'variable' ? read.name : `${read.name}('${read.argument}')`;
}
