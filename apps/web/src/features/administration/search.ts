// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.catch(z.optional(z.enum(values)), undefined);

export const usersSearch = z.object({ tab: oneOf(['users', 'roles', 'deputies', 'conflicts']), of: text, q: text, former: flag, on: text });
export const rolesSearch = z.object({ service: text, role: text, side: oneOf(['centre', 'member']), q: text });
export const tenantsSearch = z.object({ status: oneOf(['announced', 'current', 'left']), q: text });
export const jobsSearch = z.object({ tab: oneOf(['failed', 'mails', 'work']), work: text });
export const auditSearch = z.object({
  tab: oneOf(['log', 'verify', 'heads']),
  tenant: text,
  action: text,
  actor: text,
  outcome: text,
  from: text,
  to: text,
  type: text,
  subject: text,
  entry: text,
});
export const mailsSearch = z.object({ mail: text });
export const securitySearch = z.object({ kind: text });
export const systemSearch = z.object({ tab: oneOf(['system', 'processing']) });

export type AuditSearch = z.output<typeof auditSearch>;
