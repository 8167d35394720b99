import type { Pack } from '@kedu/runner';
import type { Clock, Knowledge, Ports } from '@kedu/workflow';
import type { SchemeLibrary } from '../knowledge/schemeLibrary.ts';
import type { RunPorts } from '../runs/doRun.ts';
import { examplePeople, foundOffice } from './exampleOffice.ts';
import { closeRound, openRound, type RoundMaker } from './exampleRounds.ts';
import { keepFiles, publishVersion } from './exampleSchemes.ts';
import { Rehearsal } from './rehearsal.ts';
import type { RehearsalClock } from './rehearsalClock.ts';

/** The scheme of the example whose figures are collected. */
export const SCHEME = 'north';

/** Everything that a year of the example is played with. */
export interface ExampleStage extends RoundMaker {
  readonly ports: RunPorts & { readonly knowledge: SchemeLibrary };
  readonly pack: Pack;
}

/** Sets the stage: who there is, and with what commands are given. */
export function exampleStage(
  authority: string,
  pack: Pack,
  ports: RunPorts & { readonly knowledge: SchemeLibrary & Knowledge; readonly clock: Clock } & Ports,
  clock: RehearsalClock,
  person?: (signName: string) => string,
): ExampleStage {
  const people = examplePeople(pack.register, schemesOf(pack), person);
  const rehearsal = new Rehearsal(ports, clock, authority);
  return { rehearsal, people, observations: pack.observations, store: ports.store, blobs: ports.blobs, ports, pack };
}

/** Founds the office and brings the first version of the scheme into force, on the first working days of its year. */
export async function beginOffice(stage: ExampleStage, archive: Uint8Array, firstVersion: string): Promise<string> {
  const { rehearsal, people } = stage;
  rehearsal.at(`${firstVersion}-01-03`);
  await foundOffice(rehearsal, people);
  const hash = await keepFiles(stage.blobs, rehearsal, people, archive);
  await publishVersion(rehearsal, people, { scheme: SCHEME, version: firstVersion, hash, from: `${firstVersion}-01-01`, isFirst: true });
  return hash;
}

/** Brings the version of the next year into force, before the last month of the year before is sealed. Rule: SCHEMEPUB-4. */
export async function nextVersion(stage: ExampleStage, hash: string, version: string): Promise<void> {
  await publishVersion(stage.rehearsal, stage.people, { scheme: SCHEME, version, hash, from: `${version}-01-01`, isFirst: false });
}

/** Plays months from opening to seal, one after the other. */
export async function playMonths(
  stage: ExampleStage,
  months: readonly string[],
  onMonth: (month: string) => void = () => {},
): Promise<void> {
  for (const month of months) {
    onMonth(month);
    await openRound(stage, month, SCHEME, month.slice(0, 4));
    await closeRound(stage, month);
  }
}

/** `2024-01` to `2024-12`, up to a month. */
export function monthsOf(year: number, until = 12): readonly string[] {
  return Array.from({ length: until }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
}

function schemesOf(pack: Pack): Pack['schemes'] {
  return pack.schemes.filter(({ id }) => id === SCHEME);
}
