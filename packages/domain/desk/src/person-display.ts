// SPDX-License-Identifier: EUPL-1.2
import type { UserId } from '@kernel/core';
import type { Locale, LocalizedText } from './localized-text.ts';

/** A person of the centre's staff, as the desk may show it. */
export interface StaffMember {
  readonly userId: UserId;
  readonly name: string;
  /** What the person does, 'Team Personalabrechnung'; shown instead of the name. */
  readonly function: LocalizedText;
}

/** The centre's choice of what members see of its staff. */
export type StaffDisplay = 'name' | 'function';

const CENTRE: LocalizedText = { de: 'Zentrum', en: 'Service centre' };

/** How a person of the centre is called towards a reader; among themselves the staff always see names. */
export function displayStaffMember(person: StaffMember, reader: 'centre' | 'member', display: StaffDisplay, locale: Locale): string {
  if (reader === 'centre' || display === 'name') return person.name;
  const text = person.function[locale].trim();
  return text === '' ? CENTRE[locale] : text;
}
