// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, objectType, type RefusalCatalogue, readField } from '@platform/graphql';
import type { Part } from '../part.ts';
import { type CheckVoucherRefusal, checkVoucher, type DrawSampleRefusal, drawVoucherSample } from './draw-sample.ts';
import { listVoucherSamples, type VoucherSampleRow } from './list-samples.ts';
import { REGISTER_STATUS, type RegisterRow, registerDownload, voucherRegister } from './register.ts';

const messages: RefusalCatalogue<DrawSampleRefusal | CheckVoucherRefusal> = {
  de: {
    PERIOD_REVERSED: 'Der letzte Tag liegt vor dem ersten.',
    NOTHING_REGISTERED: 'In diesem Zeitraum ist kein Beleg eingetragen.',
    SAMPLE_TOO_LARGE: ({ found }) => `In diesem Zeitraum stehen nur ${found ?? ''} Belege im Register.`,
    NOT_IN_SAMPLE: 'Dieser Beleg gehört nicht zu der Stichprobe.',
    VOUCHER_CHECKED: 'Dieser Beleg ist schon geprüft. Das Ergebnis bleibt stehen.',
    NOTE_MISSING: 'Bitte sagen Sie, was zu beanstanden ist.',
  },
  en: {
    PERIOD_REVERSED: 'The last day is before the first one.',
    NOTHING_REGISTERED: 'No voucher is registered in this period.',
    SAMPLE_TOO_LARGE: ({ found }) => `There are only ${found ?? ''} vouchers of this period in the register.`,
    NOT_IN_SAMPLE: 'This voucher is not in the sample.',
    VOUCHER_CHECKED: 'This voucher has been checked already. The result stands.',
    NOTE_MISSING: 'Please say what is wrong.',
  },
};

function sampleFields(builder: Builder): void {
  const row = objectType<RegisterRow>(builder, 'VoucherRegisterRow', {
    ...{ id: 'id', tenantId: 'id', memberName: 'text', year: 'int', number: 'int', registeredOn: 'date', creditorName: 'text' },
    ...{ amount: 'amount', voucher: 'text', status: REGISTER_STATUS, messageId: 'text?', fileHash: 'text?', handedOverOn: 'date?' },
  });
  const voucher = objectType<VoucherSampleRow['vouchers'][number]>(builder, 'SampledVoucher', {
    ...{ id: 'id', year: 'int', number: 'int', creditorName: 'text', amount: 'amount', voucher: 'text', fileId: 'id?' },
    ...{ finding: 'text?', note: 'text?', checkedAt: 'instant?', checkedBy: 'text?' },
  });
  const sample = objectType<VoucherSampleRow>(builder, 'VoucherSample', {
    ...{ id: 'id', tenantId: 'id', fromDay: 'date', toDay: 'date', seed: 'text', of: 'int', population: 'text', drawnAt: 'instant' },
    ...{ drawnBy: 'text?', version: 'int', mayCheck: 'yes', vouchers: { of: voucher, list: true } },
  });
  readField(builder, 'voucherRegister', voucherRegister, [row]);
  readField(builder, 'voucherSamples', listVoucherSamples, [sample]);
  for (const useCase of [drawVoucherSample, checkVoucher]) mutationField(builder, useCase, { messages });
}

/** The voucher register and the municipality's samples of it (§ 94 (1) GO NRW). */
export const samples: Part = {
  useCases: [drawVoucherSample, checkVoucher],
  queries: [voucherRegister, listVoucherSamples],
  downloads: [registerDownload],
  graphql: sampleFields,
  labels: {
    'payments.drawVoucherSample': { de: 'Stichprobe gezogen', en: 'Sample drawn' },
    'payments.checkVoucher': { de: 'Beleg der Stichprobe geprüft', en: 'Voucher of the sample checked' },
  },
  personalData: [
    {
      table: 'voucher_sample',
      columns: ['checks', 'drawn_by'],
      what: { de: 'Wer die Stichprobe gezogen und geprüft hat, mit Ergebnis', en: 'Who drew and checked the sample, with the result' },
      of: { de: 'Beschäftigte der Kommune', en: 'Staff of the municipality' },
      purpose: { de: 'Prüfung der Belege durch die Kommune (§ 94 GO NRW)', en: "The municipality's checks of vouchers (§ 94 GO NRW)" },
    },
  ],
  messages,
};
