// SPDX-License-Identifier: EUPL-1.2
import { addDays, addMonths, civilDate, monthOf } from '@kernel/core';
import { readRegister } from '@services/tenancy';
import { expect, test } from 'vitest';
import { planYear } from './course/year.ts';
import { inventedNames } from './data/names.ts';
import { SERVICES } from './data/services.ts';
import { eventQueue } from './event-queue.ts';
import { luckFrom } from './luck.ts';
import { plansOn, timetableOf } from './plan.ts';
import { foundScene } from './set-up/found-scene.ts';

const register = readRegister();

test.each(['2026-11-22', '2026-12-01', '2027-01-04', '2027-03-31', '2028-02-29'])(
  'twelve settled months without a gap, then the open one: loaded on %s',
  (day) => {
    const { firstMonth, openMonth, periods } = timetableOf(civilDate(day));
    expect(openMonth).toBe(addMonths(monthOf(civilDate(day)), -1));
    let next = firstMonth;
    for (const { from, to } of periods) {
      expect(from).toBe(next);
      expect(to >= from).toBe(true);
      next = addMonths(to, 1);
    }
    expect(next).toBe(openMonth);
    expect(firstMonth).toBe(addMonths(openMonth, -12));
  },
);

test.each(['2026-12-01', '2026-12-27', '2027-01-02', '2027-02-28', '2027-04-01', '2027-05-31', '2027-10-01'])(
  'no rule refuses anything of a year that ends before %s, and the same day gives the same year',
  (day) => {
    const today = civilDate(day);
    const live = () => {
      const plan = plansOn(today)[1];
      if (!plan) throw new Error('there are two associations');
      const scene = foundScene(plan, timetableOf(today), register);
      planYear(scene);
      scene.queue.runUntil(scene.time.at(addDays(today, -1), 1_380));
      const { audit, rows } = scene.journal.take();
      return { audit, rows: [...rows], files: scene.files.length };
    };
    const year = live();
    expect(year.files).toBeGreaterThan(50);
    expect(JSON.stringify(live(), bigintsAsText)).toBe(JSON.stringify(year, bigintsAsText));
  },
);

const bigintsAsText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

test('everybody has a name of their own, and no real first name', () => {
  const names = inventedNames();
  const given = Array.from({ length: 225 }, () => names());
  expect(new Set(given).size).toBe(225);
  expect(given.every((name) => /^Demo [A-Z][a-z]+$/.test(name))).toBe(true);
});

test('the catalogue has at least 25 services, each code once', () => {
  expect(SERVICES.length).toBeGreaterThanOrEqual(25);
  expect(new Set(SERVICES.map(({ code }) => code)).size).toBe(SERVICES.length);
});

test('events happen in the order of time, those of one moment in the order of their planning', () => {
  const luck = luckFrom('queue');
  const queue = eventQueue();
  const planned = Array.from({ length: 500 }, (_, order) => ({ atMs: luck.below(60), order }));
  const happened: { atMs: number; order: number }[] = [];
  for (const event of planned) queue.plan(event.atMs, () => happened.push(event));
  queue.runUntil(29);
  expect(happened.every(({ atMs }) => atMs <= 29)).toBe(true);
  queue.runUntil(60);
  expect(happened).toEqual([...planned].sort((a, b) => a.atMs - b.atMs || a.order - b.order));
});
