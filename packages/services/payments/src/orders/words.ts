// SPDX-License-Identifier: EUPL-1.2
import type { Duty, OrderStatus } from '@domain/payments';

type Words<Key extends string> = Readonly<Record<'de' | 'en', Readonly<Record<Key, string>>>>;

export const DUTY_WORDS: Words<Duty> = {
  de: {
    ...{
      draft: 'Erfassen',
      factual: 'Sachlich feststellen',
      arithmetical: 'Rechnerisch feststellen',
      order: 'Anordnen',
      accept: 'Annehmen',
    },
    ...{ run: 'Zahlungslauf bilden', release: 'Freigeben', handOver: 'Datei übergeben', recall: 'Zurückrufen', close: 'Tag abschließen' },
  },
  en: {
    ...{ draft: 'Enter', factual: 'Determine the reason', arithmetical: 'Determine the amount', order: 'Order', accept: 'Accept' },
    ...{ run: 'Compose a run', release: 'Release', handOver: 'Hand over the file', recall: 'Recall', close: 'Close the day' },
  },
};

export const STATUS_WORDS: Words<OrderStatus> = {
  de: {
    ...{ drafted: 'erfasst', factuallyDetermined: 'sachlich festgestellt', arithmeticallyDetermined: 'rechnerisch festgestellt' },
    ...{ ordered: 'angeordnet', accepted: 'angenommen', inRun: 'im Zahlungslauf', fileMade: 'in einer Zahlungsdatei' },
    ...{
      releasedOnce: 'einmal freigegeben',
      released: 'freigegeben',
      handedOver: 'der Bank übergeben',
      bankAccepted: 'von der Bank angenommen',
    },
    ...{ bankRejected: 'von der Bank abgelehnt', debited: 'abgebucht', done: 'erledigt', rejected: 'zurückgewiesen' },
    ...{ returned: 'zurückgekommen', recalled: 'zurückgerufen' },
  },
  en: {
    ...{ drafted: 'entered', factuallyDetermined: 'determined by its reason', arithmeticallyDetermined: 'determined by its amount' },
    ...{ ordered: 'ordered', accepted: 'accepted', inRun: 'in a run', fileMade: 'in a payment file', releasedOnce: 'released once' },
    ...{
      released: 'released',
      handedOver: 'handed over to the bank',
      bankAccepted: 'accepted by the bank',
      bankRejected: 'rejected by the bank',
    },
    ...{ debited: 'debited', done: 'done', rejected: 'rejected', returned: 'returned', recalled: 'recalled' },
  },
};
