// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { FetchedDialog } from '../fetched-dialog.tsx';
import { ExplainOpen, OwnersQuery } from './bank-documents.ts';
import { reconcileTexts } from './reconcile-texts.ts';

interface ExplainDialogProps {
  readonly tenantId: string;
  /** A bank line, an order, what stood open at the cut-over. */
  readonly item: string;
  readonly label?: string;
  readonly reason: string | null;
  readonly ownerId: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says why something stays open and who looks after it. */
export function ExplainDialog({ tenantId, item, label, reason, ownerId, onClose, onDone }: ExplainDialogProps) {
  const m = useMessages(reconcileTexts);
  const [result, again] = useQuery({ query: OwnersQuery, variables: { tenantId } });
  return (
    <FetchedDialog title={m('explain')} result={result} onRetry={() => again({ requestPolicy: 'network-only' })} onClose={onClose}>
      {({ itemOwners }) => (
        <ActDialog
          {...{ title: m('explain'), submitLabel: m('explainSubmit'), done: m('doneExplained'), onClose, onDone }}
          {...(label ? { intro: label } : {})}
          fields={[
            { name: 'reason', label: m('reason'), kind: 'area', initial: reason ?? '' },
            {
              ...{ name: 'ownerId', label: m('owner'), kind: 'choice', initial: ownerId ?? '' },
              options: itemOwners.map(({ userId, name }) => ({ value: userId, label: name })),
            },
          ]}
          document={ExplainOpen}
          variables={(given, idempotencyKey) => ({
            ...{ idempotencyKey, tenantId, item, reason: given['reason'] ?? '', ownerId: given['ownerId'] ?? '' },
          })}
        />
      )}
    </FetchedDialog>
  );
}
