import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts processor time for programs. */
const TICKS = 100;

interface Process {
  readonly parent: number;
  /** Of itself and of those of its children that have ended, in ticks. */
  readonly ticks: number;
}

/** Processor time of a process and all that it started, in seconds. Undefined where the system does not tell. */
export function processorTime(root: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const all = processes();
  return treeOf(root, all).reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0), 0) / TICKS;
}

/** Memory of a process and what it started, each page that several share counted once among them, in MiB; `without` leaves a program and what it started out. */
export function memoryOf(root: number, without: RegExp): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const all = processes();
  const left = new Set([...all.keys()].filter((pid) => without.test(fileOf(pid, 'comm') ?? '')).flatMap((pid) => treeOf(pid, all)));
  const kilobytes = treeOf(root, all)
    .filter((pid) => !left.has(pid))
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(fileOf(pid, 'smaps_rollup') ?? '')?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function treeOf(root: number, all: ReadonlyMap<number, Process>): readonly number[] {
  const found = [root];
  for (let i = 0; i < found.length; i += 1) for (const [pid, { parent }] of all) if (parent === found[i]) found.push(pid);
  return found;
}

function processes(): ReadonlyMap<number, Process> {
  const all = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const text = /^\d+$/.test(name) ? fileOf(Number(name), 'stat') : undefined;
    if (text === undefined) continue;
    // After the name in brackets: state, parent …; 12th to 15th: own and ended children's time in the program and in the system.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
    all.set(Number(name), { parent: Number(fields[1]), ticks });
  }
  return all;
}

function fileOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
