// A process that answers whoever reads, ends without a word where it is told to, and never comes to the end of a run: it leaves a file when it begins one.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

process.on('message', ({ id, question }) => {
  if (question.list === 'end') process.exit(1);
  if (question.op === 'assess') {
    writeFileSync(join(dirname(question.run.archive), 'begun'), '');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  process.send({ id, value: { lists: [], items: [], isExample: true } });
});
process.on('disconnect', () => process.exit(0));
