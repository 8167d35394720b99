import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts processor time for programs. */
const TICKS = 100;

/**
 * Processor time of this process and of a database with its children, in seconds; what ended children used is in its own. Undefined where the system does not tell.
 */
export function processorTime(group: number | undefined): number | undefined {
  if (process.platform !== 'linux' || group === undefined) return undefined;
  const { user, system } = process.cpuUsage();
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    let text: string;
    try {
      text = readFileSync(`/proc/${name}/stat`, 'utf8');
    } catch {
      continue;
    }
    // After the name in brackets: state, parent, group (a child of PostgreSQL is one of its own); 12th to 15th: own and children's time in the
    // program and in the system.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[2]) !== group && Number(fields[1]) !== group) continue;
    const [own = 0, ownSystem = 0, children = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number);
    ticks += own + ownSystem + (Number(name) === group ? children + childrenSystem : 0);
  }
  return (user + system) / 1_000_000 + ticks / TICKS;
}
