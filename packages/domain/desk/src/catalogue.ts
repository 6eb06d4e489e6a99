// SPDX-License-Identifier: EUPL-1.2
import type { ServiceId } from './desk-ids.ts';
import type { FormField } from './form-field.ts';
import type { LocalizedText } from './localized-text.ts';

/** A group of services that one team serves; agreements and keys speak of it by its code. */
export interface ServiceFamily {
  readonly code: string;
  readonly name: LocalizedText;
  /** The service line of the centre to which the family belongs, 'payroll', 'archive'… */
  readonly line: string;
}

/** What a member can ask for. */
export interface CatalogueService {
  readonly id: ServiceId;
  readonly familyCode: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  /** Words that people search with, in any language, parted by blanks or commas; never shown to members. */
  readonly keywords: string;
  readonly fields: readonly FormField[];
  /** Working days of the member from the start of the clock to the due date; 0 means the same working day. */
  readonly targetWorkingDays: number;
  readonly needsAgreement: boolean;
  readonly active: boolean;
  readonly version: number;
}

/** The part of a service that its editor fills in. */
export type ServiceInput = Omit<CatalogueService, 'id' | 'active' | 'version'>;
