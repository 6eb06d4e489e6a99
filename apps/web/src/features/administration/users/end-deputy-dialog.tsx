// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { TenantLook } from '../../../ui/index.ts';
import { EndDialog } from '../shared/end-dialog.tsx';
import { userTexts } from './messages.ts';

const EndDeputy = graphql(`
  mutation EndDeputy($idempotencyKey: String!, $deputyId: ID!, $endsOn: Date!, $expectedVersion: Int!) {
    endDeputy(idempotencyKey: $idempotencyKey, deputyId: $deputyId, endsOn: $endsOn, expectedVersion: $expectedVersion) {
      __typename
      ... on EndDeputySuccess {
        deputies {
          id
          version
        }
      }
      ... on EndDeputyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

interface EndDeputyDialogProps {
  readonly deputy: { readonly id: string; readonly userName: string; readonly deputyName: string; readonly version: number };
  readonly body: TenantLook;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** From which day on somebody no longer stands in for another. */
export function EndDeputyDialog({ deputy, body, onClose, onDone }: EndDeputyDialogProps) {
  const m = useMessages(userTexts);
  return (
    <EndDialog
      title={m('endDeputyOf', { name: deputy.deputyName })}
      effect={m('endDeputyEffect', { deputy: deputy.deputyName, name: deputy.userName })}
      submitLabel={m('endDeputy')}
      tenant={body}
      document={EndDeputy}
      variables={(idempotencyKey, endsOn) => ({ idempotencyKey, endsOn, deputyId: deputy.id, expectedVersion: deputy.version })}
      done={(endsOn) => m('deputyEnded', { on: formatDate(endsOn) })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
