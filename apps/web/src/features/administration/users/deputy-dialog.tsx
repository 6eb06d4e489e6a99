// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, today } from '../../../format/index.ts';
import { dateText, FormCombo, FormDate, FormDialog, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Checkbox, FieldGrid, type TenantLook, toast } from '../../../ui/index.ts';
import { Conflict } from './conflict.tsx';
import { conflictOf, type PairOfDuties } from './conflict-of.ts';
import { userTexts } from './messages.ts';
import type { User } from './user-query.ts';

const ColleaguesQuery = graphql(`
  query DeputyChoice($tenantId: ID) {
    users(tenantId: $tenantId) {
      id
      name
      functionTitle
    }
  }
`);

const NameDeputy = graphql(`
  mutation NameDeputy($idempotencyKey: String!, $userId: ID!, $deputyUserId: ID!, $validFrom: Date!, $validTo: Date!, $acknowledgeConflict: Boolean) {
    nameDeputy(
      idempotencyKey: $idempotencyKey
      userId: $userId
      deputyUserId: $deputyUserId
      validFrom: $validFrom
      validTo: $validTo
      acknowledgeConflict: $acknowledgeConflict
    ) {
      __typename
      ... on NameDeputySuccess {
        deputies {
          id
          version
        }
      }
      ... on NameDeputyRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({ deputyUserId: requiredChoice(), validFrom: dateText(), validTo: dateText(), acknowledgeConflict: z.boolean() });

interface DeputyDialogProps {
  readonly user: User;
  readonly tenant: TenantLook;
  readonly onClose: () => void;
}

export function DeputyDialog({ user, tenant, onClose }: DeputyDialogProps) {
  const m = useMessages(userTexts);
  const language = useLanguage();
  const [pair, setPair] = useState<PairOfDuties | null>(null);
  const [{ data }] = useQuery({ query: ColleaguesQuery, variables: { tenantId: user.tenantId } });
  const form = useAppForm(schema, { deputyUserId: '', validFrom: formatDate(today()), validTo: '', acknowledgeConflict: false });
  const errors = form.formState.errors;
  const values = useWatch({ control: form.control });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(NameDeputy, (idempotencyKey) => ({ idempotencyKey, userId: user.id, ...input }));
    if (!answer.ok) return setPair(answer.problem.kind === 'refusal' ? conflictOf(answer.problem.refusal) : null);
    toast({ text: m('deputyNamed') });
    return onClose();
  });
  return (
    <FormDialog
      title={m('nameDeputyOf', { name: user.name })}
      tenant={tenant}
      intro={m('nameDeputyIntro')}
      submitLabel={m('nameDeputySubmit')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <FormCombo
        control={form.control}
        name="deputyUserId"
        label={m('deputy')}
        options={(data?.users ?? [])
          .filter(({ id }) => id !== user.id)
          .map(({ id, name, functionTitle }) => ({ value: id, label: name, description: functionTitle }))}
      />
      <FieldGrid>
        <FormDate control={form.control} name="validFrom" label={m('firstDay')} />
        <FormDate control={form.control} name="validTo" label={m('lastDay')} />
      </FieldGrid>
      {pair && (
        <Conflict body={m('deputyConflictBody')} duties={pair[language]}>
          <Checkbox
            label={m('conflictAccept')}
            error={values.acknowledgeConflict ? undefined : errors.acknowledgeConflict && m('deputyConflictMissing')}
            {...form.register('acknowledgeConflict')}
          />
        </Conflict>
      )}
    </FormDialog>
  );
}
