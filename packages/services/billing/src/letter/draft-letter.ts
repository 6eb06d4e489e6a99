// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, draftOpeningOf, type IssuerProfile, type RecipientProfile } from '@domain/billing';
import type { CivilDate } from '@kernel/core';
import type { Letter } from '@platform/typesetting';
import { letterOf } from './letter-of.ts';

const NOWHERE = { line1: '', line2: '', postCode: '', city: '', country: 'DE' };

const issuerNamed = (name: string): IssuerProfile => ({
  ...{ name, address: NOWHERE, vatId: '', taxNumber: '', iban: '', bic: '', accountName: '', creditorId: '' },
  ...{ contactName: '', contactPhone: '', contactEmail: '', representedBy: '' },
});

const recipientNamed = (name: string): RecipientProfile => ({
  ...{ name, department: '', address: NOWHERE, email: '', routingId: '', orderNumber: '', costUnit: '', format: 'ubl' },
});

export interface DraftToSet {
  readonly content: DocumentContent;
  readonly association: string;
  /** null: nothing is known of it yet but its name. */
  readonly recipient: RecipientProfile | null;
  readonly version: number;
  readonly objectionsUntil: CivilDate | null;
  readonly on: CivilDate;
}

/**
 * The letter of a draft, the same for the centre and the member. Number, texts, bank and legal remedies come with the issue, under what then
 * holds: a draft says what is meant to be charged, and until when something can be said against it.
 */
export function draftLetterOf({ content, association, recipient, version, objectionsUntil, on }: DraftToSet): Letter {
  const issue = {
    ...{ number: '', issuedOn: on, dueOn: null, instalmentsFrom: null },
    issuer: issuerNamed(association),
    recipient: recipient ?? recipientNamed(content.member.name),
    texts: [{ kind: 'introduction' as const, version: 0, text: draftOpeningOf(content) }],
  };
  return letterOf({ ...content, issue }, { version, objectionsUntil });
}
