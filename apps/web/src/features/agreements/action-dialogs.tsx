// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatDate, today } from '../../format/index.ts';
import { dateText, FormDate, FormDialog, optionalDateText, useAppForm } from '../../forms/index.ts';
import { useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Checkbox, ConfirmDialog, toast } from '../../ui/index.ts';
import { DiscardDraft, EndAgreement, GiveNotice, SignAgreement } from './action-mutations.ts';
import type { AgreementData, TermsData } from './agreement-query.ts';
import { validityText } from './agreement-terms.tsx';
import { useFamilies } from './choices.ts';
import { agreementTexts } from './messages.ts';

interface ActionProps {
  readonly agreement: AgreementData;
  readonly terms: TermsData;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const lookOf = ({ tenantName, tenantColour }: AgreementData) => ({ name: tenantName, colour: tenantColour });
const recordOf = ({ id, version }: AgreementData) => ({ agreementId: id, expectedVersion: version });

function useFamilyNames({ terms }: ActionProps): string {
  const { familyName } = useFamilies();
  return terms.serviceFamilyCodes.map(familyName).join(', ');
}

const signSchema = z.object({ concludedOn: dateText() });

export function SignDialog(props: ActionProps) {
  const m = useMessages(agreementTexts);
  const { agreement, terms, onChanged, onClose } = props;
  const form = useAppForm(signSchema, { concludedOn: formatDate(today()) });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onChanged });
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(SignAgreement, (idempotencyKey) => ({ idempotencyKey, ...recordOf(agreement), ...input }));
    if (!answer.ok) return;
    toast({ text: m('signDone') });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={m('sign')}
      tenant={lookOf(agreement)}
      intro={m('signEffect', { number: agreement.number, validity: validityText(m, terms) })}
      submitLabel={m('sign')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormDate control={form.control} name="concludedOn" label={m('signedOn')} />
    </FormDialog>
  );
}

const noticeSchema = z.object({ noticeGivenOn: dateText(), endsOn: dateText(), forGoodCause: z.boolean() });

export function NoticeDialog(props: ActionProps) {
  const m = useMessages(agreementTexts);
  const { agreement, terms, onChanged, onClose } = props;
  const families = useFamilyNames(props);
  const form = useAppForm(noticeSchema, {
    noticeGivenOn: formatDate(today()),
    endsOn: terms.validTo ? formatDate(terms.validTo) : '',
    forGoodCause: false,
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onChanged });
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(GiveNotice, (idempotencyKey) => ({ idempotencyKey, ...recordOf(agreement), ...input }));
    if (!answer.ok) return;
    toast({ text: m('noticeDone') });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={m('giveNotice')}
      tenant={lookOf(agreement)}
      intro={m('noticeEffect', { number: agreement.number, families })}
      submitLabel={m('giveNotice')}
      danger
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormDate control={form.control} name="noticeGivenOn" label={m('noticeOn')} />
      <FormDate control={form.control} name="endsOn" label={m('lastDay')} />
      <Checkbox label={m('forGoodCause')} {...form.register('forGoodCause')} />
    </FormDialog>
  );
}

const endSchema = z.object({ endsOn: optionalDateText() });

export function EndDialog(props: ActionProps) {
  const m = useMessages(agreementTexts);
  const { agreement, terms, onChanged, onClose } = props;
  const families = useFamilyNames(props);
  const form = useAppForm(endSchema, { endsOn: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onChanged });
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(EndAgreement, (idempotencyKey) => ({ idempotencyKey, ...recordOf(agreement), ...input }));
    if (!answer.ok) return;
    toast({ text: m('endDone') });
    onChanged();
    onClose();
  });
  return (
    <FormDialog
      title={m('end')}
      tenant={lookOf(agreement)}
      intro={m('endEffect', { number: agreement.number, families })}
      submitLabel={m('end')}
      danger
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormDate
        control={form.control}
        name="endsOn"
        label={m('endOn')}
        {...(terms.validTo !== null && { hint: m('endHint'), optional: true })}
      />
    </FormDialog>
  );
}

export function DiscardDialog({ agreement, onChanged, onClose }: ActionProps) {
  const m = useMessages(agreementTexts);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  const send = async (): Promise<void> => {
    const answer = await submit(DiscardDraft, (idempotencyKey) => ({ idempotencyKey, ...recordOf(agreement) }));
    if (!answer.ok) return;
    toast({ text: m('discardDone') });
    onChanged();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m('discard')}
      open
      danger
      pending={pending}
      tenants={[lookOf(agreement)]}
      effect={m('discardEffect', { number: agreement.number })}
      confirmLabel={m('discard')}
      onCancel={onClose}
      onConfirm={() => void send()}
    >
      {problem}
    </ConfirmDialog>
  );
}
