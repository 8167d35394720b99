import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bundledProgram } from '../bundledProgram.ts';

/** A folder for programs, and what is made of them, which are deleted after the test. */
function programs(): { readonly folder: string; readonly made: string[] } {
  const [folder, made] = [mkdtempSync(join(tmpdir(), 'kedu-bundled-')), [] as string[]];
  onTestFinished(() => {
    for (const path of [folder, ...made, ...made.map((file) => `${file}.json`)]) rmSync(path, { recursive: true, force: true });
  });
  return { folder, made };
}

test('a bundled program says what its source says, keeps its address, and is made again only when a source is newer', async () => {
  const { folder, made } = programs();
  const [program, part] = [join(folder, 'program.ts'), join(folder, 'part.ts')];
  const past = new Date(Date.now() - 60_000);
  const write = (path: string, text: string): void => {
    writeFileSync(path, text);
    utimesSync(path, past, past);
  };
  write(part, `export const WORD: string = 'first';`);
  write(program, `import { WORD } from './part.ts';\nconsole.log(WORD, import.meta.url);`);
  const said = async (): Promise<string> => {
    made.push(await bundledProgram(program));
    return execFileSync(process.execPath, [made.at(-1) as string], { encoding: 'utf8' }).trim();
  };
  const address = pathToFileURL(program).href;
  expect(await said()).toBe(`first ${address}`);
  const { ino } = statSync(made[0] as string);
  await said();
  expect(statSync(made[0] as string).ino).toBe(ino);
  writeFileSync(part, `export const WORD: string = 'second';`);
  expect(await said()).toBe(`second ${address}`);
});

test('a package is the one that the source finds, though the program lies elsewhere', async () => {
  const { folder, made } = programs();
  const own = join(folder, 'node_modules', 'kedu-own-package');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'package.json'), '{"name":"kedu-own-package","type":"module","exports":"./own.js"}');
  writeFileSync(join(own, 'own.js'), `export const WORD = 'its own';`);
  writeFileSync(join(folder, 'program.ts'), `import { WORD } from 'kedu-own-package';\nconsole.log(WORD);`);
  made.push(await bundledProgram(join(folder, 'program.ts')));
  expect(execFileSync(process.execPath, [...made], { encoding: 'utf8' }).trim()).toBe('its own');
});

test('whoever asks for a program while it is made waits for the same', async () => {
  const { folder, made } = programs();
  const program = join(folder, 'program.ts');
  writeFileSync(program, `console.log('there');`);
  const both = [bundledProgram(program), bundledProgram(program)] as const;
  expect(both[0]).toBe(both[1]);
  made.push(await both[0]);
  expect(execFileSync(process.execPath, [...made], { encoding: 'utf8' }).trim()).toBe('there');
});
