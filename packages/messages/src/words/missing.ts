import type { MissingReason } from '@kedu/model';
import { type WordTable, words } from './table.ts';

/** Why a value is not there (MISS-1), as a short label. */
export const MISSING_WORDS = {
  not_due: words('未到期', 'not due yet'),
  source_late: words('来源延迟（非单位责任）', 'source late (not the unit’s fault)'),
  overdue: words('逾期未报', 'overdue: not reported'),
  not_applicable: words('不适用', 'not applicable'),
  withheld: words('保密，不在此公开', 'withheld: known, not disclosed here'),
  division_by_zero: words('除数为零，无法计算', 'division by zero'),
  no_reference: words('没有可比较的目标、基期或同组单位', 'no target, baseline or peers to compare with'),
  undefined: words('按此公式得不出结果', 'the formula has no result here'),
} as const satisfies WordTable<MissingReason>;
