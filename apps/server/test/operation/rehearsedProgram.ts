// Run by twoProcesses.test.ts as a program of its own: one of several servers on a database, in a rehearsal whose moments it is sent. Says where it answers.
import { readConfiguration } from '../../src/config/configuration.ts';
import { RehearsalClock } from '../../src/example/rehearsalClock.ts';
import { startDeskProcess } from '../../src/runs/desk/deskProcess.ts';
import { serve } from '../../src/serve.ts';

const [environment = '{}', begins = '', desk = ''] = process.argv.slice(2);
const read = readConfiguration(JSON.parse(environment), { cwd: process.cwd(), isRoot: false });
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const clock = new RehearsalClock(begins);
process.on('message', (moment: string) => clock.turn(moment));
// Whoever began it is gone.
process.on('disconnect', () => process.exit(0));
const started = await serve(read.value, { told: () => clock.now(), startDesk: () => startDeskProcess(desk) });
if ('issue' in started) throw new Error(JSON.stringify(started.issue));
console.log(`serving ${started.value.address}`);
