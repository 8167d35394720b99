import type { Check } from './checks/check.ts';
import { commandsCheck } from './checks/commands.ts';
import { generatedCheck } from './checks/generated.ts';
import { glossaryCheck } from './checks/glossary.ts';
import { componentsCheck } from './checks/components.ts';
import { consoleSizeCheck } from './checks/consoleSize.ts';
import { contractCheck } from './checks/contract.ts';
import { kernelCheck } from './checks/kernel.ts';
import { linksCheck } from './checks/links.ts';
import { lockCheck } from './checks/lock.ts';
import { mechanismsCheck } from './checks/mechanisms.ts';
import { pathsCheck } from './checks/paths.ts';
import {
  biomeLintCheck,
  checkerTypesCheck,
  consoleTypesCheck,
  formatCheck,
  layersCheck,
  oxlintCheck,
  pageTypesCheck,
  typesCheck,
} from './checks/programs.ts';
import { purityCheck } from './checks/purity.ts';
import { readmesCheck } from './checks/readmes.ts';
import { reportSizeCheck } from './checks/reportSize.ts';
import { openRepository } from './checks/repository.ts';
import { rulesCheck } from './checks/rules.ts';
import { lengthCheck, namesCheck } from './checks/sizes.ts';
import { typedCheck } from './checks/typed.ts';
import { root } from './root.ts';

const CHECKS: readonly Check[] = [
  formatCheck,
  oxlintCheck,
  biomeLintCheck,
  layersCheck,
  componentsCheck,
  purityCheck,
  typesCheck,
  pageTypesCheck,
  checkerTypesCheck,
  consoleTypesCheck,
  typedCheck,
  lengthCheck,
  namesCheck,
  pathsCheck,
  linksCheck,
  commandsCheck,
  rulesCheck,
  generatedCheck,
  kernelCheck,
  contractCheck,
  reportSizeCheck,
  consoleSizeCheck,
  readmesCheck,
  glossaryCheck,
  mechanismsCheck,
  lockCheck,
];

const wanted = process.argv.slice(2);
const chosen = CHECKS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (chosen.length === 0) {
  console.error(`No check is called that. There are: ${CHECKS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const repository = openRepository(root);
const failures: { readonly name: string; readonly problems: readonly string[] }[] = [];
for (const check of chosen) {
  const start = performance.now();
  const problems = await problemsOf(check);
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${check.name}`);
  if (problems.length > 0) failures.push({ name: check.name, problems });
}
for (const { name, problems } of failures) console.log(`\n${name}\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
console.log(failures.length === 0 ? `\n${chosen.length} checks, all well.` : `\n${failures.length} of ${chosen.length} checks failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function problemsOf(check: Check): Promise<readonly string[]> {
  try {
    return await check.run(repository);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
