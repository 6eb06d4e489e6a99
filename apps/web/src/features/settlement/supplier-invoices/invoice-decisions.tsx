// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, Checkbox, Stack, TextField, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { BookInvoice, GiveBackInvoice, RejectInvoice, TakeBackInvoice } from './invoice-changes.ts';
import type { Invoice } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

interface DecisionProps {
  readonly invoice: Invoice;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const reasonSchema = z.object({ reason: requiredText(200) });
const REASONED = { reject: RejectInvoice, giveBack: GiveBackInvoice, takeBack: TakeBackInvoice } as const;
type Reasoned = keyof typeof REASONED;

/** A decision that says why, and that shows its effect first. */
function ReasonDialog({ what, invoice, onClose, onDone }: DecisionProps & { readonly what: Reasoned }) {
  const m = useMessages(invoiceTexts);
  const { tenantName, colour } = useActingBody();
  const form = useAppForm(reasonSchema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const decide = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(REASONED[what] as typeof RejectInvoice, (idempotencyKey) => ({
      ...{ idempotencyKey, invoiceId: invoice.id, expectedVersion: invoice.version, reason },
    }));
    if (!answer.ok) return;
    toast({ text: m(`${what}Done`) });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m(`${what}Title`)}
      intro={m(`${what}Effect`)}
      onClose={onClose}
      onSubmit={(event) => void decide(event)}
      submitLabel={m(what)}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
      danger={what !== 'giveBack'}
    >
      <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
    </FormDialog>
  );
}

/** The second person states both things, each by its own tick. */
function BookDialog({ invoice, onClose, onDone }: DecisionProps) {
  const m = useMessages(invoiceTexts);
  const { tenantName, colour } = useActingBody();
  const [stated, setStated] = useState({ factually: false, arithmetically: false });
  const [remark, setRemark] = useState('');
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | null>(null);
  const { submit, pending, problem } = useSubmit({
    onLoadNew: onDone,
    onFieldError: (field, message) => {
      if (field !== 'factuallyCorrect' && field !== 'arithmeticallyCorrect' && field !== 'remark') return false;
      setWrong({ field, message });
      return true;
    },
  });
  const book = async (): Promise<void> => {
    setWrong(null);
    const answer = await submit(BookInvoice, (idempotencyKey) => ({
      ...{ idempotencyKey, invoiceId: invoice.id, expectedVersion: invoice.version },
      ...{ factuallyCorrect: stated.factually, arithmeticallyCorrect: stated.arithmetically, remark },
    }));
    if (!answer.ok) return;
    toast({ text: m('bookDone') });
    onDone();
    onClose();
  };
  const needsRemark =
    invoice.findings.some(({ severity }) => severity === 'fatal') || invoice.related.some(({ relation }) => relation === 'sameNumber');
  const amount = amountOf((invoice.inputTaxDeducted ? invoice.net : invoice.gross) ?? '0');
  const problemOf = (field: string): string | undefined => (wrong?.field === field ? wrong.message : undefined);
  return (
    <FormDialog
      title={m('bookTitle')}
      intro={m('bookEffect', { amount, count: invoice.assignments.length })}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void book();
      }}
      submitLabel={m('bookConfirm')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <Stack>
        <Checkbox
          label={m('factually')}
          checked={stated.factually}
          error={problemOf('factuallyCorrect')}
          onChange={(event) => setStated({ ...stated, factually: event.target.checked })}
        />
        <Checkbox
          label={m('arithmetically')}
          checked={stated.arithmetically}
          error={problemOf('arithmeticallyCorrect')}
          onChange={(event) => setStated({ ...stated, arithmetically: event.target.checked })}
        />
        {needsRemark && (
          <TextField
            label={m('remark')}
            hint={m('remarkHint')}
            value={remark}
            maxLength={500}
            error={problemOf('remark')}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Stack>
    </FormDialog>
  );
}

/** What may be decided about the invoice as it stands, by this reader. */
export function useDecisions(invoice: Invoice): readonly (Reasoned | 'book')[] {
  const { status, mayEnter, mayBook } = invoice;
  const open = status === 'received' || status === 'read' || status === 'unreadable' || status === 'assigned';
  return [
    ...(mayEnter && open ? (['reject'] as const) : []),
    ...(status === 'assigned' && mayBook ? (['giveBack', 'book'] as const) : []),
    ...(status === 'booked' && mayEnter ? (['takeBack'] as const) : []),
  ];
}

export function InvoiceDecisions({ invoice, onDone }: { readonly invoice: Invoice; readonly onDone: () => void }) {
  const m = useMessages(invoiceTexts);
  const decisions = useDecisions(invoice);
  const [open, setOpen] = useState<Reasoned | 'book' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {decisions.map((one) => (
        <Button key={one} {...(one === 'book' ? { kind: 'primary' as const, icon: 'check' as const } : {})} onPress={() => setOpen(one)}>
          {m(one)}
        </Button>
      ))}
      {open === 'book' && <BookDialog invoice={invoice} onClose={close} onDone={onDone} />}
      {open !== null && open !== 'book' && <ReasonDialog what={open} invoice={invoice} onClose={close} onDone={onDone} />}
    </>
  );
}
