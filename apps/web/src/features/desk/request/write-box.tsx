// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import * as z from 'zod/mini';
import { type AppForm, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Badge, Button, RadioGroup, Tabs, TextArea, toast } from '../../../ui/index.ts';
import { requestTexts } from './messages.ts';
import { addNoteMutation, addReplyMutation } from './request-mutations.ts';
import type { WholeRequest } from './request-query.ts';

const schema = z.object({ text: requiredText(10_000) });
type Meaning = 'answered' | 'waiting' | 'none';

interface WriteProps {
  readonly request: WholeRequest;
  readonly onWritten: () => void;
}
interface WriteFormProps extends WriteProps {
  readonly form: AppForm<{ text: string }, { text: string }>;
}

function ReplyForm({ request, form, onWritten }: WriteFormProps) {
  const m = useMessages(requestTexts);
  const { side } = useActingBody();
  const forCentre = side === 'centre';
  const [meaning, setMeaning] = useState<Meaning>('answered');
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onWritten });
  const send = form.handleSubmit(async ({ text }) => {
    const outcome = await submit(addReplyMutation, (idempotencyKey) => ({
      requestId: request.id,
      text,
      means: forCentre && meaning !== 'none' ? meaning : null,
      expectedVersion: request.version,
      idempotencyKey,
    }));
    if (!outcome.ok) return;
    form.reset();
    toast({ text: m('replySent') });
    onWritten();
  });
  return (
    <form noValidate className="vw-desk-write" onSubmit={(event) => void send(event)}>
      {problem}
      <TextArea
        label={m('replyText')}
        hint={forCentre ? m('replyHintCentre', { tenant: request.tenantName }) : m('replyHintMember')}
        rows={5}
        error={form.formState.errors.text?.message}
        {...form.register('text')}
      />
      {forCentre && (
        <RadioGroup
          label={m('meaning')}
          value={meaning}
          options={(['answered', 'waiting', 'none'] as const).map((value) => ({ value, label: m(`means_${value}`) }))}
          onChange={(event) => setMeaning(event.target.value as Meaning)}
        />
      )}
      <div>
        <Button type="submit" kind="primary" pending={pending}>
          {m('sendReply')}
        </Button>
      </div>
    </form>
  );
}

function NoteForm({ request, form, onWritten }: WriteFormProps) {
  const m = useMessages(requestTexts);
  const { side } = useActingBody();
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const save = form.handleSubmit(async ({ text }) => {
    const outcome = await submit(addNoteMutation, (idempotencyKey) => ({ requestId: request.id, text, idempotencyKey }));
    if (!outcome.ok) return;
    form.reset();
    toast({ text: m('noteSaved') });
    onWritten();
  });
  return (
    <form noValidate className="vw-desk-write vw-desk-write--internal" onSubmit={(event) => void save(event)}>
      {problem}
      <div>
        <Badge tone="warning" icon="visibility-off">
          {m(side === 'centre' ? 'internalCentre' : 'internalMember')}
        </Badge>
      </div>
      <TextArea
        label={m('noteText')}
        hint={side === 'centre' ? m('noteHintCentre', { tenant: request.tenantName }) : m('noteHintMember')}
        rows={4}
        error={form.formState.errors.text?.message}
        {...form.register('text')}
      />
      <div>
        <Button type="submit" icon="visibility-off" pending={pending}>
          {m('saveNote')}
        </Button>
      </div>
    </form>
  );
}

/** Two tabs that cannot be mistaken for each other; what was typed in one stays there when the other is opened. */
export function WriteBox({ request, onWritten }: WriteProps) {
  const m = useMessages(requestTexts);
  const { side } = useActingBody();
  // The texts live here, above the tabs: a panel that is not shown is not there.
  const reply = useAppForm(schema, { text: '' });
  const note = useAppForm(schema, { text: '' });
  const tabs = [
    request.actions.includes('reply') && {
      id: 'reply',
      label: m(side === 'centre' ? 'replyToMember' : 'replyToCentre'),
      content: <ReplyForm form={reply} request={request} onWritten={onWritten} />,
    },
    request.actions.includes('note') && {
      id: 'note',
      label: m('internalNote'),
      content: <NoteForm form={note} request={request} onWritten={onWritten} />,
    },
  ].filter((tab) => tab !== false);
  if (tabs.length === 0) return null;
  return (
    <div className="vw-no-print">
      <Tabs label={m('write')} tabs={tabs} />
    </div>
  );
}
