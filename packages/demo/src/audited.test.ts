// SPDX-License-Identifier: EUPL-1.2
import { addDays, businessDayOf, civilDate, DEFAULT_OFFICE_CALENDAR, type Instant, isWorkingDay } from '@kernel/core';
import { readRegister } from '@services/tenancy';
import { beforeAll, describe, expect, test } from 'vitest';
import { planYear } from './course/year.ts';
import { COST_OBJECTS, FAMILY_WORK, SERVICE_TEXTS } from './data/service-texts.ts';
import { SERVICES } from './data/services.ts';
import { ON_SITE_NOTES } from './data/texts.ts';
import type { Batch } from './journal.ts';
import { plansOn, timetableOf } from './plan.ts';
import type { Row, TableName } from './rows/tables.ts';
import type { Scene } from './scene.ts';
import { foundScene } from './set-up/found-scene.ts';

const TODAY = civilDate('2026-11-22');
/** When the counts of a basis were out. */
const PUBLISHED: Readonly<Record<string, string>> = { census2022: '2024-06-25', update2022: '2023-06-30', update2024: '2025-06-30' };

let batch: Batch;
let scene: Scene;

beforeAll(() => {
  const plan = plansOn(TODAY)[0] ?? expect.fail('there is an association');
  scene = foundScene(plan, timetableOf(TODAY), readRegister());
  planYear(scene);
  scene.queue.runUntil(scene.time.at(addDays(TODAY, -1), 1_380));
  batch = scene.journal.take();
}, 120_000);

const all = (table: TableName): readonly Row[] => batch.rows.get(table) ?? [];
const text = (row: Row, column: string): string => String(row[column] ?? '');
const meetingOf = (resolution: string): string => / vom (\d{2})\.(\d{2})\.(\d{4})/.exec(resolution)?.slice(1).reverse().join('-') ?? '';

/** The official counts that a rule names, wherever in it. */
function countsIn(rule: unknown): { basis: string; date: string }[] {
  if (typeof rule !== 'object' || rule === null) return [];
  const { basis, at } = rule as { basis?: string; at?: { dates?: readonly string[] } };
  const own = basis === undefined ? [] : (at?.dates ?? []).map((date) => ({ basis, date }));
  return [...own, ...Object.values(rule).flatMap(countsIn)];
}

describe('an auditor who reads the demo finds nothing odd', () => {
  test('a key counts heads that were counted and published before it was resolved', () => {
    const wrong = all('key_version').filter((row) =>
      countsIn(row['rule']).some(({ basis, date }) => meetingOf(text(row, 'resolution')) <= (PUBLISHED[basis] ?? date)),
    );
    expect(all('key_version').flatMap((row) => countsIn(row['rule'])).length).toBeGreaterThan(4);
    expect(wrong).toEqual([]);
    expect(all('key_version').filter(({ key_version: version, known_to: to }) => version === 2 && to === null)).toHaveLength(3);
  });

  test('an agreement cites the version that was in force when it began', () => {
    const begins = new Map(all('key_version').map((row) => [`${row['key_id']} ${row['key_version']}`, text(row, 'valid_from')]));
    for (const row of all('agreement_terms')) {
      for (const { keyId, keyVersion } of row['key_citations'] as readonly { keyId: string; keyVersion: number }[]) {
        expect((begins.get(`${keyId} ${keyVersion}`) ?? '9') <= text(row, 'valid_from')).toBe(true);
        expect((begins.get(`${keyId} ${keyVersion + 1}`) ?? '9') > text(row, 'valid_from')).toBe(true);
      }
    }
  });

  test('every service has words of its own, and every family its work and cost object', () => {
    expect(SERVICES.filter(({ code }) => SERVICE_TEXTS[code] === undefined)).toEqual([]);
    expect(SERVICES.filter(({ familyCode }) => !FAMILY_WORK[familyCode] || !COST_OBJECTS[familyCode])).toEqual([]);
  });

  test('what is answered and asked back belongs to the service that was ordered', () => {
    const files = new Map(scene.files.map((file) => [file.request.id as string, file]));
    const spoken = all('request_entry').filter((row) => row['kind'] === 'reply' && row['side'] === 'centre');
    const foreign = spoken.filter((row) => {
      const own = SERVICE_TEXTS[files.get(text(row, 'request_id'))?.demoService.code ?? ''];
      return Object.values(SERVICE_TEXTS).some(
        (one) => one !== own && one.answers.includes(text(row, 'text')) && !own?.answers.includes(text(row, 'text')),
      );
    });
    expect(spoken.length).toBeGreaterThan(1_000);
    expect(foreign).toEqual([]);
  });

  test('whoever was there was where the family works, and its own people do the work', () => {
    const visits = all('time_entry').filter((row) => row['activity'] === 'onSite');
    expect(visits.length).toBeGreaterThan(10);
    expect(visits.filter((row) => !ON_SITE_NOTES[text(row, 'family_code')]?.includes(text(row, 'note')))).toEqual([]);
    const own: Readonly<Record<string, string>> = { archive: 'Archiv', schoolIt: 'Schul-IT' };
    const handled = all('task').filter((row) => row['assignee_shown'] && own[text(row, 'family_code')]);
    expect(handled.length).toBeGreaterThan(200);
    expect(handled.filter((row) => !text(row, 'assignee_shown').includes(own[text(row, 'family_code')] ?? ''))).toEqual([]);
  });

  test('no two requests one after the other bear the same words', () => {
    const subjects = scene.files.map(({ request }) => request.subject);
    expect(subjects.filter((subject, index) => subject === subjects[index - 1])).toEqual([]);
  });

  test('nothing is due on a day on which nobody works', () => {
    const due = all('request').flatMap((row) => (row['due_at'] === null ? [] : [text(row, 'due_at')]));
    expect(due.filter((at) => !isWorkingDay(businessDayOf(at as Instant), DEFAULT_OFFICE_CALENDAR))).toEqual([]);
  });

  test('time for a member lies within an agreement of the member', () => {
    const covers = new Map(scene.members.map((member) => [member.tenant.id as string, member.covers]));
    const wrong = all('time_entry').filter(
      (row) =>
        row['kind'] === 'billable' &&
        !covers
          .get(text(row, 'tenant_id'))
          ?.some(
            ({ familyCodes, validity: { from, to } }) =>
              familyCodes.includes(text(row, 'family_code')) &&
              from <= text(row, 'worked_on') &&
              (to === null || text(row, 'worked_on') <= to),
          ),
    );
    expect(wrong).toEqual([]);
  });

  test('whoever books time does so in every month, and never more than a month has', () => {
    const minutes = new Map<string, number>();
    for (const row of all('time_entry')) {
      if (row['withdrawn_at'] !== null) continue;
      const cell = `${row['user_id']} ${text(row, 'worked_on').slice(0, 7)}`;
      minutes.set(cell, (minutes.get(cell) ?? 0) + Number(row['minutes']));
    }
    expect([...minutes].filter(([, worked]) => worked <= 0 || worked > 195 * 60)).toEqual([]);
  });

  test('every user has a role and every member an agreement', () => {
    const holders = new Set(all('role_grant').map((row) => row['user_id']));
    expect(all('tenant_user').filter((row) => !holders.has(row['id']))).toEqual([]);
    const signed = new Set(all('agreement').map((row) => row['tenant_id']));
    expect(all('tenant').filter((row) => row['kind'] === 'member' && !signed.has(row['id']))).toEqual([]);
  });

  test('costs are positive but for what takes one back', () => {
    expect(all('pool_cost').filter((row) => BigInt(text(row, 'amount_cents')) <= 0n && row['reverses'] === null)).toEqual([]);
    expect(all('direct_charge').filter((row) => BigInt(text(row, 'amount_cents')) <= 0n)).toEqual([]);
  });
});
