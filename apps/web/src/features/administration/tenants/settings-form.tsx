// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import { FormErrors, useAppForm } from '../../../forms/index.ts';
import { graphql, useSubmit, type VariablesOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, Checkbox, Cluster, FieldGrid, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { CalendarFields } from './calendar-fields.tsx';
import { useColourOptions } from './colours.ts';
import { tenantTexts } from './messages.ts';
import { type SettingsInput, schema } from './settings-schema.ts';
import { formatClock, type TenantRecordData, type TenantSettingsData } from './tenant-fields.ts';

const ChangeTenantSettings = graphql(`
  mutation ChangeTenantSettings(
    $idempotencyKey: String!
    $tenantId: ID!
    $expectedVersion: Int!
    $name: String
    $shortName: String
    $colour: TenantColour
    $requestsNeedApproval: Boolean
    $ordersCostUnit: Boolean
    $officeCalendar: OfficeCalendarInput
  ) {
    changeTenantSettings(
      idempotencyKey: $idempotencyKey
      tenantId: $tenantId
      expectedVersion: $expectedVersion
      name: $name
      shortName: $shortName
      colour: $colour
      requestsNeedApproval: $requestsNeedApproval
      ordersCostUnit: $ordersCostUnit
      officeCalendar: $officeCalendar
    ) {
      __typename
      ... on ChangeTenantSettingsSuccess {
        tenant {
          id
          name
        }
      }
      ... on ChangeTenantSettingsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Colour = VariablesOf<typeof ChangeTenantSettings>['colour'];

interface SettingsFormProps {
  readonly tenant: TenantRecordData;
  readonly settings: TenantSettingsData;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const startOf = (tenant: TenantRecordData, { officeCalendar, ...settings }: TenantSettingsData): SettingsInput => ({
  name: tenant.name,
  shortName: tenant.shortName,
  colour: tenant.colour,
  requestsNeedApproval: settings.requestsNeedApproval,
  ordersCostUnit: settings.ordersCostUnit,
  openings: officeCalendar.openings.map(({ weekday, from, to }) => ({
    weekday: String(weekday),
    from: formatClock(from),
    to: formatClock(to),
  })),
  closures: officeCalendar.closures.map(({ date, name }) => ({ date: formatDate(date), name })),
});

export function SettingsForm({ tenant, settings, onClose, onChanged }: SettingsFormProps) {
  const m = useMessages(tenantTexts);
  const acting = useActingBody();
  const colours = useColourOptions();
  const form = useAppForm(schema, startOf(tenant, settings));
  const { submit, pending, problem } = useSubmit({
    onFieldError: (field, message) => form.placeError(field, message),
    onLoadNew: onChanged,
  });
  const errors = form.formState.errors;
  // How a body appears to all is the centre's to say.
  const appearance = acting.side === 'centre';
  const send = form.handleSubmit(async ({ name, shortName, colour, openings, closures, ...flags }) => {
    const answer = await submit(ChangeTenantSettings, (idempotencyKey) => ({
      idempotencyKey,
      tenantId: tenant.id,
      expectedVersion: settings.version,
      ...flags,
      ...(appearance && { name, shortName, colour: colour as NonNullable<Colour> }),
      officeCalendar: {
        land: settings.officeCalendar.land,
        openings: openings.map(({ weekday, from, to }) => ({ weekday: Number(weekday), from, to })),
        closures,
      },
    }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    onChanged();
    onClose();
  });
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        {problem}
        <FormErrors state={form.formState} />
        {appearance && (
          <FieldGrid>
            <TextField label={m('name')} error={errors.name?.message} {...form.register('name')} />
            <TextField label={m('shortName')} maxLength={30} error={errors.shortName?.message} {...form.register('shortName')} />
            <Select label={m('colour')} placeholder={false} options={colours} error={errors.colour?.message} {...form.register('colour')} />
          </FieldGrid>
        )}
        <Checkbox label={m('requestsNeedApproval')} hint={m('requestsNeedApprovalHint')} {...form.register('requestsNeedApproval')} />
        <Checkbox label={m('ordersCostUnit')} hint={m('ordersCostUnitHint')} {...form.register('ordersCostUnit')} />
        <CalendarFields form={form} />
        <Cluster>
          <Button onPress={onClose}>{m('cancel')}</Button>
          <Button kind="primary" type="submit" pending={pending}>
            {m('save')}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
