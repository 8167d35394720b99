import { reidentified } from '@kedu/engine';
import type { UnitRegister, UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { publishedPeriods } from './publishedPeriods.ts';

/** Units of this kind are single persons. */
const PERSON = 'person';

/**
 * A run over what may be published of what went in: columns of the register that the scheme reads, no names of persons, and no data of periods after the assessed one.
 *
 * Shape: the same results; the hash of what went in is that over register and observations as they are published, so that it can be found again from them.
 * Rules: DISCLOSE-6, DATA-2.
 */
export function publishedRun(run: AssessedRun): AssessedRun {
  const { assessment, trace, scheme } = run;
  const published = publishedUnit(scheme);
  const { register, newHasher } = trace.input;
  const open: UnitRegister = { ...register, versions: register.versions.map(published) };
  const observations = publishedPeriods(scheme, trace.input.observations, assessment.period);
  const isSame = observations === trace.input.observations;
  const identity = reidentified(assessment.run, { register: open, ...(isSame ? {} : { observations, newHasher }) });
  return {
    ...run,
    assessment: { ...assessment, units: assessment.units.map(published), run: identity },
    trace: { ...trace, input: { ...trace.input, register: open, observations } },
  };
}

/** A unit of the register with columns that the scheme reads alone; a person has no name. Rule: DISCLOSE-6. */
export function publishedUnit(scheme: CompiledScheme): (unit: UnitVersion) => UnitVersion {
  const read = new Set([
    ...Object.keys(scheme.attributes),
    ...scheme.indicators.flatMap(({ sharedBy }) => (sharedBy === undefined ? [] : [sharedBy])),
  ]);
  return (unit) => ({
    ...unit,
    ...(unit.kind === PERSON ? { name: { 'zh-CN': '' } } : {}),
    attributes: Object.fromEntries(Object.entries(unit.attributes).filter(([name]) => read.has(name))),
  });
}
