// A process that answers as the desk does; ends without a word, never answers, or takes its time, where it is told to.
process.on('message', ({ id, question }) => {
  const { scheme } = question.run;
  if (scheme === 'end') process.exit(1);
  if (scheme === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  process.send({ id, progress: 0.5 });
  if (scheme === 'long') {
    let words = 0;
    const going = setInterval(() => {
      words += 1;
      if (words < 10) return process.send({ id, progress: words / 10 });
      clearInterval(going);
      process.send({ id, value: scheme });
    }, 300);
  } else process.send(scheme === 'fault' ? { id, fault: 'broken' } : { id, value: scheme });
});
process.on('disconnect', () => process.exit(0));
