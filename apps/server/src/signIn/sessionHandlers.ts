import { openSession } from '@kedu/store';
import { workflowIssue } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import type { Places } from '../http/places.ts';
import type { Metrics } from '../operation/metrics.ts';
import { sessionAnswer } from './sessionAnswer.ts';
import type { SignInDesk } from './signInDesk.ts';
import { digestOf } from './tokens.ts';

/** Signing in and out, and what is one's own. Rules: API-2, SIGN-1 to SIGN-7, SIGN-12. */
export function sessionHandlers(desk: SignInDesk, places: Places, metrics: Metrics): Handlers {
  return {
    signIn: async ({ body, ports }) => {
      const opened = await desk.open(body);
      if ('issues' in opened) {
        const code = opened.issues[0]?.code;
        metrics.signedIn(code === 'SIGN_LOCKED' ? 'locked' : code === 'SIGN_CODE' ? 'code' : 'refused');
        return opened;
      }
      metrics.signedIn('opened');
      const found = await openSession(ports.store.pool, digestOf(opened.value));
      if (found === undefined) throw new Error('a session that was just opened is gone');
      const reader = { ...found, session: found.session.digest, openedAt: found.session.openedAt };
      return { value: await sessionAnswer(reader, places, ports), session: opened.value };
    },

    session: async ({ reader, ports }) => ({ value: await sessionAnswer(reader, places, ports), isLive: true }),

    signOut: async ({ reader }) => {
      await desk.close(reader.signName, reader.session);
      return { value: undefined, session: null };
    },

    changePassword: async ({ reader, body }) =>
      besideFields(await desk.setPassword(reader.signName, reader.session, body.old, body.next), body),

    beginSecondFactor: async ({ reader }) => {
      const begun = await desk.beginSecondFactor(reader.signName);
      return begun === undefined ? { issues: [workflowIssue('SIGN_CODE', {}, { reason: 'set' })] } : { value: begun };
    },

    confirmSecondFactor: ({ reader, body }) => desk.confirmSecondFactor(reader.signName, reader.session, body.code),
  };
}
