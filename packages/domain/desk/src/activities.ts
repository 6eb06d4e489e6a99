// SPDX-License-Identifier: EUPL-1.2
import type { Locale, LocalizedText } from './localized-text.ts';

/** A kind of work that time can be booked on. */
export interface Activity {
  readonly code: string;
  readonly name: LocalizedText;
  /** For members, for the centre itself, or for both. */
  readonly use: 'billable' | 'internal' | 'both';
}

export const ACTIVITIES: readonly Activity[] = [
  { code: 'processing', name: { de: 'Sachbearbeitung', en: 'Case work' }, use: 'billable' },
  { code: 'advice', name: { de: 'Beratung', en: 'Advice' }, use: 'billable' },
  { code: 'onSite', name: { de: 'Einsatz vor Ort', en: 'Work on site' }, use: 'billable' },
  { code: 'training', name: { de: 'Schulung der Mitglieder', en: 'Training for members' }, use: 'billable' },
  { code: 'travel', name: { de: 'Fahrt', en: 'Travel' }, use: 'both' },
  { code: 'coordination', name: { de: 'Abstimmung', en: 'Coordination' }, use: 'both' },
  { code: 'documentation', name: { de: 'Dokumentation', en: 'Documentation' }, use: 'both' },
  { code: 'teamMeeting', name: { de: 'Dienstbesprechung', en: 'Team meeting' }, use: 'internal' },
  { code: 'furtherEducation', name: { de: 'Fortbildung', en: 'Further education' }, use: 'internal' },
  { code: 'organisation', name: { de: 'Organisation und Leitung', en: 'Organisation and management' }, use: 'internal' },
  { code: 'staffCouncil', name: { de: 'Personalrat und Beauftragte', en: 'Staff council and officers' }, use: 'internal' },
];

export const findActivity = (code: string): Activity | null => ACTIVITIES.find((activity) => activity.code === code) ?? null;

/** Name of an activity; an old code that is listed no more shows as it is. */
export const activityName = (code: string, locale: Locale): string => findActivity(code)?.name[locale] ?? code;
