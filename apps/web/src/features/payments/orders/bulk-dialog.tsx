// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { refusalSentence, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Dialog, ProgressBar, Stack } from '../../../ui/index.ts';
import { registerNumber } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { orderTexts } from './messages.ts';
import type { OrderRow } from './order-documents.ts';
import { nextStep, STEP_DOCUMENTS } from './order-steps.ts';

interface Told {
  readonly id: string;
  readonly text: string;
}

/** The next step of several orders, one after the other: each by itself, with a result of its own. */
export function BulkDialog({ rows, onClose, onDone }: { readonly rows: readonly OrderRow[]; onClose: () => void; onDone: () => void }) {
  const m = useMessages(orderTexts);
  const c = useMessages(commonTexts);
  const { submit } = useSubmit();
  const [running, setRunning] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const over = told.length === rows.length;

  const one = async (row: OrderRow): Promise<string> => {
    const step = nextStep(row.status);
    if (step === null) return m('bulkNothing');
    const variables = { orderId: row.id, expectedVersion: row.version };
    const answer = await submit(STEP_DOCUMENTS[step], (idempotencyKey) => ({ ...variables, idempotencyKey }));
    if (answer.ok) return m('bulkDone', { step: m(step) });
    return answer.problem.kind === 'refusal' ? refusalSentence(answer.problem.refusal) : m('bulkTrouble');
  };
  const run = async (): Promise<void> => {
    setRunning(true);
    for (const row of rows) {
      const text = await one(row);
      setTold((all) => [...all, { id: row.id, text }]);
    }
    setRunning(false);
    onDone();
  };
  const footer = over ? (
    <Button kind="primary" onPress={onClose}>
      {c('close')}
    </Button>
  ) : (
    <>
      <Button onPress={onClose} disabled={running}>
        {c('cancel')}
      </Button>
      <Button kind="primary" onPress={() => void run()} disabled={running}>
        {m('bulkRun')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('bulkTitle', { count: rows.length })} open onClose={onClose} footer={footer}>
      <Stack>
        <p>{m('bulkIntro')}</p>
        {running && <ProgressBar label={m('bulkRunning')} percent={Math.floor((told.length * 100) / rows.length)} />}
        <ul className="vwp-results" aria-live="polite">
          {rows.map((row) => {
            const step = nextStep(row.status);
            const result = told.find(({ id }) => id === row.id)?.text;
            return (
              <li key={row.id}>
                {registerNumber(row)} {row.creditorName}: {result ?? (step ? m(step) : m('bulkNothing'))}
              </li>
            );
          })}
        </ul>
      </Stack>
    </Dialog>
  );
}
