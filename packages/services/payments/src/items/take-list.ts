// SPDX-License-Identifier: EUPL-1.2
import { err, type NewId, ok, type Refusal, type Result, refusal } from '@kernel/core';
import { everyCode, type Handler, idInput, orderOf, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { matchBankLines } from '../statements/match-lines.ts';
import { countsOf } from './check-list.ts';
import { diffItems, type ItemDiff } from './diff-items.ts';
import type { ListCounts } from './item-repository.ts';
import { itemUseCase } from './item-use-case.ts';
import { readItemList } from './read-item-list.ts';

/** In order of precedence. */
export type TakeListRefusal = 'LIST_STATUS' | 'FILE_TAKEN' | 'FILE_GONE' | 'PROFILE_CHANGED' | 'LIST_FAULTY';

const ITEMS_TAKEN = 'PaymentItemsTaken.v1';

interface TakenList {
  readonly diff: ItemDiff;
  readonly counts: ListCounts;
  readonly newId: NewId;
}

/** Takes a checked list over, all of it in one transaction; it is read once more, against what stands there now. */
export const takeItemList = itemUseCase({
  name: 'payments.takeItemList',
  action: 'payments.keepItems',
  timeoutMs: 240_000,
  input: z.object({ importId: idInput<'ItemImportId'>(), expectedVersion: versionInput }),
  refusals: everyCode<TakeListRefusal>()('LIST_STATUS', 'FILE_TAKEN', 'FILE_GONE', 'PROFILE_CHANGED', 'LIST_FAULTY'),
  load: async ({ items, bytesOf, fileOf }, { input, actor, at }) => {
    const check = await items.lockCheck(input.importId);
    const profile = check && (await items.findProfile(check.profileId));
    if (!check || !profile) return null;
    const file = await fileOf(check.tenantId, check.fileId);
    const bytes = file && (await bytesOf(check.tenantId, file.sha256));
    const list = bytes && readItemList(bytes, profile.mapping);
    const by = actor.userId === null ? null : { userId: actor.userId, accountId: actor.accountId };
    const known = await items.lockItems(check.tenantId, check.subject);
    return { check, profile, list, known, by, at, taken: await items.isTaken(check.tenantId, check.subject, check.fileHash) };
  },
  row: ({ check }) => ({ tenantId: check.tenantId, type: 'itemImport', id: check.id, version: check.version }),
  decide: ({ check, profile, list, known, taken }, _input, { newId }): Result<TakenList, Refusal<TakeListRefusal>> => {
    if (check.status !== 'checked') return err(refusal('LIST_STATUS', { params: { status: check.status } }));
    if (taken) return err(refusal('FILE_TAKEN', { params: { name: check.fileName } }));
    if (!list) return err(refusal('FILE_GONE'));
    if (profile.version !== check.counts.profileVersion) return err(refusal('PROFILE_CHANGED'));
    if (list.faults.length > 0) return err(refusal('LIST_FAULTY', { params: { count: list.faults.length } }));
    const diff = diffItems(known, list.items, { fullList: profile.mapping.fullList, hasOpen: profile.mapping.open !== '' });
    return ok({ diff, counts: countsOf(list, diff, profile), newId });
  },
  save: async ({ items }, { diff, counts, newId }, { check, profile, by, at }) => {
    const { tenantId, subject, id: importId } = check;
    await items.saveDiff({ tenantId, subject, importId, ledgerAccountId: profile.mapping.ledgerAccountId }, diff, newId, at);
    await items.setCheck(tenantId, importId, 'taken', counts, by, at);
  },
  record: ({ counts }, { check }) => ({
    ...{ type: 'itemImport', id: check.id, content: { counts, changes: [{ field: 'status', from: 'checked', to: 'taken' }] } },
    messages: [{ name: ITEMS_TAKEN, payload: { importId: check.id } }],
  }),
  outcome: (_taken, { check }) => ({ importId: check.id }),
});

/** What came in may be what a line waits for. */
export const itemHandlers: Readonly<Record<string, readonly Handler[]>> = {
  [ITEMS_TAKEN]: [
    {
      name: 'matchAgainstNewItems',
      service: 'payments',
      useCase: orderOf(matchBankLines),
      input: ({ tenantId }) => ({ tenantIds: [tenantId] }),
    },
  ],
};
