import { words } from '../words/table.ts';

/** Steps of a reason that lead to the units below, or into the run of another scheme. */
export const ELSEWHERE_EXPLANATION_WORDS = {
  EXPLAIN_FROM_CHILDREN: words(
    '由下级单位的“{title}”得出（{by:children_by}）：{of} 个单位中 {count} 个有数[[，{gaps:some} 个缺数，未计入]]',
    'From “{title}” of the units below ({by:children_by}): {count} of {of} have a value[[; {gaps:some} without one are left out]]',
  ),
  EXPLAIN_CHILD: words('{title}（{unit}）[[：{result}]][[，{reaches:reaches}]]', '{title} ({unit})[[: {result}]][[, {reaches:reaches}]]'),
  EXPLAIN_CHILDREN_MORE: words('另有 {count} 个单位未逐一列出', '{count} more {count|unit is|units are} not listed one by one'),
  EXPLAIN_RESULT_OF: words(
    '{unit}在方案“{scheme}”（{list}）{period:period}的结果[[，取“{part}”一项]][[：{result}]]（结果指纹 {hash}）',
    'Result of {unit} in the scheme “{scheme}” ({list}), {period:period}[[, part “{part}”]][[: {result}]] (result hash {hash})',
  ),
  EXPLAIN_RESULT_YEARS: words(
    '多年平均：{of} 年中 {count} 年有结果[[，得 {result}]]',
    'Mean over years: {count} of {of} have a result[[: {result}]]',
  ),
  EXPLAIN_RESULT_CHILDREN: words(
    '下级单位结果的平均：{of} 个单位中 {count} 个有结果[[，得 {result}]]',
    'Mean of the results of the units below: {count} of {of} have one[[: {result}]]',
  ),
  EXPLAIN_RESULT_MISSING: words(
    '方案“{scheme}”{period:period}没有本单位可用的结果：{reason:missing}',
    'The scheme “{scheme}” has no result to use for {period:period}: {reason:missing}',
  ),
  EXPLAIN_SHARED: words(
    '[[{group}]]共用一个数，由{title}（{unit}）报送',
    'One value is shared[[ by {group}]]; {title} ({unit}) reported it',
  ),
  EXPLAIN_MARKED_BY: words('计分单位：{marker}[[；复核席：{second}]]', 'Marked by {marker}[[; second seat: {second}]]'),
  EXPLAIN_BARE_MARK: words(
    '此项只有评分，没有依据数据，无法进一步说明',
    'A bare mark: no raw values stand behind it, so that it cannot be explained further',
  ),
} as const;
