// SPDX-License-Identifier: EUPL-1.2
import { type ReadingBook, type ReadingDraft, readingsPort } from '@contracts/settlement';
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';

/** What was measured, as a test sees it. */
export const measured: ReadingDraft[] = [];

const readings: Pick<ReadingBook, 'append'> = {
  async append(_writes, _association, drafts) {
    measured.push(...drafts);
  },
};

/** The neighbours' ports, as small as payments need them. */
export const neighbours = defineService({
  ...{ name: 'neighbours', actions: {}, roles: {}, useCases: [], queries: [], messages: { de: {}, en: {} } },
  offers: [offer(readingsPort, readings as ReadingBook)],
});
