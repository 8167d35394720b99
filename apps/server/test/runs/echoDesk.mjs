// A process that answers as the desk does, and ends without a word when it is told to.
process.on('message', ({ id, question }) => {
  if (question.op === 'lists' && question.run.scheme === 'end') process.exit(1);
  process.send({ id, progress: 0.5 });
  process.send(question.run.scheme === 'fault' ? { id, fault: 'broken' } : { id, value: question.run.scheme });
});
process.on('disconnect', () => process.exit(0));
