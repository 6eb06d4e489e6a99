// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, type DescriptionItem, DescriptionList, Section, Stack, toast } from '../../../ui/index.ts';
import { useMoment } from '../days.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { ReceiptsQuery, ReceiveDocument } from './delivery-queries.ts';
import type { BillingDocument } from './document-queries.ts';

const TERMS = { opened: 'opened', confirmed: 'confirmed', pdf: 'pdfTaken', xml: 'xmlTaken' } as const;

interface ReceiptsProps {
  readonly document: BillingDocument;
  readonly onDone: () => void;
}

/** Who received the document, and when: the proof that it arrived. */
export function Receipts({ document, onDone }: ReceiptsProps) {
  const m = useMessages(documentTexts);
  const may = useMay();
  const { side } = useActingBody();
  const moment = useMoment();
  const [result, again] = useQuery({
    query: ReceiptsQuery,
    variables: { documentId: document.id },
    requestPolicy: 'cache-and-network',
  });
  const { submit, pending, problem } = useSubmit();
  const confirm = async (): Promise<void> => {
    const answer = await submit(ReceiveDocument, (idempotencyKey) => ({
      idempotencyKey,
      documentId: document.id,
      kind: 'confirmed' as const,
    }));
    if (!answer.ok) return;
    toast({ text: m('confirmDone'), kind: 'success' });
    again({ requestPolicy: 'network-only' });
    onDone();
  };
  const mayConfirm = side === 'member' && may('billing.receiveDocuments') && !document.confirmedAt;
  return (
    <Section
      title={m('receiptsTitle')}
      actions={
        mayConfirm && (
          <Button kind="primary" icon="check" pending={pending} onPress={() => void confirm()}>
            {m('confirm')}
          </Button>
        )
      }
    >
      <Stack gap="small">
        {problem}
        <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={2}>
          {({ documentReceipts }) => {
            const items: DescriptionItem[] = [
              { term: m('handedOver'), value: moment(document.handedOverAt) },
              ...documentReceipts.map(({ kind, at, by }) => ({
                term: m(TERMS[kind]),
                value: m('objectionBy', { who: by ?? m('someone'), when: moment(at) }),
              })),
            ];
            return (
              <>
                <DescriptionList columns={2} items={items} />
                {documentReceipts.length === 0 && <p className="vw-muted">{m('receiptNone')}</p>}
              </>
            );
          }}
        </QueryResult>
      </Stack>
    </Section>
  );
}
