// SPDX-License-Identifier: EUPL-1.2
import { defineService } from '@platform/service';
import { offer } from '@platform/use-case';
import { bankChannelPort } from './bank-channel.ts';
import { folderChannel } from './folder-channel.ts';

/** The way to banks of this house; null: by hand. */
export const bankExchange = (folder: string | null) =>
  defineService({
    name: 'bankExchange',
    actions: {},
    roles: {},
    useCases: [],
    queries: [],
    offers: [offer(bankChannelPort, folder === null ? null : folderChannel(folder))],
    messages: { de: {}, en: {} },
  });
