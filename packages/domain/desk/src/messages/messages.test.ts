// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { displayStaffMember } from '../person-display.ts';
import { REQUEST_STATUSES } from '../request.ts';
import { statusLine } from '../status-line.ts';
import { at, CLERK, NOW, requestIn } from '../testing/desk-scene.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { DESK_CATALOGUES, deskSentence } from './sentence.ts';

const holes = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('sentences', () => {
  it.each(Object.keys(de.refusals) as (keyof typeof de.refusals)[])(
    '%s asks for the same in both languages and ends as a sentence',
    (code) => {
      expect(holes(en.refusals[code])).toEqual(holes(de.refusals[code]));
      expect(de.refusals[code]).toMatch(/[.?)]$/);
      expect(en.refusals[code]).toMatch(/[.?)]$/);
      expect(en.refusals[code]).not.toBe(de.refusals[code]);
    },
  );
  it('durations read as they are typed', () => {
    const range = { code: 'MINUTES_OUT_OF_RANGE', params: { min: 1, max: 1440 } } as const;
    expect(deskSentence(range, 'de')).toBe('Die Dauer muss zwischen 0:01 und 24:00 Stunden liegen.');
    expect(deskSentence(range, 'en')).toBe('The duration must lie between 0:01 and 24:00 hours.');
    const full = { code: 'DAY_OVERFULL', params: { workedOn: '2026-03-03', booked: 1385, left: 55 } } as const;
    expect(deskSentence(full, 'de')).toBe('Am 03.03.2026 sind schon 23:05 Stunden gebucht; es passen noch 0:55 Stunden.');
  });
  it('dates, months, statuses and fields are put in the words of the language', () => {
    const closed = { code: 'REOPEN_TOO_LATE', params: { closedOn: '2026-03-03', days: 90 } } as const;
    expect(deskSentence(closed, 'de')).toContain('03.03.2026');
    expect(deskSentence(closed, 'en')).toContain('3 March 2026');
    expect(deskSentence({ code: 'MONTH_SETTLED', params: { month: '2026-03' } }, 'de')).toContain('März 2026');
    expect(deskSentence({ code: 'NOT_IN_THIS_STATUS', params: { status: 'waiting' } }, 'de')).toContain('wartet auf Rückmeldung');
    expect(deskSentence({ code: 'TOO_LONG', params: { field: 'costUnit', max: 50 } }, 'de')).toBe(
      '„Kostenstelle“ darf höchstens 50 Zeichen haben.',
    );
    expect(deskSentence({ code: 'DAYS_WITHOUT_TIME', params: { count: 2, days: ['2026-03-03', '2026-03-04'] } }, 'en')).toContain(
      '3 March 2026, 4 March 2026',
    );
  });
});

describe('what the member reads', () => {
  const line = (status: (typeof REQUEST_STATUSES)[number], now = NOW) => ({
    request: requestIn(status),
    handler: 'Team Personal',
    originalNumber: 'A-2026-000002',
    now,
  });

  it.each(REQUEST_STATUSES)('a line of its own for %s, in both languages', (status) => {
    const lines = (Object.keys(DESK_CATALOGUES) as ('de' | 'en')[]).map((locale) => statusLine(line(status), locale));
    for (const text of lines) expect(text).toMatch(/\.$/);
    expect(new Set(lines).size).toBe(2);
  });
  it('says who has it and by when, and owns up to being late', () => {
    expect(statusLine(line('inProgress'), 'de')).toBe('In Bearbeitung bei Team Personal. Voraussichtlich fertig bis 05.03.2026.');
    expect(statusLine({ ...line('open'), handler: null }, 'en')).toBe('Received, not yet assigned. Expected by 5 March 2026.');
    expect(statusLine(line('inProgress', at('2026-03-06T09:00:00Z')), 'de')).toContain('in Verzug');
    expect(statusLine(line('waiting', at('2026-03-06T09:00:00Z')), 'de')).not.toContain('Verzug');
    expect(statusLine(line('duplicate'), 'de')).toContain('A-2026-000002');
  });
  it('sees the staff by function where the centre wants it so; the centre sees names', () => {
    const person = { userId: CLERK, name: 'Mara Musterfrau', function: { de: 'Team Personal', en: '' } };
    expect(displayStaffMember(person, 'member', 'function', 'de')).toBe('Team Personal');
    expect(displayStaffMember(person, 'member', 'function', 'en')).toBe('Service centre');
    expect(displayStaffMember(person, 'member', 'name', 'de')).toBe('Mara Musterfrau');
    expect(displayStaffMember(person, 'centre', 'function', 'de')).toBe('Mara Musterfrau');
  });
});
