/**
 * A count with its English noun: counted(1, 'day') → 1 day; counted(3, 'day') → 3 days; counted(2, 'entry', 'entries') → 2 entries.
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
