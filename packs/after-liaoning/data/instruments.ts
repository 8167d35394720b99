import { generator } from './chance.ts';

const YEAR = '2024';
/** Institutes that fall short of the standard: 11 of 97, so that 86 (89 %) reach it. */
const SHORT = [5, 14, 21, 33, 38, 47, 56, 64, 72, 81, 90];
/** By how much the hours of all institutes together grew. */
const GROWTH = 1.37;

/** Data, targets and funds of the institutes that share instruments, by file name in the pack; `register` is the text of units.csv. */
export function instrumentFiles(institutes: readonly string[], register: string): readonly (readonly [string, string])[] {
  const names = new Map(register.split('\n').map((line) => [line.split(',')[0] ?? '', line.split(',')[2] ?? '']));
  const random = generator(97);
  const made = institutes.map((id, i) => {
    const short = SHORT.includes(i);
    const q = short ? -0.8 - random() * 0.2 : random();
    const base = 700 + Math.round(random() * 900);
    return {
      id,
      base,
      hours: base * (short ? 1.06 + random() * 0.08 : 1.26 + q * 0.3),
      open: short ? 12 + random() * 7 : 23 + q * 12 + random() * 2,
      users: short ? 68 + random() * 8 : 77 + q * 13 + random() * 2,
      results: short ? 3 + Math.floor(random() * 3) : 6 + Math.round(q * 5),
      funds: 400000 + Math.round(random() * 12000) * 100,
    };
  });
  const bases = made.reduce((sum, { base }) => sum + base, 0);
  const scale = (bases * GROWTH) / made.reduce((sum, { hours }) => sum + hours, 0);
  const hours = made.map((one) => Math.round(one.hours * scale));
  const left = Math.round(bases * GROWTH) - hours.reduce((sum, one) => sum + one, 0);
  hours[0] = (hours[0] as number) + left;
  const data = made.flatMap(({ id, open, users, results }, i) => [
    `${id},hours,${YEAR},${hours[i]}`,
    `${id},open_share,${YEAR},${open.toFixed(1)}`,
    `${id},results,${YEAR},${results}`,
    `${id},users,${YEAR},${users.toFixed(1)}`,
  ]);
  const named = (id: string): string => `${id} ${names.get(id)}`;
  return [
    [`data/instruments-${YEAR}.csv`, `unit,indicator,period,value\n${data.join('\n')}\n`],
    [
      'scheme/instruments-targets.csv',
      `indicator,unit,class,period,target,baseline\nhours_all,${named('990000')},,${YEAR},,${(bases / made.length).toFixed(4)}\n${made.map(({ id, base }) => `hours,${named(id)},,${YEAR},,${base}\n`).join('')}`,
    ],
    [
      'scheme/instruments-funds.csv',
      `unit,item,amount_yuan\n${made.map(({ id, funds }) => `${named(id)},运行补助,${funds.toFixed(2)}\n`).join('')}`,
    ],
  ];
}
