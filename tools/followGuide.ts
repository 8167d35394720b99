import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type GuideStep, stepsOf, write } from './guide.ts';
import { keduProgram } from './keduProgram.ts';
import { root } from './root.ts';

const run = promisify(execFile);

export interface FollowedStep {
  readonly step: GuideStep;
  readonly output: string;
}

/**
 * Follows a guide literally, from its first line to its last, in a folder that stands in for the repository; pictures are left to the caller.
 *
 * Shape: one entry a step, with what a command printed, and whether it ended with 0.
 * Errors: throws at the first command that fails, with what it printed, and at a change whose lines are not there.
 */
export async function followGuide(guide: string, folder: string): Promise<FollowedStep[]> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'docs/guide/example'), join(folder, 'docs/guide/example'), { recursive: true });
  mkdirSync(join(folder, 'packs'), { recursive: true });
  const followed: FollowedStep[] = [];
  for (const step of stepsOf(readFileSync(join(root, guide), 'utf8'))) {
    if (step.kind === 'file' || step.kind === 'change') write(step, folder);
    followed.push({ step, output: step.kind === 'command' ? await command(step.text, folder) : '' });
  }
  return followed;
}

async function command(text: string, folder: string): Promise<string> {
  const [program, args] = text.startsWith('npm run kedu -- ')
    ? [process.execPath, [await keduProgram(), ...text.split(' ').slice(4)]]
    : [text.split(' ')[0] ?? '', text.split(' ').slice(1)];
  try {
    const { stdout, stderr } = await run(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LANG: 'zh_CN.UTF-8' } });
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${text}\n${stdout}${stderr}`, { cause: error });
  }
}
