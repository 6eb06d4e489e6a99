// SPDX-License-Identifier: EUPL-1.2
import { defineService } from '@platform/service';
import { offers } from './ports.ts';

export const settlement = defineService({
  name: 'settlement',
  actions: {},
  roles: {},
  useCases: [],
  queries: [],
  offers,
  messages: { de: {}, en: {} },
});
