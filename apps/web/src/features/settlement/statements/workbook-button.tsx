// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, toast } from '../../../ui/index.ts';
import { statementTexts } from './messages.ts';

const ExportWorkbook = graphql(`
  mutation SettlementExportWorkbook($idempotencyKey: String!, $statementId: ID!, $language: CsvLanguage) {
    exportCheckWorkbook(idempotencyKey: $idempotencyKey, statementId: $statementId, language: $language) {
      __typename
      ... on ExportCheckWorkbookSuccess {
        workbooks {
          id
        }
      }
      ... on ExportCheckWorkbookRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

/** Puts on record that the workbook is taken along, and has the browser save it. */
export function useWorkbook(statementId: string): { readonly button: ReactNode; readonly problem: ReactNode } {
  const m = useMessages(statementTexts);
  const language = useLanguage();
  const may = useMay();
  const { associationSlug, tenantSlug } = useActingBody();
  const { submit, pending, problem } = useSubmit({});
  const take = async (): Promise<void> => {
    const answer = await submit(ExportWorkbook, (idempotencyKey) => ({ idempotencyKey, statementId, language }));
    const made = answer.ok ? answer.value.workbooks[0] : undefined;
    if (!made) return;
    toast({ text: m('workbookTaken') });
    window.location.assign(`/a/${associationSlug}/${tenantSlug}/download/check-workbook?exportId=${made.id}`);
  };
  if (!may('settlement.exportWorkbook')) return { button: null, problem: null };
  return {
    button: (
      <Button icon="download" pending={pending} onPress={() => void take()}>
        {m('workbook')}
      </Button>
    ),
    problem,
  };
}
