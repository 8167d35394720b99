import { z } from 'zod';
import type { Read } from './frozen.ts';
import { MOST_ITEMS } from './page.ts';
import { count, hash, identifier, instant, personId, text } from './text.ts';

/** A row of the audit trail (审计记录); it holds no figures. */
export const auditRow = z
  .strictObject({
    sequence: z.int().min(1),
    at: instant,
    person: z.strictObject({ id: personId, name: text(200) }),
    post: identifier,
    title: text(200),
    command: text(120),
    about: text(400),
    events: hash,
  })
  .meta({ id: 'AuditRow' });
export type ShownAuditRow = Read<typeof auditRow>;

export const audit = z.strictObject({
  items: z.array(auditRow).max(MOST_ITEMS),
  next: text(400).optional(),
  /** Whether every row follows from the one before it, as far as it was followed. */
  chain: z.strictObject({ holds: z.boolean(), rows: count, brokenAt: z.int().min(1).optional() }),
});
