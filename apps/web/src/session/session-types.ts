// SPDX-License-Identifier: EUPL-1.2
import { flag, listOf, objectOf, oneOf, type Read, text } from '../shape/index.ts';

type Shaped<Reader> = Reader extends Read<infer Value> ? Value : never;

/** A body (tenant) for which the account may act, with the names of what it may do there. */
const readActingBody = objectOf(
  {
    associationId: text,
    associationName: text,
    associationSlug: text,
    tenantId: text,
    tenantName: text,
    tenantSlug: text,
    colour: text,
    side: oneOf(['centre', 'member']),
    actions: listOf(text),
  },
  /** The account's user in this body: what is one's own there. */
  { userId: text, userName: text, functionTitle: text, roles: listOf(text) },
);

export const readSession = objectOf(
  {
    account: objectOf({ id: text, email: text }, { name: text }),
    /** none: nothing asked · enrolmentNeeded: must set one up · required: code wanted now · done: given · fresh: given a moment ago */
    secondFactor: oneOf(['none', 'enrolmentNeeded', 'required', 'fresh', 'done']),
    bodies: listOf(readActingBody),
    expiresAt: text,
  },
  { language: text },
);

export const readDeviceSession = objectOf({ id: text, createdAt: text }, { lastSeenAt: text, userAgent: text, current: flag });

export type ActingBody = Shaped<typeof readActingBody>;
export type Session = Shaped<typeof readSession>;
export type DeviceSession = Shaped<typeof readDeviceSession>;

export const isSignedIn = (session: Session | null): session is Session =>
  session !== null && session.secondFactor !== 'required' && session.secondFactor !== 'enrolmentNeeded';
