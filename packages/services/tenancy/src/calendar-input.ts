// SPDX-License-Identifier: EUPL-1.2
import { GERMAN_LANDS, type OfficeCalendar, type Opening } from '@kernel/core';
import { choiceInput, dateInput, textInput } from '@platform/use-case';
import { z } from 'zod';

const minuteInput = z.int().min(0).max(1440);

/** Office hours as a list of openings (ISO weekday, minutes since midnight); becomes the kernel's calendar, which checks the rest. */
export const calendarInput = z
  .object({
    land: choiceInput('GermanLand', GERMAN_LANDS),
    openings: z.array(z.object({ weekday: z.int().min(1).max(7), from: minuteInput, to: minuteInput }).meta({ id: 'Opening' })).max(50),
    closures: z.array(z.object({ date: dateInput, name: textInput(100, 0) }).meta({ id: 'Closure' })).max(400),
  })
  .meta({ id: 'OfficeCalendar' })
  .transform(({ land, openings, closures }): OfficeCalendar => {
    const on = (weekday: number): readonly Opening[] =>
      openings.filter((opening) => opening.weekday === weekday).map(({ from, to }) => ({ from, to }));
    return { land, openings: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) }, closures };
  });
