/** A table that was written from observations, and the observations: `unit|indicator|period` → value. */
export interface RandomTable {
  readonly file: string;
  readonly sheet: string;
  readonly form: 'csv' | 'sheet';
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly string[];
  readonly values: ReadonlyMap<string, number>;
}

/** How a table is laid out; every choice is one that offices make. */
export interface Habits {
  readonly orientation:
    | 'indicators across'
    | 'units across'
    | 'periods across'
    | 'periods over indicators'
    | 'indicators over periods'
    | 'long'
    | 'months down'
    | 'value among others';
  readonly unitsBy: 'name' | 'code';
  readonly indicatorsBy: 'title' | 'id' | 'measured title';
  readonly periods: 'years' | 'months' | 'quarters';
  readonly title: boolean;
  readonly serial: boolean;
  readonly total: boolean;
  readonly note: boolean;
  readonly remark: boolean;
  readonly form: 'csv' | 'sheet';
  readonly bareYears: boolean;
  /** Blank columns between two halves of the units side by side; without, one table. */
  readonly gap: 0 | 1 | 2 | undefined;
  /** A column `合计`, `全县`, `平均` among units or periods across. */
  readonly totalColumn: 'first' | 'last' | undefined;
  /** `同比`, `位次` beside each indicator or value. */
  readonly asides: boolean;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly measure: string;
}

/** Writes a table in the given habits. `value` gives the number of a unit, indicator and period by their places. */
export function writeTable(
  habits: Habits,
  units: readonly Named[],
  indicators: readonly Named[],
  year: number,
  value: (n: number) => number,
): RandomTable {
  const periods = periodsOf(habits, year);
  const values = new Map<string, number>();
  let count = 0;
  const cell = (unit: Named, indicator: Named, period: readonly [string, string]): string => {
    count += 1;
    const number = value(count);
    values.set(`${unit.id}|${indicator.id}|${period[0]}`, number);
    return String(number);
  };
  const unitText = ({ id, name }: Named): string => (habits.unitsBy === 'name' ? name : id);
  const beside = (other: Named): string[] => (habits.asides ? [`${count % 7}.5`, `${(other.name.length % 5) + 1}`] : []);
  const total = (row: readonly string[]): string[] => {
    const sum = String(row.reduce((all, text) => all + Number(text), 0));
    return habits.totalColumn === 'first' ? [sum, ...row] : habits.totalColumn === 'last' ? [...row, sum] : [...row];
  };
  const totalled = (word: string, row: readonly string[]): string[] =>
    habits.totalColumn === 'first' ? [word, ...row] : habits.totalColumn === 'last' ? [...row, word] : [...row];
  const indicatorText = ({ id, name, measure }: Named): string =>
    habits.indicatorsBy === 'title' ? name : habits.indicatorsBy === 'id' ? id : `${name}（${measure}）`;
  const unitHeading = habits.unitsBy === 'name' ? '地区' : '单位代码';
  const [period = ['', '']] = periods;
  const [indicator = indicators[0] as Named] = indicators;
  const [unit = units[0] as Named] = units;
  let headings: string[][];
  let body: string[][];
  let subject = '主要指标';
  const merges: [row: number, left: number, bottom: number, right: number][] = [];
  switch (habits.orientation) {
    case 'indicators across':
      headings = [[unitHeading, ...indicators.flatMap((other) => [indicatorText(other), ...(habits.asides ? ['同比±%', '位次'] : [])])]];
      body = units.map((one) => [unitText(one), ...indicators.flatMap((other) => [cell(one, other, period), ...beside(other)])]);
      subject = `${period[1]}主要指标`;
      break;
    case 'units across':
      headings = [['指标', ...totalled('全县', units.map(unitText))]];
      body = indicators.map((other) => [indicatorText(other), ...total(units.map((one) => cell(one, other, period)))]);
      subject = `${period[1]}主要指标`;
      break;
    case 'periods across':
      headings = [
        [
          '指标名称',
          ...totalled(
            '平均',
            periods.map(([, text]) => text),
          ),
        ],
      ];
      body = indicators.map((other) => [indicatorText(other), ...total(periods.map((time) => cell(unit, other, time)))]);
      subject = `${unit.name}${year}年主要指标`;
      break;
    case 'indicators over periods':
      headings = [
        [unitHeading, ...indicators.flatMap((other) => periods.map((_, i) => (i === 0 ? indicatorText(other) : '')))],
        ['', ...indicators.flatMap(() => periods.map(([, text]) => text))],
      ];
      body = units.map((one) => [unitText(one), ...indicators.flatMap((other) => periods.map((time) => cell(one, other, time)))]);
      merges.push(
        [0, 1, 1, 1],
        ...indicators.map((_, i) => [0, 2 + i * periods.length, 0, 1 + (i + 1) * periods.length] as [number, number, number, number]),
      );
      break;
    case 'periods over indicators':
      headings = [
        [unitHeading, ...periods.flatMap(([, text]) => indicators.map((_, i) => (i === 0 ? text : '')))],
        ['', ...periods.flatMap(() => indicators.map(indicatorText))],
      ];
      body = units.map((one) => [unitText(one), ...periods.flatMap((time) => indicators.map((other) => cell(one, other, time)))]);
      merges.push(
        [0, 1, 1, 1],
        ...periods.map((_, i) => [0, 2 + i * indicators.length, 0, 1 + (i + 1) * indicators.length] as [number, number, number, number]),
      );
      break;
    case 'long':
      headings = [[unitHeading, '指标', '时期', '数值']];
      body = units.flatMap((one) =>
        indicators.flatMap((other) => periods.map((time) => [unitText(one), indicatorText(other), time[1], cell(one, other, time)])),
      );
      break;
    case 'months down':
      headings = [['时期', ...totalled('合计', units.map(unitText))]];
      body = periods.map((time) => [time[1], ...total(units.map((one) => cell(one, indicator, time)))]);
      subject = `${year}年${indicator.name}`;
      break;
    case 'value among others':
      headings = [
        [unitHeading, habits.serial ? '绝对值' : '实际完成', '目标值', '完成率（%）', ...(habits.asides ? ['同比±%', '位次'] : [])],
      ];
      body = units.map((one) => [unitText(one), cell(one, indicator, [`${year}`, '']), '100', '98.5', ...beside(indicator)]);
      subject = `${year}年${indicator.name}`;
      break;
  }
  return framed(habits, headings, body, `${subject}${habits.orientation === 'long' ? '' : '情况表'}`, year, merges, values);
}

function periodsOf({ periods, bareYears }: Habits, year: number): (readonly [id: string, text: string])[] {
  if (periods === 'years') return [0, 1, 2].map((n) => [`${year + n}`, bareYears ? `${year + n}` : `${year + n}年`] as const);
  if (periods === 'months') return [1, 2, 11].map((n) => [`${year}-${String(n).padStart(2, '0')}`, `${year}年${n}月`] as const);
  return ['一', '二', '三', '四'].map((n, i) => [`${year}Q${i + 1}`, `${year}年${n}季度`] as const);
}

/** Adds what stands around a table: title, serial numbers, a total, notes, a column of remarks. */
function framed(
  habits: Habits,
  headings: string[][],
  body: string[][],
  subject: string,
  year: number,
  spans: readonly (readonly [number, number, number, number])[],
  values: ReadonlyMap<string, number>,
): RandomTable {
  const shift = habits.serial ? 1 : 0;
  const rowsOf = (own: readonly string[][]): string[][] => {
    const numbered = own.map((row, i) => (habits.serial ? [String(i + 1), ...row] : row));
    const topped = headings.map((row, i) => (habits.serial ? [i === 0 ? '序号' : '', ...row] : row));
    const rows = [...topped, ...numbered, ...(habits.total && habits.orientation !== 'long' ? [totalOf(numbered, shift)] : [])];
    return habits.remark ? rows.map((row, i) => [...row, i === 0 ? '备注' : i === topped.length ? '初步数' : '']) : rows;
  };
  const halves = habits.gap !== undefined && BY_UNIT.has(habits.orientation) && body.length >= 2;
  const half = Math.ceil(body.length / 2);
  const left = rowsOf(halves ? body.slice(0, half) : body);
  const width = Math.max(...left.map((row) => row.length)) + (habits.gap ?? 0);
  const right = halves ? rowsOf(body.slice(half)) : [];
  const remarked = left.map((row, i) => (halves ? [...padded(row, width), ...padded(right[i] ?? [], right[0]?.length ?? 0)] : row));
  const title = habits.title ? [[subject], [`填报单位：北原省统计局`]] : [];
  const notes = habits.note ? [['注：示例数据，以年报为准。'], ['填表人：张三', '审核人：李四']] : [];
  const offset = title.length + 1;
  const merged =
    habits.form === 'csv'
      ? []
      : [0, ...(halves ? [width] : [])].flatMap((by) =>
          spans.map(
            ([top, from, bottom, to]) => `${letter(from + shift + by)}${top + offset}:${letter(to + shift + by)}${bottom + offset}`,
          ),
        );
  return {
    file: habits.title ? `报表.${habits.form === 'csv' ? 'csv' : 'xlsx'}` : `${subject}${year}年.${habits.form === 'csv' ? 'csv' : 'xlsx'}`,
    sheet: habits.form === 'csv' ? '' : 'Sheet1',
    form: habits.form,
    rows: [...title, ...remarked, ...notes],
    merges: merged,
    values,
  };
}

/** Layouts whose rows are units, so that they may be halved. */
const BY_UNIT: ReadonlySet<Habits['orientation']> = new Set([
  'indicators across',
  'periods over indicators',
  'indicators over periods',
  'value among others',
]);

const padded = (row: readonly string[], width: number): string[] => [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')];

function totalOf(rows: readonly (readonly string[])[], shift: number): string[] {
  const [first = []] = rows;
  return first.map((_, column) => {
    if (column < shift) return '';
    if (column === shift) return '合计';
    return String(rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0));
  });
}

function letter(column: number): string {
  return column > 26
    ? `${String.fromCharCode(64 + Math.floor((column - 1) / 26))}${letter(((column - 1) % 26) + 1)}`
    : String.fromCharCode(64 + column);
}
