// SPDX-License-Identifier: EUPL-1.2
import { type HandOverDebitRefusal, handOverDebitFile, type ReleaseDebitRefusal, releaseDebitFile } from '@domain/payments';
import { type Circumstances, err, invariant, ok, refusal } from '@kernel/core';
import { choiceInput, everyCode, idInput, textInput, versionInput } from '@platform/use-case';
import { z } from 'zod';
import { bankChannelPort } from '../exchange/bank-channel.ts';
import { sha256 } from '../json.ts';
import { CHANNELS, storeLeft } from '../runs/hand-over-run.ts';
import { debitRow, debitState, debitUseCase, type LoadedDebitRun, loadDebitRun, recordOfDebit } from './debit-use-case.ts';

export const DEBITS_LEFT = 'DebitFileLeft.v1';
const DUTY = ['OTHER_TENANT', 'NOT_A_PERSON', 'WRONG_SIDE', 'DUTY_NOT_HELD', 'OVER_LIMIT'] as const;
const input = z.object({ debitRunId: idInput<'DebitRunId'>(), expectedVersion: versionInput, fileHash: textInput(64) });
const refusals = everyCode<ReleaseDebitRefusal>()('RUN_STATUS', 'FILE_CHANGED', 'INVOLVED', 'SAME_PERSON', ...DUTY);

const release =
  (from: 'fileMade' | 'releasedOnce') =>
  (state: LoadedDebitRun, { fileHash }: { readonly fileHash: string }, circumstances: Circumstances) => {
    const { status } = state.stored.run;
    if (status !== from) return err(refusal('RUN_STATUS', { params: { status } }));
    return releaseDebitFile(debitState(state), { fileHash }, circumstances);
  };

/** The first of two people releases the collection, with a fresh second factor. */
export const releaseDebitFileFirst = debitUseCase({
  name: 'payments.releaseDebitFileFirst',
  action: 'payments.release',
  ...{ input, refusals, stepUp: true, twoPeople: true },
  load: (repositories, { input: given }) => loadDebitRun(repositories, given.debitRunId),
  row: debitRow,
  decide: release('fileMade'),
  save: ({ debits }, run) => debits.saveDebitRun(run),
  record: (run, state) => recordOfDebit(run, state, { fileHash: run.file?.hash }),
  outcome: ({ id }) => ({ debitRunId: id }),
});

/** The second person, who is another one, also as anybody's deputy. */
export const releaseDebitFileSecond = debitUseCase({
  name: 'payments.releaseDebitFileSecond',
  action: 'payments.release',
  ...{ input, refusals, stepUp: true, twoPeople: true },
  secondPerson: { after: ['payments.releaseDebitFileFirst'], first: ({ stored }) => stored.run.releases[0]?.by.userId ?? null },
  load: (repositories, { input: given }) => loadDebitRun(repositories, given.debitRunId),
  row: debitRow,
  decide: release('releasedOnce'),
  save: ({ debits }, run) => debits.saveDebitRun(run),
  record: (run, state) => recordOfDebit(run, state, { fileHash: run.file?.hash }),
  outcome: ({ id }) => ({ debitRunId: id }),
});

/** Gives exactly the released collection to the bank; its mandates are used. What comes in is booked when the bank has booked it. */
export const handOverDebitRun = debitUseCase({
  name: 'payments.handOverDebitRun',
  action: 'payments.process',
  input: input.extend({ channel: choiceInput('PaymentChannel', CHANNELS) }),
  twoPeople: true,
  timeoutMs: 60_000,
  refusals: everyCode<HandOverDebitRefusal | 'CHANNEL_NOT_THERE' | 'FILE_DAMAGED' | 'MANDATE_NOT_ACTIVE'>()(
    ...(['CHANNEL_NOT_THERE', 'RUN_STATUS', 'DAY_PASSED', 'FILE_CHANGED', 'RELEASES_MISSING', 'SAME_PERSON', 'INVOLVED'] as const),
    ...(['BOOKED_BY_RELEASER', 'FILE_DAMAGED', 'MANDATE_NOT_ACTIVE'] as const),
    ...DUTY,
  ),
  load: async (repositories, { input: given, at, today }) => {
    const state = await loadDebitRun(repositories, given.debitRunId);
    if (!state) return null;
    const channelThere = given.channel === 'download' || repositories.ports.get(bankChannelPort)?.kind === given.channel;
    const { run } = state.stored;
    const mandates = await repositories.debits.findMandates(run.collections.map(({ mandateId }) => mandateId));
    const revoked = mandates.find(({ status }) => status !== 'active') ?? null;
    return { ...state, at, today, channelThere, channel: given.channel, revoked, xml: await repositories.debits.openDebitFile(run) };
  },
  row: debitRow,
  decide: (state, { fileHash }, circumstances) => {
    if (!state.channelThere) return err(refusal('CHANNEL_NOT_THERE', { field: 'channel' }));
    const left = handOverDebitFile(debitState(state), { fileHash }, circumstances);
    if (!left.ok) return left;
    if (state.xml === null || sha256(state.xml) !== fileHash) return err(refusal('FILE_DAMAGED'));
    // A debtor may take the mandate back until the last moment.
    if (state.revoked) return err(refusal('MANDATE_NOT_ACTIVE', { params: { reference: state.revoked.reference } }));
    return ok({ run: left.value, fileId: circumstances.newId() });
  },
  save: async (repositories, { run, fileId }, { xml, channel, at, today, stored }) => {
    const { debits } = repositories;
    await storeLeft(repositories, { tenantId: run.tenantId, id: fileId, name: `${run.file?.messageId}.xml`, xml: xml ?? '', at });
    await debits.markDebitsLeft(run, { on: today, at, channel, fileId });
    await debits.markCollected(
      stored.tenantId,
      run.collections.map(({ mandateId }) => mandateId),
      run.collectOn,
    );
  },
  record: ({ run, fileId }, state) => ({
    ...recordOfDebit(run, state, { file: run.file, fileId, channel: state.channel, releasedBy: run.releases.map(({ by }) => by.userId) }),
    messages: state.channel === 'download' ? [] : [{ name: DEBITS_LEFT, payload: { debitRunId: run.id } }],
  }),
  outcome: ({ run }) => ({ debitRunId: run.id }),
});

/** The worker gives the file to its channel; again after a crash, without a second effect. */
export const deliverDebitFile = debitUseCase({
  name: 'payments.deliverDebitFile',
  action: 'payments.deliver',
  input: z.object({ debitRunId: idInput<'DebitRunId'>() }),
  refusals: ['RUN_STATUS', 'CHANNEL_NOT_THERE', 'FILE_DAMAGED'] as const,
  load: async (repositories, { input: given, at }) => {
    const state = await loadDebitRun(repositories, given.debitRunId);
    if (!state) return null;
    const channelThere = repositories.ports.get(bankChannelPort)?.kind === 'folder';
    return { ...state, at, channelThere, xml: await repositories.debits.openDebitFile(state.stored.run) };
  },
  row: debitRow,
  decide: ({ stored: { run }, xml, channelThere }) => {
    if (run.status !== 'handedOver' || run.file === null) return err(refusal('RUN_STATUS', { params: { status: run.status } }));
    if (!channelThere) return err(refusal('CHANNEL_NOT_THERE'));
    if (xml === null || sha256(xml) !== run.file.hash) return err(refusal('FILE_DAMAGED'));
    return ok({ name: `${run.file.messageId}.xml`, hash: run.file.hash, xml });
  },
  save: async ({ debits, ports }, { name, hash, xml }, { stored, at }) => {
    const channel = ports.get(bankChannelPort);
    invariant(channel !== null, 'a channel that was there');
    const receipt = await channel.deliver({ name, hash, bytes: new TextEncoder().encode(xml) });
    await debits.markDebitsDelivered(stored.run, receipt, at);
  },
  record: ({ name, hash }, { stored }) => ({ type: 'debitRun', id: stored.run.id, content: { delivered: name, hash } }),
  outcome: () => ({}),
});
