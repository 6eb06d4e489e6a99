// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, DescriptionList, Section } from '../../../ui/index.ts';
import { tenantTexts } from './messages.ts';
import { SettingsForm } from './settings-form.tsx';
import { formatClock, type OfficeCalendarData, type TenantRecordData, WEEKDAYS } from './tenant-fields.ts';

interface SettingsSectionProps {
  readonly tenant: TenantRecordData;
  readonly onChanged: () => void;
}

/** How a body works: seen by itself and by the centre, changed in place. */
export function SettingsSection({ tenant, onChanged }: SettingsSectionProps) {
  const m = useMessages(tenantTexts);
  const may = useMay();
  const acting = useActingBody();
  const [editing, setEditing] = useState(false);
  const { settings } = tenant;
  const mayChange = may('tenancy.changeSettings') && settings !== null && (acting.side === 'centre' || acting.tenantId === tenant.id);
  return (
    <Section
      title={m('settings')}
      actions={
        mayChange &&
        !editing && (
          <Button size="small" icon="edit" onPress={() => setEditing(true)}>
            {m('changeSettings')}
          </Button>
        )
      }
    >
      {settings === null && <p className="vw-muted">{m('settingsHidden')}</p>}
      {settings && editing && <SettingsForm tenant={tenant} settings={settings} onClose={() => setEditing(false)} onChanged={onChanged} />}
      {settings && !editing && (
        <DescriptionList
          items={[
            { term: m('requestsNeedApproval'), value: m(settings.requestsNeedApproval ? 'yes' : 'no') },
            { term: m('ordersCostUnit'), value: m(settings.ordersCostUnit ? 'yes' : 'no') },
            { term: m('officeHours'), value: <OfficeHours calendar={settings.officeCalendar} /> },
            { term: m('closures'), value: <Closures calendar={settings.officeCalendar} /> },
          ]}
        />
      )}
    </Section>
  );
}

function OfficeHours({ calendar }: { readonly calendar: OfficeCalendarData }) {
  const m = useMessages(tenantTexts);
  const lines = WEEKDAYS.map((name, index) => ({
    name,
    times: calendar.openings
      .filter(({ weekday }) => weekday === index + 1)
      .map(({ from, to }) => `${formatClock(from)}–${formatClock(to)}`)
      .join(', '),
  })).filter(({ times }, index) => times !== '' || index < 5);
  return (
    <>
      {lines.map(({ name, times }) => (
        <div key={name}>
          {m(name)}: {times || m('closed')}
        </div>
      ))}
    </>
  );
}

function Closures({ calendar }: { readonly calendar: OfficeCalendarData }) {
  const m = useMessages(tenantTexts);
  if (calendar.closures.length === 0) return m('closuresNone');
  return calendar.closures.map(({ date, name }) => (
    <div key={date}>
      {formatDate(date)} {name}
    </div>
  ));
}
