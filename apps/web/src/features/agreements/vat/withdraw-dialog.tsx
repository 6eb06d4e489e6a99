// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { FormDialog } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { DescriptionList, toast } from '../../../ui/index.ts';
import { ChangePreview } from './change-preview.tsx';
import { vatTexts } from './messages.ts';
import { scopeText, treatmentText } from './position-text.ts';
import { type PositionRow, VatPreviewQuery, WithdrawVatPosition } from './vat-documents.ts';

interface WithdrawDialogProps {
  readonly row: PositionRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes an entry back that was made by mistake, and shows first what that changes. */
export function WithdrawDialog({ row, onClose, onDone }: WithdrawDialogProps) {
  const m = useMessages(vatTexts);
  const language = useLanguage();
  const { submit, pending, problem } = useSubmit();
  const [result, again] = useQuery({ query: VatPreviewQuery, variables: { withdraws: row.id }, requestPolicy: 'network-only' });
  const withdraw = async (): Promise<void> => {
    const answer = await submit(WithdrawVatPosition, (idempotencyKey) => ({ idempotencyKey, positionId: row.id }));
    if (!answer.ok) return;
    toast({ text: m('withdrawn') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={m('withdrawTitle')}
      intro={m('withdrawBody', { from: formatDate(row.validFrom, language) })}
      size="wide"
      danger
      submitLabel={m('withdraw')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void withdraw();
      }}
    >
      <DescriptionList
        items={[
          { term: m('scope'), value: scopeText(m, row) },
          { term: m('code'), value: treatmentText(m, row) },
          { term: m('basis'), value: row.basis },
          { term: m('resolution'), value: row.resolution },
        ]}
      />
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ previewVatPosition }) => <ChangePreview preview={previewVatPosition} />}
      </QueryResult>
    </FormDialog>
  );
}
