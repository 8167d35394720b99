import { nearest } from '@kedu/model';
import type { Issue, Place } from '@kedu/model';
import { z } from 'zod';
import { schemeIssue } from '../codes.ts';
import { halfWidth } from './full-width.ts';
import { copy } from './inherit.ts';
import { issueOf, type ShapeFault, snakeCase } from './shape-issues.ts';
import { isRecord, type Path, type Source, valueAt } from './source.ts';

/** A value read by its shape. `source` gives the places of `value`, whatever was mended on the way. */
export interface Reading<T> {
  readonly value: T;
  readonly source: Source;
  readonly issues: readonly Issue[];
  /** Paths (of `value`) at or under which something was left out because it could not be read. */
  readonly broken: readonly Path[];
}

/**
 * Reads a document by a shape and goes on after each fault, so that one run finds all of them.
 *
 * A fault is reported once, then mended where the meaning is plain (a misspelt key, a hyphen in an identifier, full-width digits) or else left
 * out, and reading starts again; only full-width digits alone are no error (SCHEME-6).
 * Rule: SCHEME-4, SCHEME-5, SCHEME-6. `fallbacks` stand in for required fields of the root.
 * Errors: SCHEME_UNKNOWN_FIELD, SCHEME_PART_OUTSIDE_PARTS, SCHEME_MISSING_FIELD, SCHEME_WRONG_TYPE, SCHEME_NOT_ALLOWED, SCHEME_BAD_FORMAT, SCHEME_IDENTIFIER, SCHEME_OUT_OF_BOUNDS.
 */
export function readShape<S extends z.ZodType>(
  schema: S,
  source: Source,
  fallbacks: Readonly<Record<string, unknown>>,
): Reading<z.output<S>> {
  const repair = new Repair(source);
  for (;;) {
    const result = schema.safeParse(repair.value, {
      error: (issue) => (issue.code === 'unrecognized_keys' ? fieldsOf(issue.inst) : undefined),
    });
    if (result.success) return { value: result.data, source: repair, issues: repair.issues, broken: repair.broken };
    repair.mend(result.error.issues as unknown as readonly ShapeFault[], fallbacks);
  }
}

/** Fields that a mapping allows, for the issue about one that it does not. */
function fieldsOf(inst: unknown): string {
  return inst instanceof z.ZodObject ? Object.keys(inst.shape).join(' ') : '';
}

const PART_KEYS = ['weight', 'method', 'parts', 'each', 'apply'];

class Repair implements Source {
  readonly value: unknown;
  readonly issues: Issue[] = [];
  readonly broken: Path[] = [];
  /** Steps of mended paths that differ from those of the document: container → step → path from the container in the document. */
  private readonly moved = new Map<string, Map<string, Path>>();

  constructor(private readonly source: Source) {
    this.value = copy(source.value);
  }

  place(path: Path, end: 'key' | 'value' = 'value'): Place {
    return this.source.place(this.original(path), end);
  }

  fileOf(path: Path): string {
    return this.source.fileOf(this.original(path));
  }

  /** Reports and mends one round of faults; those inside a branch that this round changed wait for the next. */
  mend(faults: readonly ShapeFault[], fallbacks: Readonly<Record<string, unknown>>): void {
    const changed: Path[] = [];
    const keysFirst = [...faults].sort((a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'));
    for (const fault of keysFirst) {
      if (changed.some((path) => startsWith(fault.path, path))) continue;
      const done = fault.code === 'unrecognized_keys' ? this.mendKeys(fault) : this.mendValue(fault, fallbacks);
      changed.push(...done);
    }
  }

  private mendKeys(fault: ShapeFault & { code: 'unrecognized_keys' }): Path[] {
    const changed: Path[] = [];
    const container = valueAt(this.value, fault.path) as Record<string, unknown>;
    const allowed = fault.message.split(' ');
    const isPart = (value: unknown): boolean => isRecord(value) && PART_KEYS.some((name) => Object.hasOwn(value, name));
    // A node without `parts:` looks like a leaf that lacks its method.
    const leaf = fault.path[0] === 'score' && !Object.hasOwn(container, 'method') && allowed.includes('method');
    const parts = allowed.includes('parts') || leaf ? fault.keys.filter((key) => isPart(container[key])) : [];
    if (parts.length > 0)
      this.issues.push(
        schemeIssue('SCHEME_PART_OUTSIDE_PARTS', this.place([...fault.path, parts[0] as string], 'key'), {
          part: parts.join(', '),
          within: fault.path.join('.'),
        }),
      );
    for (const key of fault.keys) {
      const path = [...fault.path, key];
      if (parts.includes(key)) {
        this.relocate(fault.path, key, [...fault.path, 'parts'], key);
        changed.push(leaf ? fault.path : [...fault.path, 'parts']);
        continue;
      }
      const meant = nearest(key, allowed);
      this.issues.push(
        schemeIssue('SCHEME_UNKNOWN_FIELD', this.place(path, 'key'), {
          field: key,
          nearest: meant,
          allowed: allowed.join(', '),
          within: fault.path.join('.'),
        }),
      );
      if (meant !== '' && !Object.hasOwn(container, meant)) {
        this.relocate(fault.path, key, fault.path, meant);
        changed.push([...fault.path, meant]);
      } else this.remove(path);
    }
    return changed;
  }

  private mendValue(fault: ShapeFault, fallbacks: Readonly<Record<string, unknown>>): Path[] {
    const { path } = fault;
    const value = valueAt(this.value, path);
    if (typeof value === 'string') {
      const plain = halfWidth(value);
      if (plain !== undefined) {
        this.issues.push(schemeIssue('SCHEME_READ_AS', this.place(path), { found: value, read: String(plain) }));
        this.put(path, plain);
        return [path];
      }
    }
    if (!this.followsFromOmission(path, value)) this.issues.push(issueOf(fault, value, (at, end) => this.place(at, end)));
    if (path.length === 0) {
      Object.assign(this.value as object, fallbacks);
      return [path];
    }
    const name = String(path.at(-1));
    if (fault.code === 'invalid_key') {
      const snake = snakeCase(name);
      const within = path.slice(0, -1);
      if (snake === '' || valueAt(this.value, [...within, snake]) !== undefined) return this.leaveOut(path);
      this.relocate(within, name, within, snake);
      return [path, [...within, snake]];
    }
    if (fault.code === 'invalid_format' && fault.message === 'identifier' && typeof value === 'string' && snakeCase(value) !== '') {
      this.put(path, snakeCase(value));
      return [path];
    }
    if (path.length === 1 && Object.hasOwn(fallbacks, name)) {
      this.put(path, fallbacks[name]);
      this.broken.push(path);
      return [path];
    }
    return this.leaveOut(value === undefined ? path.slice(0, -1) : path);
  }

  /** Whether a field is missing only because what stood in its mapping was left out before. */
  private followsFromOmission(path: Path, value: unknown): boolean {
    const within = path.slice(0, -1);
    return value === undefined && this.broken.some((at) => at.length === path.length && startsWith(at, within));
  }

  private leaveOut(path: Path): Path[] {
    if (path.length === 0) throw new Error('readShape: the root has a required field without fallback');
    this.broken.push(path);
    const container = valueAt(this.value, path.slice(0, -1));
    this.remove(path);
    // Elements of a list move up: no other path into it holds in this round.
    return [Array.isArray(container) ? path.slice(0, -1) : path];
  }

  private put(path: Path, value: unknown): void {
    const container = valueAt(this.value, path.slice(0, -1)) as Record<string, unknown>;
    container[String(path.at(-1))] = value;
  }

  private remove(path: Path): void {
    const within = path.slice(0, -1);
    const container = valueAt(this.value, within);
    const step = path.at(-1) as string | number;
    if (!Array.isArray(container)) {
      delete (container as Record<string, unknown>)[step];
      return;
    }
    const steps = this.stepsOf(within);
    const origins = container.map((_, index) => steps.get(String(index)) ?? [index]);
    container.splice(Number(step), 1);
    origins.splice(Number(step), 1);
    steps.clear();
    for (const [index, origin] of origins.entries()) steps.set(String(index), origin);
  }

  /** Moves a value to another key, in the same container or in one below it, and remembers where it came from. */
  private relocate(from: Path, key: string, to: Path, name: string): void {
    const container = valueAt(this.value, from) as Record<string, unknown>;
    const origin = this.stepsOf(from).get(key) ?? [key];
    if (!isRecord(valueAt(this.value, to))) this.put(to, {});
    const target = valueAt(this.value, to) as Record<string, unknown>;
    if (!Object.hasOwn(target, name)) target[name] = container[key];
    delete container[key];
    const climb = to.length - from.length;
    this.stepsOf(to).set(name, climb === 0 ? origin : [...Array<string>(climb).fill(UP), ...origin]);
  }

  private stepsOf(path: Path): Map<string, Path> {
    const id = JSON.stringify(path.map(String));
    const steps = this.moved.get(id) ?? new Map<string, Path>();
    this.moved.set(id, steps);
    return steps;
  }

  private original(path: Path): Path {
    const real: (string | number)[] = [];
    for (const [index, step] of path.entries()) {
      const steps = this.moved.get(JSON.stringify(path.slice(0, index).map(String)));
      for (const part of steps?.get(String(step)) ?? [step]) {
        if (part === UP) real.pop();
        else real.push(part);
      }
    }
    return real;
  }
}

/** A step back to the container above; no key of a file can be this, YAML having no NUL. */
const UP = '\u0000up';

function startsWith(path: Path, head: Path): boolean {
  return head.length <= path.length && head.every((step, index) => String(step) === String(path[index]));
}
