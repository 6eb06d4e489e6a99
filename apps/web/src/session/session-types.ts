// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';

/** A body (tenant) for which the account may act, with the names of what it may do there. */
export const ActingBody = z.object({
  associationId: z.string(),
  associationName: z.string(),
  associationSlug: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  tenantSlug: z.string(),
  /** The account's user in this body: what is one's own there. */
  userId: z.optional(z.string()),
  colour: z.string(),
  side: z.enum(['centre', 'member']),
  actions: z.array(z.string()),
});

/** none: nothing asked · enrolmentNeeded: must set one up · required: code wanted now · done: given · fresh: given a moment ago */
const SecondFactor = z.enum(['none', 'enrolmentNeeded', 'required', 'fresh', 'done']);

export const Session = z.object({
  account: z.object({ id: z.string(), email: z.string(), name: z.optional(z.nullable(z.string())) }),
  secondFactor: SecondFactor,
  bodies: z.array(ActingBody),
  language: z.optional(z.nullable(z.string())),
  expiresAt: z.string(),
});

export const DeviceSession = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.optional(z.nullable(z.string())),
  userAgent: z.optional(z.nullable(z.string())),
  current: z.optional(z.boolean()),
});

export type ActingBody = z.infer<typeof ActingBody>;
export type Session = z.infer<typeof Session>;
export type DeviceSession = z.infer<typeof DeviceSession>;

export const isSignedIn = (session: Session | null): session is Session =>
  session !== null && session.secondFactor !== 'required' && session.secondFactor !== 'enrolmentNeeded';
