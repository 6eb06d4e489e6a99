// SPDX-License-Identifier: EUPL-1.2
import { type Builder, mutationField, objectType, pageType, readField } from '@platform/graphql';
import { type BookingProfile, bookingProfile } from './booking-profile.ts';
import { BOOKING_FIELDS } from './bookings-file.ts';
import { checkItemList, discardItemList } from './check-list.ts';
import { type HandOverListRow, handOverBookings, listBookingHandOvers, receiveBookings, setBookingProfile } from './hand-over-bookings.ts';
import { ITEM_SUBJECTS } from './item-mapping.ts';
import {
  ageItems,
  ITEM_AGES,
  ITEM_KINDS,
  ITEM_STATUSES,
  type ItemAgeRow,
  type ItemImportRow,
  type ItemProfileRow,
  listItemImports,
  listItemProfiles,
  listPaymentItems,
  type PaymentItemRow,
} from './list-items.ts';
import { messages } from './messages.ts';
import { saveItemProfile } from './save-profile.ts';
import { takeItemList } from './take-list.ts';

function listFields(builder: Builder): void {
  const item = objectType<PaymentItemRow>(builder, 'PaymentItem', {
    ...{
      id: 'id',
      tenantId: 'id',
      kind: { enum: ['PaymentItemKind', ITEM_KINDS] },
      externalKey: 'text',
      reference: 'text?',
      subject: 'text?',
    },
    ...{
      partnerName: 'text?',
      account: 'text',
      amount: 'amount',
      open: 'amount',
      dueOn: 'date',
      overdueDays: 'int',
      orderId: 'id?',
      version: 'int',
    },
    status: { enum: ['PaymentItemStatus', ITEM_STATUSES] },
  });
  const age = objectType<ItemAgeRow>(builder, 'PaymentItemAges', {
    age: { enum: ['PaymentItemAge', ITEM_AGES] },
    count: 'int',
    open: 'amount',
  });
  readField(builder, 'paymentItems', listPaymentItems, pageType(builder, 'PaymentItem', item));
  readField(builder, 'paymentItemAges', ageItems, [age]);
}

function profileFields(builder: Builder): void {
  const profile = objectType<ItemProfileRow>(builder, 'ItemProfile', {
    ...{
      id: 'id',
      tenantId: 'id',
      list: { enum: ['ItemSubject', ITEM_SUBJECTS] },
      name: 'text',
      version: 'int',
      format: { enum: ['ListFormat', ['csv', 'xlsx']] },
    },
    separator: { enum: ['ListSeparator', ['semicolon', 'comma', 'tab', 'pipe']] },
    encoding: { enum: ['ListEncoding', ['detect', 'utf8']] },
    dateForm: { enum: ['ListDateForm', ['dmy', 'ymd', 'compact']] },
    decimalSign: { enum: ['ListDecimalSign', ['comma', 'point']] },
    ...{
      headerRow: 'int',
      fullList: 'yes',
      skipNegative: 'yes',
      ledgerAccountId: 'id',
      externalKey: 'text',
      reference: 'text',
      subject: 'text',
    },
    ...{ partnerName: 'text', iban: 'text', amount: 'text', open: 'text', dueOn: 'text' },
  });
  readField(builder, 'itemProfiles', listItemProfiles, [profile]);
}

export function itemFields(builder: Builder): void {
  listFields(builder);
  profileFields(builder);
  const fault = objectType<ItemImportRow['faults'][number]>(builder, 'ItemFault', {
    row: 'int',
    column: 'text',
    code: 'text',
    text: 'text',
  });
  const list = objectType<ItemImportRow>(builder, 'ItemImport', {
    ...{
      id: 'id',
      tenantId: 'id',
      profileId: 'id',
      profile: 'text',
      subject: { enum: ['ItemSubject', ITEM_SUBJECTS] },
      status: 'text',
      fileName: 'text',
    },
    ...{
      asOf: 'date',
      rows: 'int',
      skipped: 'int',
      added: 'int',
      changed: 'int',
      unchanged: 'int',
      gone: 'int',
      kept: 'int',
      faulty: 'int',
      sum: 'amount',
    },
    ...{
      headers: { of: 'String', list: true },
      faults: { of: fault, list: true },
      checkedAt: 'instant',
      checkedBy: 'text?',
      takenAt: 'instant?',
      version: 'int',
    },
  });
  const handOver = objectType<HandOverListRow>(builder, 'BookingHandOver', {
    ...{
      id: 'id',
      tenantId: 'id',
      number: 'int',
      day: 'date',
      fileHash: 'text',
      entries: 'int',
      sum: 'amount',
      madeAt: 'instant',
      madeBy: 'text?',
    },
    ...{ receivedAt: 'instant?', receivedBy: 'text?', receiptNote: 'text?', version: 'int' },
  });
  const column = objectType<BookingProfile['columns'][number]>(builder, 'BookingColumn', {
    ...{ header: 'text', field: { enum: ['BookingField', BOOKING_FIELDS] } },
  });
  const profileOfBookings = objectType<BookingProfile>(builder, 'BookingProfile', {
    ...{
      separator: { enum: ['ListSeparator', ['semicolon', 'comma', 'tab', 'pipe']] },
      dateForm: { enum: ['ListDateForm', ['dmy', 'ymd', 'compact']] },
    },
    ...{
      decimalSign: { enum: ['ListDecimalSign', ['comma', 'point']] },
      debitPositive: 'yes',
      columns: { of: column, list: true },
      isOwn: 'yes',
    },
    ...{ savedBy: 'text?', savedAt: 'instant?', nextDay: 'date?' },
  });
  readField(builder, 'bookingProfile', bookingProfile, profileOfBookings, { nullable: true });
  readField(builder, 'itemImports', listItemImports, [list]);
  readField(builder, 'bookingHandOvers', listBookingHandOvers, [handOver]);
  for (const useCase of [checkItemList, takeItemList]) {
    const payload = { imports: { type: [list], query: listItemImports, input: ({ importId }: { importId: string }) => ({ importId }) } };
    mutationField(builder, useCase as never, { messages, payload });
  }
  for (const useCase of [saveItemProfile, discardItemList, handOverBookings, setBookingProfile, receiveBookings])
    mutationField(builder, useCase as never, { messages });
}
