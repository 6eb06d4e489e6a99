// SPDX-License-Identifier: EUPL-1.2
import { address, flag, oneOf, text } from '../../shape/index.ts';

export const usersSearch = address({ tab: oneOf(['users', 'roles', 'deputies', 'conflicts']), of: text, q: text, former: flag, on: text });
export const rolesSearch = address({ service: text, role: text, side: oneOf(['centre', 'member']), q: text });
export const tenantsSearch = address({ status: oneOf(['announced', 'current', 'left']), q: text, known: text });
export const tenantSearch = address({ known: text });
export const myWorkSearch = address({ work: text });
export const jobsSearch = address({ tab: oneOf(['failed', 'mails', 'work']), work: text });
export const auditSearch = address({
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
export const mailsSearch = address({ mail: text });
export const securitySearch = address({ kind: text });
export const systemSearch = address({ tab: oneOf(['system', 'processing']) });

export type AuditSearch = ReturnType<typeof auditSearch>;
