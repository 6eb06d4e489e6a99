// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useCallback, useState } from 'react';
import { parseDateInput, today } from '../../../format/index.ts';
import { currentLanguage, translate, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Button, DateField, ErrorSummary, FileDrop, RadioGroup, Stack, TextField, uiTexts } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, type Uploads } from '../../../uploads/index.ts';
import { AnswerFields, answerProblems } from '../answer-fields.tsx';
import type { ServiceWithForm } from '../catalogue-query.ts';
import { deskTexts } from '../messages.ts';
import type { DraftState, RequestDraft } from './request-draft.ts';
import { type SentRequest, useSendRequest } from './use-send-request.ts';
import { wizardTexts } from './wizard-messages.ts';

const SUBJECT_LIMIT = 200;

type Problems = Readonly<Record<string, string>>;

function problemsOf(draft: RequestDraft, service: ServiceWithForm, forMember: boolean): Problems {
  const m = translate(wizardTexts);
  const missing = translate(uiTexts)('missing');
  const received = draft.receivedOn.trim();
  const day = parseDateInput(received);
  const { length } = draft.subject.trim();
  return {
    ...(forMember && draft.caller.trim() === '' && { onBehalfOf: missing }),
    ...(forMember && received !== '' && day === null && { receivedAt: translate(uiTexts)('notDate') }),
    ...(forMember && day !== null && day > today() && { receivedAt: m('receivedFuture') }),
    ...(length === 0 && { subject: missing }),
    // What does not fit is said, and never cut off.
    ...(length > SUBJECT_LIMIT && { subject: m('subjectTooLong', { length, over: length - SUBJECT_LIMIT }) }),
    ...answerProblems(service.fields, draft.answers),
  };
}

interface RequestFormProps {
  readonly state: DraftState;
  readonly service: ServiceWithForm;
  readonly memberId: string | null;
  readonly uploads: Uploads;
  readonly onSent: (request: SentRequest) => void;
}

export function RequestForm({ state, service, memberId, uploads, onSent }: RequestFormProps) {
  const m = useMessages(wizardTexts);
  const d = useMessages(deskTexts);
  const { draft, change } = state;
  const { side } = useActingBody();
  const [problems, setProblems] = useState<Problems>({});
  const [attempt, setAttempt] = useState(0);
  // Sent, but a file is still under way.
  const [waiting, setWaiting] = useState(false);
  const place = useCallback((field: string, message: string): boolean => {
    if (field === 'serviceId' || field === 'tenantId') return false;
    setProblems((now) => ({ ...now, [field]: message }));
    setAttempt((count) => count + 1);
    return true;
  }, []);
  const { send, pending, problem } = useSendRequest(place);
  const set = (patch: Partial<RequestDraft>, field: string): void => {
    change(patch);
    if (problems[field]) setProblems(({ [field]: _solved, ...rest }) => rest);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = problemsOf(draft, service, memberId !== null);
    if (uploads.failed.length > 0) Object.assign(found, { files: m('uploadFailed', { names: namesOf(uploads.failed) }) });
    setProblems(found);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length > 0 || pending || waiting) return;
    setWaiting(true);
    const files = await uploads.settled().finally(() => setWaiting(false));
    if ('failed' in files) return setProblems({ files: m('uploadFailed', { names: namesOf(files.failed) }) });
    const sent = await send({ draft, service, memberId, files });
    if (sent) onSent(sent);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} attempt={attempt} />
        {problem}
        {memberId !== null && <CallerFields draft={draft} problems={problems} onSet={set} />}
        <TextField
          label={m('subject')}
          hint={m('subjectHint', { left: Math.max(0, SUBJECT_LIMIT - draft.subject.trim().length) })}
          name="subject"
          value={draft.subject}
          error={problems['subject']}
          onChange={(event) => set({ subject: event.target.value }, 'subject')}
        />
        <AnswerFields
          fields={service.fields}
          answers={draft.answers}
          problems={problems}
          onAnswer={(code, text) => set({ answers: { ...draft.answers, [code]: text } }, `answers.${code}`)}
        />
        <FileDrop
          label={m('files')}
          hint={d('filesLimit')}
          files={uploads.files}
          maxBytes={FILE_LIMIT_BYTES}
          error={problems['files']}
          onFiles={uploads.add}
          onRemove={uploads.remove}
        />
        <CostReference draft={draft} problems={problems} onSet={set} />
        <div>
          <Button type="submit" kind="primary" pending={pending || waiting}>
            {m(side === 'centre' ? 'submitCentre' : 'submitMember')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

const namesOf = (names: readonly string[]): string => new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(names);

interface PartProps {
  readonly draft: RequestDraft;
  readonly problems: Problems;
  readonly onSet: (patch: Partial<RequestDraft>, field: string) => void;
}

function CostReference({ draft, problems, onSet }: PartProps) {
  const m = useMessages(wizardTexts);
  const filled = draft.costUnit !== '' || draft.orderNumber !== '' || problems['costUnit'] || problems['orderNumber'];
  return (
    <details open={filled ? true : undefined}>
      <summary>{m('more')}</summary>
      <Stack>
        <TextField
          label={m('costUnit')}
          hint={m('costUnitHint')}
          name="costUnit"
          width="medium"
          maxLength={50}
          optional
          value={draft.costUnit}
          error={problems['costUnit']}
          onChange={(event) => onSet({ costUnit: event.target.value }, 'costUnit')}
        />
        <TextField
          label={m('orderNumber')}
          name="orderNumber"
          width="medium"
          maxLength={50}
          optional
          value={draft.orderNumber}
          error={problems['orderNumber']}
          onChange={(event) => onSet({ orderNumber: event.target.value }, 'orderNumber')}
        />
      </Stack>
    </details>
  );
}

/** How it reached the centre, and from whom. */
function CallerFields({ draft, problems, onSet }: PartProps) {
  const m = useMessages(wizardTexts);
  const d = useMessages(deskTexts);
  return (
    <>
      <RadioGroup
        label={m('channel')}
        horizontal
        value={draft.channel}
        options={(['telephone', 'mail', 'letter'] as const).map((channel) => ({ value: channel, label: d(channel) }))}
        onChange={(event) => onSet({ channel: event.target.value as RequestDraft['channel'] }, 'channel')}
      />
      {draft.channel !== 'telephone' && (
        <DateField
          label={m('receivedOn')}
          name="receivedAt"
          optional
          value={draft.receivedOn}
          error={problems['receivedAt']}
          onChange={(receivedOn) => onSet({ receivedOn }, 'receivedAt')}
        />
      )}
      <TextField
        label={m('caller')}
        hint={m('callerHint')}
        name="onBehalfOf"
        maxLength={120}
        value={draft.caller}
        error={problems['onBehalfOf']}
        onChange={(event) => onSet({ caller: event.target.value }, 'onBehalfOf')}
      />
    </>
  );
}

/** Tells that the form was found as it was left. */
export function DraftNotice({ state }: { readonly state: DraftState }) {
  const m = useMessages(wizardTexts);
  if (!state.restored) return null;
  return (
    <Banner
      kind="info"
      title={m('draftKept')}
      actions={
        <Button size="small" onPress={state.discard}>
          {m('discardDraft')}
        </Button>
      }
    >
      {m('draftKeptBody')}
    </Banner>
  );
}
