// SPDX-License-Identifier: EUPL-1.2
import { checkOfficeCalendar, type Refusal, refusal, type Validity } from '@kernel/core';
import { NAME_LENGTH, SHORT_NAME_LENGTH, TENANT_COLOURS, type Tenant, type TenantSettings } from './tenant.ts';

export type SettingsCode =
  | 'NAME_MISSING'
  | 'NAME_TOO_LONG'
  | 'SHORT_NAME_MISSING'
  | 'SHORT_NAME_TOO_LONG'
  | 'COLOUR_UNKNOWN'
  | 'CALENDAR_WRONG'
  | 'SHORT_NAME_TAKEN';

const open = '9999-12-31';

/** Whether two validities share a day. */
const overlap = (a: Validity, b: Validity): boolean => a.from <= (b.to ?? open) && b.from <= (a.to ?? open);

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** First refusal of the settings, in the order of the codes above. 'others' are the other tenants of the association. */
export function settingsRefusal(settings: TenantSettings, validity: Validity, others: readonly Tenant[]): Refusal<SettingsCode> | null {
  const name = settings.name.trim();
  const shortName = settings.shortName.trim();
  if (name === '') return refusal('NAME_MISSING', { field: 'name' });
  if (name.length > NAME_LENGTH) return refusal('NAME_TOO_LONG', { field: 'name', params: { max: NAME_LENGTH } });
  if (shortName === '') return refusal('SHORT_NAME_MISSING', { field: 'shortName' });
  if (shortName.length > SHORT_NAME_LENGTH)
    return refusal('SHORT_NAME_TOO_LONG', { field: 'shortName', params: { max: SHORT_NAME_LENGTH } });
  if (!TENANT_COLOURS.includes(settings.colour)) return refusal('COLOUR_UNKNOWN', { field: 'colour', params: { colours: TENANT_COLOURS } });
  const calendar = checkOfficeCalendar(settings.officeCalendar);
  if (!calendar.ok)
    return refusal('CALENDAR_WRONG', { field: 'officeCalendar', params: { reason: calendar.error.code, ...calendar.error.params } });
  const namesake = others.find((other) => sameText(other.shortName, shortName) && overlap(other.validity, validity));
  if (namesake) return refusal('SHORT_NAME_TAKEN', { field: 'shortName', params: { shortName, takenBy: namesake.name } });
  return null;
}

/** The settings as they are stored: texts without surrounding space, the calendar sorted. */
export function tidySettings(settings: TenantSettings): TenantSettings {
  const calendar = checkOfficeCalendar(settings.officeCalendar);
  return {
    name: settings.name.trim(),
    shortName: settings.shortName.trim(),
    colour: settings.colour,
    requestsNeedApproval: settings.requestsNeedApproval,
    ordersCostUnit: settings.ordersCostUnit,
    officeCalendar: calendar.ok ? calendar.value : settings.officeCalendar,
  };
}

/** Dates of a membership that would share a day with another one of the same municipality. */
export const doubleMembership = (ags: string, validity: Validity, others: readonly Tenant[]): Tenant | null =>
  others.find((other) => other.ags === ags && overlap(other.validity, validity)) ?? null;
