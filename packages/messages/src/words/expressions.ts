import { type WordTable, words } from './table.ts';

/** Why a text is no expression. */
export const SYNTAX_WORDS = {
  unexpected: words('这里不该有这个符号', 'this does not belong here'),
  ended: words('式子没有写完，可能少了右括号或后一半', 'it ends too soon: a closing bracket or the second half is missing'),
  unterminated_string: words('引号没有配对', 'a quotation mark is never closed'),
  reserved_word: words('这是保留字，不能作名称', 'this word is reserved and cannot be a name'),
  invalid_number: words('数字写法不对', 'the number is not written as one'),
} as const satisfies WordTable;

/** Parts of CEL that expressions do without, with what to write instead. */
export const OUTSIDE_PROFILE_WORDS = {
  comment: words('注释；请写在 YAML 的 # 后面', 'a comment; write it behind # in the YAML'),
  string_form: words('特殊的文字写法；请用普通引号', 'a special form of text; use plain quotation marks'),
  escape: words('反斜杠转义；请换一种引号', 'a backslash; use the other kind of quotation mark'),
  hexadecimal: words('十六进制数；请用十进制', 'a hexadecimal number; write a decimal one'),
  unsigned: words('带 u 的数字；请去掉 u', 'a number with u; leave the u out'),
  big_integer: words('过大的整数', 'a whole number that is too large'),
  null: words('null；缺失由系统处理，不必判断', 'null; missing values are dealt with by themselves'),
  modulo: words('取余（%）；比例请写小数', 'the remainder (%); write a share as a decimal'),
  optional: words('可选取值（?）', 'an optional (?)'),
  index: words('方括号取值', 'a look-up with square brackets'),
  receiver_call: words('“对象.函数()”的写法；请写成“函数(…)”', 'a call of the form thing.function(); write function(…)'),
  list: words('列表；列表只能写在 in 的右边', 'a list; lists stand only to the right of in'),
  empty_list: words('空列表', 'an empty list'),
  map: words('花括号', 'braces'),
  field: words('对算出的结果取字段', 'a field of a computed value'),
} as const satisfies WordTable;

/** Limits on the size of an expression. */
export const EXPRESSION_LIMIT_WORDS = {
  characters: words('字符', 'characters'),
  length: words('字符', 'characters'),
  nodes: words('运算', 'operations'),
  depth: words('层括号', 'levels of brackets'),
  list: words('列表项', 'items in a list'),
  arguments: words('参数', 'arguments'),
} as const satisfies WordTable;

/** Types of an expression. */
export const EXPRESSION_TYPE_WORDS = {
  double: words('数字', 'a number'),
  bool: words('是或否', 'true or false'),
  string: words('文字', 'text'),
} as const satisfies WordTable;
