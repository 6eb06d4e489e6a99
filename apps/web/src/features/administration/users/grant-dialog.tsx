// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormDate, FormDialog, optionalDateText, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit, type VariablesOf } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Checkbox, FieldGrid, Select, type TenantLook, toast } from '../../../ui/index.ts';
import { CheckList } from '../shared/check-list.tsx';
import { useBodies, useFamilies, useRoles } from '../shared/directory.ts';
import { Conflict } from './conflict.tsx';
import { conflictOf, type PairOfDuties } from './conflict-of.ts';
import { userTexts } from './messages.ts';
import type { User } from './user-query.ts';

const GrantRole = graphql(`
  mutation GrantRole(
    $idempotencyKey: String!
    $userId: ID!
    $role: RoleName!
    $validFrom: Date
    $validTo: Date
    $tenantIds: [ID!]
    $serviceFamilyCodes: [String!]
    $acknowledgeConflict: Boolean
  ) {
    grantRole(
      idempotencyKey: $idempotencyKey
      userId: $userId
      role: $role
      validFrom: $validFrom
      validTo: $validTo
      tenantIds: $tenantIds
      serviceFamilyCodes: $serviceFamilyCodes
      acknowledgeConflict: $acknowledgeConflict
    ) {
      __typename
      ... on GrantRoleSuccess {
        user {
          id
          version
        }
      }
      ... on GrantRoleRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type RoleName = VariablesOf<typeof GrantRole>['role'];

const schema = z.object({
  role: requiredChoice(),
  validFrom: optionalDateText(),
  validTo: optionalDateText(),
  tenantIds: z.array(z.string()),
  serviceFamilyCodes: z.array(z.string()),
  acknowledgeConflict: z.boolean(),
});

interface GrantDialogProps {
  readonly user: User;
  readonly tenant: TenantLook;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

export function GrantDialog({ user, tenant, onClose, onChanged }: GrantDialogProps) {
  const m = useMessages(userTexts);
  const language = useLanguage();
  const acting = useActingBody();
  const { roles } = useRoles();
  const { bodies } = useBodies();
  const { families } = useFamilies();
  const [pair, setPair] = useState<PairOfDuties | null>(null);
  const form = useAppForm(schema, {
    role: '',
    validFrom: '',
    validTo: '',
    tenantIds: [],
    serviceFamilyCodes: [],
    acknowledgeConflict: false,
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const values = useWatch({ control: form.control });
  const errors = form.formState.errors;
  const centre = bodies.find(({ kind }) => kind === 'centre');
  const side = user.tenantId === (centre?.id ?? acting.tenantId) && acting.side === 'centre' ? 'centre' : 'member';
  const chosen = roles.find(({ name }) => name === values.role);
  const send = form.handleSubmit(async ({ role, ...input }) => {
    const answer = await submit(GrantRole, (idempotencyKey) => ({ idempotencyKey, userId: user.id, role: role as RoleName, ...input }));
    if (!answer.ok) return setPair(answer.problem.kind === 'refusal' ? conflictOf(answer.problem.refusal) : null);
    toast({ text: m('granted') });
    onChanged();
    return onClose();
  });
  return (
    <FormDialog
      title={m('grantTitle', { name: user.name })}
      tenant={tenant}
      submitLabel={m('grantSubmit')}
      size="wide"
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <Select
        label={m('role')}
        hint={chosen?.longestDays ? m('longest', { days: chosen.longestDays }) : m('grantChoose')}
        options={roles.filter((role) => role.side === side).map(({ name, label }) => ({ value: name, label }))}
        error={errors.role?.message}
        {...form.register('role', { onChange: () => setPair(null) })}
      />
      <FieldGrid>
        <FormDate control={form.control} name="validFrom" label={m('firstDay')} hint={m('optionalFrom')} optional />
        <FormDate
          control={form.control}
          name="validTo"
          label={m('lastDay')}
          {...(chosen?.longestDays ? {} : { hint: m('optionalTo'), optional: true })}
        />
      </FieldGrid>
      {side === 'centre' && (
        <CheckList
          label={m('tenants')}
          hint={m('tenantsHint')}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.tenantIds ?? []}
          error={errors.tenantIds?.message}
          onChange={(next) => form.setValue('tenantIds', [...next])}
        />
      )}
      {side === 'centre' && families.length > 0 && (
        <CheckList
          label={m('families')}
          hint={m('familiesHint')}
          options={families.map(({ code, name }) => ({ value: code, label: name }))}
          value={values.serviceFamilyCodes ?? []}
          error={errors.serviceFamilyCodes?.message}
          onChange={(next) => form.setValue('serviceFamilyCodes', [...next])}
        />
      )}
      {pair && (
        <Conflict body={m('conflictBody', { name: user.name })} duties={pair[language]}>
          <Checkbox
            label={m('conflictAccept')}
            error={values.acknowledgeConflict ? undefined : errors.acknowledgeConflict && m('conflictAcceptMissing')}
            {...form.register('acknowledgeConflict')}
          />
        </Conflict>
      )}
    </FormDialog>
  );
}
