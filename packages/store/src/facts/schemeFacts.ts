import type { ChangeEvent, SchemeEvent } from '@kedu/workflow';
import type { Fact } from './fact.ts';

/** What an event says of a version of a scheme, `<id>@<version>`: what is published takes nothing more. */
export function schemeFacts(id: string, event: SchemeEvent, position: number): Fact {
  const at = id.lastIndexOf('@');
  const [scheme_id, version] = at < 0 ? [id, id] : [id.slice(0, at), id.slice(at + 1)];
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'scheme_version',
    row: { scheme_id, version, position, step, ...rest },
  });
  switch (event.type) {
    case 'scheme_drafted':
      return stepped('drafted', { content_hash: event.hash, effective_from: event.from });
    case 'scheme_sent':
      return stepped('sent');
    case 'scheme_reviewed':
      return stepped('reviewed', { content_hash: event.hash });
    case 'scheme_returned':
      return stepped('returned', { reason: event.reason });
    case 'scheme_published':
      return stepped('published', { content_hash: event.hash, effective_from: event.from });
    case 'scheme_withdrawn':
      return stepped('withdrawn', { reason: event.reason });
  }
}

/** What an event says of a request to change the catalogue. */
export function changeFacts(request_id: string, event: ChangeEvent, position: number): Fact {
  const stepped = (step: string, rest: Readonly<Record<string, unknown>> = {}): Fact => ({
    table: 'catalogue_request',
    row: { request_id, position, step, ...rest },
  });
  switch (event.type) {
    case 'change_requested': {
      const { scheme, change, indicators, from, reason } = event;
      return stepped('requested', { scheme_id: scheme, change, indicators, from_day: from, reason });
    }
    case 'change_reviewed':
      return stepped('reviewed', { reason: event.reason });
    case 'change_approved':
      return stepped('approved');
    case 'change_refused':
      return stepped('refused', { reason: event.reason });
    case 'change_withdrawn':
      return stepped('withdrawn', { reason: event.reason });
    case 'change_carried_out':
      return stepped('carried_out', { version: event.version });
  }
}
