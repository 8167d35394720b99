/** A fictional round (示例数据) whose figures are saved while server and database are killed: a column for every kill, a figure for every command. */
export const AUTHORITY = 'beichuan';
export const ROUND = '2026-12';
export const INDICATORS: readonly string[] = Array.from({ length: 100 }, (_, kill) => `figure_${kill}`);
export const UNITS: readonly string[] = Array.from({ length: 480 }, (_, i) => String(990_100 + i));
