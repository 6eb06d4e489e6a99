// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Page, Tabs } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { registerTexts } from '../messages/register-texts.ts';
import { IssuerTab } from './issuer-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { TextsTab } from './texts-tab.tsx';
import '../billing.css';

function SettingsPage() {
  const m = useMessages(registerTexts);
  const { tab = 'texts' } = Route.useSearch();
  const set = useAddress<{ readonly tab?: string }>();
  return (
    <Page title={m('settings')} intro={m('settingsIntro')}>
      <Tabs
        label={m('settings')}
        selected={tab}
        onSelect={(chosen) => set({ tab: chosen })}
        tabs={[
          { id: 'texts', label: m('tabTexts'), content: <TextsTab /> },
          { id: 'issuer', label: m('tabIssuer'), content: <IssuerTab /> },
          { id: 'rules', label: m('tabRules'), content: <RulesTab /> },
        ]}
      />
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/billing/settings')({
  component: guarded('billing.readSettings', SettingsPage),
});
