import {
  authorityUnit,
  BUNDLE_PATHS,
  type BundleManifest,
  type GivenToRun,
  readBundleObservations,
  readBundleRegister,
  readGiven,
} from '@kedu/bundle';
import { assessWithErrors, type DrawKernel, valuesToDraw } from '@kedu/insight';
import { fromUtf8, type Reading } from '@kedu/ledger';
import { type Hasher, type Observations, parsePeriod, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Findings } from '../findings.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';

/** What could be made of a bundle: its rules, its units, and the run where all is there. */
export interface Recomputed {
  readonly scheme?: CompiledScheme | undefined;
  readonly register?: UnitRegister | undefined;
  readonly run?: AssessedRun | undefined;
}

/** A kernel for draws, or what gives one when scheme and register are known: many schemes draw nothing. */
export type KernelGiven = DrawKernel | ((scheme: CompiledScheme, register: UnitRegister) => DrawKernel | undefined);

/** What a machine does faster than the pure parts; the results are the same. */
export interface Machine {
  readonly newHasher?: (() => Hasher) | undefined;
  readonly kernel?: KernelGiven | undefined;
}

interface Inputs {
  readonly scheme: CompiledScheme;
  readonly register: UnitRegister;
  readonly observations: Observations;
  readonly given: GivenToRun;
}

/**
 * The run of a bundle made again from its scheme and its data.
 *
 * Rule: VERIFY-4. Errors, as findings: VERIFY_TEXT, VERIFY_BOUNDS (`draws`), VERIFY_NOT_COMPUTED (`files`, `data`, `scheme`, `period`,
 * `failed`), those of the readers of data, VERIFY_IDENTITY (`scheme`, `version`, `authority`; `input` and `result` where
 * the bundle states them).
 */
export function recompute(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
  findings: Findings,
  { newHasher, kernel }: Machine,
): Recomputed {
  const { scheme, register, observations, given } = inputsOf(files, manifest, findings);
  const period = parsePeriod(manifest.period);
  if (!scheme || !register || !observations || !given) {
    if (scheme) findings.add('VERIFY_NOT_COMPUTED', {}, { reason: 'data', found: '' });
    return { scheme, register };
  }
  if (!period) {
    findings.add('VERIFY_NOT_COMPUTED', { file: BUNDLE_PATHS.manifest }, { reason: 'period', found: manifest.period });
    return { scheme, register };
  }
  const drawn = valuesToDraw(scheme, register);
  if (drawn > BUNDLE_LIMITS.draws) {
    const file = `${BUNDLE_PATHS.scheme}${manifest.scheme.entry}`;
    findings.add('VERIFY_BOUNDS', { file }, { bound: 'draws', found: drawn, most: BUNDLE_LIMITS.draws });
    return { scheme, register };
  }
  const { asOf, seed, run } = manifest;
  try {
    const { value, trace } = assessWithErrors(
      { scheme, register, observations, period, asOf, seed, ...given, newHasher },
      typeof kernel === 'function' ? kernel(scheme, register) : kernel,
    );
    for (const field of ['input', 'result'] as const) if (run) identical(findings, field, run[field], value.run[field]);
    return { scheme, register, run: { scheme, assessment: value, trace } };
  } catch (error) {
    // Data that nobody would seal may break a promise that the engine relies on; the other rooms still speak.
    findings.add('VERIFY_NOT_COMPUTED', { file: BUNDLE_PATHS.observations }, { reason: 'failed', found: String(error) });
    return { scheme, register };
  }
}

function inputsOf(files: ReadonlyMap<string, Uint8Array>, manifest: BundleManifest, findings: Findings): Partial<Inputs> {
  const content = (path: string): Uint8Array => files.get(path) ?? new Uint8Array();
  const { units, memberships, successions, observations: observed, run } = BUNDLE_PATHS;
  const absent = [units, memberships, successions, observed, run].filter((path) => !files.has(path));
  if (absent.length > 0) {
    findings.add('VERIFY_NOT_COMPUTED', {}, { reason: 'files', found: absent.join('、') });
    return {};
  }
  const value = <T>(read: Reading<T>): T | undefined => {
    if ('value' in read) return read.value;
    findings.take(read.issue);
    return undefined;
  };
  const register = value(
    readBundleRegister({ units: content(units), memberships: content(memberships), successions: content(successions) }),
  );
  if (register && !manifest.example && register.versions.some(({ example }) => example)) identical(findings, 'example', 'false', 'true');
  const observations = register && value(readBundleObservations(content(observed), unitIdsOf(register)));
  const given = value(readGiven(content(run)));
  const scheme = schemeOf(files, manifest, register, findings);
  if (scheme && register) identical(findings, 'authority', manifest.authority, authorityUnit(scheme, register) ?? '');
  return {
    ...(register ? { register } : {}),
    ...(observations ? { observations } : {}),
    ...(given ? { given } : {}),
    ...(scheme ? { scheme } : {}),
  };
}

function schemeOf(
  files: ReadonlyMap<string, Uint8Array>,
  { scheme: stated }: BundleManifest,
  register: UnitRegister | undefined,
  findings: Findings,
): CompiledScheme | undefined {
  const texts = new Map<string, string>();
  for (const [path, bytes] of files) {
    if (!path.startsWith(BUNDLE_PATHS.scheme)) continue;
    const text = fromUtf8(bytes);
    if (text === undefined) findings.add('VERIFY_TEXT', { file: path });
    else texts.set(path.slice(BUNDLE_PATHS.scheme.length), text);
  }
  const { scheme, issues } = compileScheme({ files: texts, entry: stated.entry, register });
  if (!scheme) {
    const codes = issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const found = [...new Set(codes)].slice(0, 5).join('、');
    findings.add('VERIFY_NOT_COMPUTED', { file: `${BUNDLE_PATHS.scheme}${stated.entry}` }, { reason: 'scheme', found });
    return undefined;
  }
  identical(findings, 'version', `${stated.id}@${stated.version}`, `${scheme.id}@${scheme.version}`);
  identical(findings, 'scheme', stated.hash, scheme.hash);
  return scheme;
}

function identical(findings: Findings, field: string, stated: string, found: string): void {
  if (stated !== found) findings.add('VERIFY_IDENTITY', { file: BUNDLE_PATHS.manifest }, { field, found: stated, expected: found });
}

/** The units of a register, as the columns of its observations run over them. */
function unitIdsOf({ versions }: UnitRegister): readonly string[] {
  return [...new Set(versions.map(({ id }) => id))].sort();
}
