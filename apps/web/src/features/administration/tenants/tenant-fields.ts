// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const TenantRecord = graphql(`
  fragment TenantRecord on Tenant {
    id
    kind
    ags
    name
    shortName
    colour
    districtName
    memberFrom
    memberTo
    status
    populations {
      basis
      label
      inhabitants
      referenceDate
      source
    }
    settings {
      requestsNeedApproval
      ordersCostUnit
      version
      officeCalendar {
        land
        openings {
          weekday
          from
          to
        }
        closures {
          date
          name
        }
      }
    }
    membershipHistory {
      from
      to
      knownFrom
      knownTo
    }
  }
`);

export type TenantRecordData = ResultOf<typeof TenantRecord>;
export type TenantSettingsData = NonNullable<TenantRecordData['settings']>;
export type OfficeCalendarData = TenantSettingsData['officeCalendar'];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Minutes since midnight: 510 → '8:30'. */
export const formatClock = (minutes: number): string => `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** '8:30', '8.30', '8 Uhr', '8' → minutes since midnight; null when it is no time of day. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:uhr|h))?$/i.exec(text.trim());
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  const all = hours * 60 + minutes;
  return match && minutes < 60 && all <= 1440 ? all : null;
}
