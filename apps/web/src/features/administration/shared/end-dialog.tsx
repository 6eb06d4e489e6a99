// SPDX-License-Identifier: EUPL-1.2
import type { AnyVariables, DocumentInput } from 'urql';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormDate, FormDialog, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { type TenantLook, toast } from '../../../ui/index.ts';
import { userTexts } from '../users/messages.ts';

const schema = z.object({ endsOn: dateText() });

interface EndDialogProps<Data extends object, Variables extends AnyVariables> {
  readonly title: string;
  /** What will be after that day. */
  readonly effect: string;
  readonly submitLabel: string;
  readonly tenant: TenantLook;
  readonly document: DocumentInput<Data, Variables>;
  readonly variables: (idempotencyKey: string, endsOn: string) => Variables;
  readonly done: (endsOn: string) => string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks for the last day of something, says what follows, and ends it. */
export function EndDialog<Data extends object, Variables extends AnyVariables>(props: EndDialogProps<Data, Variables>) {
  const m = useMessages(userTexts);
  const form = useAppForm(schema, { endsOn: formatDate(today()) });
  // The server names the field after its input; here it is always the last day.
  const { submit, pending, problem } = useSubmit({
    onFieldError: (_field, message) => form.placeError('endsOn', message),
    onLoadNew: props.onDone,
  });
  const send = form.handleSubmit(async ({ endsOn }) => {
    const answer = await submit(props.document, (idempotencyKey) => props.variables(idempotencyKey, endsOn));
    if (!answer.ok) return;
    toast({ text: props.done(endsOn) });
    props.onDone();
    props.onClose();
  });
  return (
    <FormDialog
      title={props.title}
      tenant={props.tenant}
      intro={props.effect}
      submitLabel={props.submitLabel}
      danger
      pending={pending}
      problem={problem}
      onClose={props.onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormDate control={form.control} name="endsOn" label={m('lastDay')} />
    </FormDialog>
  );
}
