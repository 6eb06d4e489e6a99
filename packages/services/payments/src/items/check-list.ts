// SPDX-License-Identifier: EUPL-1.2
import type { Person } from '@domain/payments';
import { err, type Instant, ok, type Refusal, type Result, refusal, sumCents } from '@kernel/core';
import { dateInput, everyCode, idInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { personOfActor } from '../people.ts';
import { diffItems, type ItemDiff } from './diff-items.ts';
import type { CheckedList, ItemProfile, ListCounts } from './item-repository.ts';
import { itemUseCase } from './item-use-case.ts';
import { type ItemList, readItemList } from './read-item-list.ts';

/** In order of precedence. */
export type CheckListRefusal = 'FILE_UNKNOWN' | 'FILE_INFECTED';

interface CheckState {
  readonly profile: ItemProfile;
  readonly file: { readonly id: string; readonly name: string; readonly sha256: string; readonly infected: boolean } | null;
  readonly list: ItemList;
  readonly diff: ItemDiff;
  readonly by: Person;
  readonly at: Instant;
}

export const countsOf = (list: ItemList, diff: ItemDiff, { version }: ItemProfile): ListCounts => ({
  ...{ rows: list.rows, skipped: list.skipped, added: diff.added.length, changed: diff.changed.length, unchanged: diff.unchanged },
  ...{ gone: diff.gone.length, kept: diff.kept, faulty: list.faults.length, headers: list.headers, profileVersion: version },
  sumCents: sumCents(list.items.map(({ openCents }) => openCents)),
});

/** Reads a list without taking it over: what would be new, changed, gone, and what is wrong with it. */
export const checkItemList = itemUseCase({
  name: 'payments.checkItemList',
  action: 'payments.keepItems',
  timeoutMs: 60_000,
  input: z.object({ profileId: idInput<'ExchangeProfileId'>(), fileId: idInput<'FileId'>(), asOf: dateInput }),
  refusals: everyCode<CheckListRefusal>()('FILE_UNKNOWN', 'FILE_INFECTED'),
  load: async ({ items, bytesOf, fileOf }, { input, actor, at }): Promise<CheckState | null> => {
    const profile = await items.findProfile(input.profileId);
    if (!profile) return null;
    const file = await fileOf(profile.tenantId, input.fileId);
    const bytes = file && !file.infected ? await bytesOf(profile.tenantId, file.sha256) : null;
    const list = readItemList(bytes ?? new Uint8Array(), profile.mapping);
    const known = list.faults.length > 0 ? [] : await items.lockItems(profile.tenantId, profile.subject);
    const full = profile.mapping.fullList && list.faults.length === 0;
    return {
      profile,
      file,
      list,
      diff: diffItems(known, list.items, { fullList: full, hasOpen: profile.mapping.open !== '' }),
      by: personOfActor(actor),
      at,
    };
  },
  row: ({ profile }) => ({ tenantId: profile.tenantId, type: 'itemImport' }),
  decide: ({ profile, file, list, diff }, { asOf }, { newId }): Result<CheckedList, Refusal<CheckListRefusal>> => {
    if (file === null) return err(refusal('FILE_UNKNOWN', { field: 'fileId' }));
    if (file.infected) return err(refusal('FILE_INFECTED', { field: 'fileId', params: { name: file.name } }));
    const { tenantId, id: profileId, subject } = profile;
    const named = { fileId: file.id, fileName: file.name, fileHash: file.sha256 };
    return ok({ id: newId(), tenantId, profileId, subject, ...named, asOf, counts: countsOf(list, diff, profile), faults: list.faults });
  },
  save: ({ items }, list, { by, at }) => items.addCheck(list, by, at),
  record: ({ id, subject, fileName, fileHash, asOf, counts }) => ({
    type: 'itemImport',
    id,
    content: { subject, fileName, fileHash, asOf, counts },
  }),
  outcome: ({ id }) => ({ importId: id }),
});

/** Puts a checked list away. */
export const discardItemList = itemUseCase({
  name: 'payments.discardItemList',
  action: 'payments.keepItems',
  input: z.object({ importId: idInput<'ItemImportId'>(), expectedVersion: versionInput }),
  refusals: ['LIST_STATUS'],
  load: async ({ items }, { input, actor, at }) => {
    const check = await items.lockCheck(input.importId);
    return check && { ...check, by: personOfActor(actor), at };
  },
  row: ({ tenantId, id, version }) => ({ tenantId, type: 'itemImport', id, version }),
  decide: ({ status }): Result<null, Refusal<'LIST_STATUS'>> =>
    status === 'checked' ? ok(null) : err(refusal('LIST_STATUS', { params: { status } })),
  save: ({ items }, _nothing, { tenantId, id, counts, by, at }) => items.setCheck(tenantId, id, 'discarded', counts, by, at),
  record: (_nothing, { id }) => ({ type: 'itemImport', id, content: { changes: [{ field: 'status', from: 'checked', to: 'discarded' }] } }),
  outcome: (_nothing, { id }) => ({ importId: id }),
});
