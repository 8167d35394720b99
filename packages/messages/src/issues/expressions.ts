import { type IssueWords, wording } from './wording.ts';

/** Expressions (packages/scheme/src/expression). */
export const EXPRESSION_WORDS = {
  EXPR_SYNTAX: wording(
    {
      what: '看不懂这个式子：{reason:syntax}。',
      found: '[[{found}]]',
      remedy: '请检查括号、引号和运算符；写法见 docs/spec/expressions.md。',
    },
    {
      what: 'This expression cannot be read: {reason:syntax}.',
      found: '[[{found}]]',
      remedy: 'Check brackets, quotation marks and operators; the language is in docs/spec/expressions.md.',
    },
  ),
  EXPR_TOO_LONG: wording(
    {
      what: '式子太大。',
      expected: '不超过 {expected} 个{what:expression_limit}',
      remedy: '请拆成几个派生指标（formula），再在这里引用。',
    },
    {
      what: 'The expression is too large.',
      expected: 'at most {expected} {what:expression_limit}',
      remedy: 'Make derived indicators (formula) of its parts and name them here.',
    },
  ),
  EXPR_FULL_WIDTH: wording(
    { what: '式子里用了中文（全角）符号。', found: '{found}', expected: '{expected}', remedy: '请切换到英文输入法，改成半角符号。' },
    {
      what: 'The expression holds a full-width character.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write the plain character.',
    },
  ),
  EXPR_OPERATOR: wording(
    { what: '这里的运算符写法不同。', found: '{found}', expected: '{expected}', remedy: '请改成 {expected}。' },
    { what: 'This operator is written in another way here.', found: '{found}', expected: '{expected}', remedy: 'Write {expected}.' },
  ),
  EXPR_PERCENT: wording(
    { what: '式子里的百分数要写成小数。', found: '{found}', expected: '{expected}', remedy: '请改成 {expected}。' },
    {
      what: 'A percentage in an expression is written as a decimal.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write {expected}.',
    },
  ),
  EXPR_UNQUOTED_TEXT: wording(
    { what: '式子里的文字要加引号。', found: '{found}', expected: '{expected}', remedy: '请加上英文引号；如果是指标，请写它的标识。' },
    {
      what: 'Text in an expression stands in quotation marks.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Add the marks; if an indicator is meant, write its identifier.',
    },
  ),
  EXPR_OUTSIDE_PROFILE: wording(
    { what: '式子里不能用{what:outside_profile}。', found: '{found}', remedy: '请换一种写法；能用的写法见 docs/spec/expressions.md。' },
    {
      what: 'Expressions here do without this: {what:outside_profile}.',
      found: '{found}',
      remedy: 'Write it in another way; what there is stands in docs/spec/expressions.md.',
    },
  ),
  EXPR_UNKNOWN_NAME: wording(
    {
      what: '这里不认识“{found}”。',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: "请改正名称；指标的数值要写 value('指标标识')。",
    },
    {
      what: '“{found}” is not known here.',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: "Correct the name; the value of an indicator is value('its_identifier').",
    },
  ),
  EXPR_UNKNOWN_FUNCTION: wording(
    {
      what: '没有函数“{found}”。',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: '请改正函数名；全部函数见 docs/spec/expressions.md。',
    },
    {
      what: 'There is no function “{found}”.',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: 'Correct the name; all functions are in docs/spec/expressions.md.',
    },
  ),
  EXPR_UNKNOWN_ARGUMENT: wording(
    {
      what: "{function}('…') 找不到“{found}”。",
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: '请改正引号里的标识，或先在方案里定义它。',
    },
    {
      what: "{function}('…') knows no “{found}”.",
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: 'Correct the identifier in the quotation marks, or define it in the scheme first.',
    },
  ),
  EXPR_SHARE_WITHOUT_KIND: wording(
    {
      what: "share('{found}') 没有说明是什么的权重占比。",
      found: "share('{found}')",
      expected: '[[{expected}]]',
      why: 'share 是某一类指标的权重合计占总分的比例（0 至 1）；单独一项的权重是 weight，单位是分。',
      remedy: "share 只认 tag:…、dimension:…、horizon:…、nature:…、priority:…；某一项的权重请写 weight('…')，并把比较的数改成分，如 30。",
    },
    {
      what: "share('{found}') does not say of what it is the share.",
      found: "share('{found}')",
      expected: '[[{expected}]]',
      why: 'share is what a kind of indicators weighs of the whole, 0 to 1; what a single part weighs is weight, in points.',
      remedy:
        "share takes tag:…, dimension:…, horizon:…, nature:… or priority:…; for the weight of a part write weight('…') and compare it with points, such as 30.",
    },
  ),
  EXPR_UNKNOWN_TEXT: wording(
    {
      what: '“{name}”不会等于“{found}”，这个比较永远不成立。',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: '请改正引号里的文字。',
    },
    {
      what: '“{name}” is never “{found}”: the comparison can never hold.',
      found: '{found}',
      expected: '[[{expected}]]',
      remedy: 'Correct the text in the quotation marks.',
    },
  ),
  EXPR_HYPHEN: wording(
    {
      what: '名称里的连字符会被当成减号。',
      found: '{found}',
      expected: '{expected}',
      remedy: '请写 {expected}；如果确实要相减，请在减号两边加空格。',
    },
    {
      what: 'A hyphen in a name reads as minus.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write {expected}; if a subtraction is meant, put spaces around the minus.',
    },
  ),
  EXPR_TYPE: wording(
    {
      what: '“{in}”这里的类型不对。',
      found: '{found:expression_type}',
      expected: '{expected:expression_type}',
      remedy: '请检查式子：数字与数字比较，文字与文字比较，条件要能得出是或否。',
    },
    {
      what: 'The types do not fit at “{in}”.',
      found: '{found:expression_type}',
      expected: '{expected:expression_type}',
      remedy: 'Compare numbers with numbers and text with text; a condition has to be true or false.',
    },
  ),
  EXPR_RESULT: wording(
    {
      what: '整个式子的结果类型不对。',
      found: '得出{found:expression_type}',
      expected: '得出{expected:expression_type}',
      remedy: '条件要写成比较，如 score < 60；要一个数的地方写算式。',
    },
    {
      what: 'The expression as a whole gives a result of the wrong type.',
      found: '{found:expression_type}',
      expected: '{expected:expression_type}',
      remedy: 'Write a condition as a comparison, such as score < 60; where a number is asked for, write a calculation.',
    },
  ),
  EXPR_ARGUMENT_COUNT: wording(
    { what: '函数 {function} 的参数个数不对。', found: '{found} 个', expected: '{expected} 个', remedy: '请补上或删去参数。' },
    {
      what: 'The function {function} has not the right number of arguments.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Add or remove arguments.',
    },
  ),
  EXPR_LITERAL_ARGUMENT: wording(
    {
      what: '{function} 在这里要直接写出内容，不能用算出来的值。',
      found: '{found}',
      expected: '{expected}',
      remedy: '请改成 {expected}。',
    },
    {
      what: 'Here {function} takes what is written out, not a computed value.',
      found: '{found}',
      expected: '{expected}',
      remedy: 'Write {expected}.',
    },
  ),
  EXPR_CHAINED_COMPARISON: wording(
    { what: '比较不能连写。', found: '{found}', expected: '{expected}', remedy: '请用 && 连接两个比较。' },
    { what: 'Comparisons cannot be chained.', found: '{found}', expected: '{expected}', remedy: 'Join two comparisons by &&.' },
  ),
  EXPR_DIVISION_BY_ZERO_LITERAL: wording(
    { what: '除数写成了 0。', found: '{found}', expected: '不为 0 的除数', remedy: '请改正除数。' },
    { what: 'The divisor is written as 0.', found: '{found}', expected: 'a divisor other than 0', remedy: 'Correct the divisor.' },
  ),
  EXPR_CONSTANT_UNDEFINED: wording(
    { what: '这一部分算不出结果。', found: '{found}', expected: '有结果的算式', remedy: '请检查这些数，如负数开方或结果过大。' },
    {
      what: 'This part has no result.',
      found: '{found}',
      expected: 'a computation with a result',
      remedy: 'Check the numbers: a root of a negative one, or a result too large.',
    },
  ),
} as const satisfies IssueWords;
