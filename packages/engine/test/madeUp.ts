import { ObservationReader, readRegister } from '@kedu/intake';
import { parsePeriod, type Period, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { assess, type Trace } from '../src/assess.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A register of fictional units out of the text of a units.csv. */
export function madeUpRegister(units: string): UnitRegister {
  const { register, issues } = readRegister({ units: { file: 'units.csv', bytes: bytes(units) }, example: true });
  if (!register) throw new Error(JSON.stringify(issues));
  return register;
}

/** A scheme out of its texts, which must have no errors. */
export function madeUpScheme(files: Readonly<Record<string, string>>, register: UnitRegister): CompiledScheme {
  const entry = Object.keys(files)[0] ?? '';
  const { scheme, issues } = compileScheme({ files: new Map(Object.entries(files)), entry, register });
  if (!scheme) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return scheme;
}

/** The run of a scheme for 2023 out of a long table: unit, indicator, period, value. */
export function madeUpTrace(scheme: CompiledScheme, register: UnitRegister, data: string): Trace {
  const reader = new ObservationReader(register, scheme.indicators);
  reader.add('data.csv', bytes(data), { layout: 'long', unitBy: 'id' });
  return assess({ scheme, register, observations: reader.finish(), period: parsePeriod('2023') as Period, asOf: '2024-02-01', seed: 0 })
    .trace;
}
