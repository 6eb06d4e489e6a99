// SPDX-License-Identifier: EUPL-1.2
import { useLanguage, useMessages } from '../i18n/index.ts';
import { chooseLanguage } from '../session/index.ts';
import { Button, Menu } from '../ui/index.ts';
import { shellTexts } from './texts.ts';
import { setAppearance, useAppearance } from './theme.ts';

/** Language, theme, contrast: for everybody, signed in or not. */
export function SettingsMenu() {
  const m = useMessages(shellTexts);
  const language = useLanguage();
  const { theme, highContrast } = useAppearance();
  return (
    <Menu
      label={m('settings')}
      placement="bottom end"
      trigger={
        <Button kind="tertiary" icon="brightness-medium" iconOnly>
          {m('settings')}
        </Button>
      }
      sections={[
        {
          id: 'language',
          label: m('language'),
          selected: language,
          items: [
            { id: 'de', label: m('german'), onAction: () => void chooseLanguage('de') },
            { id: 'en', label: m('english'), onAction: () => void chooseLanguage('en') },
          ],
        },
        {
          id: 'theme',
          label: m('theme'),
          selected: theme,
          items: [
            { id: 'system', label: m('system'), onAction: () => setAppearance({ theme: 'system' }) },
            { id: 'light', label: m('light'), icon: 'light-mode', onAction: () => setAppearance({ theme: 'light' }) },
            { id: 'dark', label: m('dark'), icon: 'dark-mode', onAction: () => setAppearance({ theme: 'dark' }) },
          ],
        },
        {
          id: 'contrast',
          label: m('contrast'),
          selected: highContrast ? 'high' : 'normal',
          items: [
            { id: 'normal', label: m('contrastNormal'), onAction: () => setAppearance({ highContrast: false }) },
            { id: 'high', label: m('contrastHigh'), onAction: () => setAppearance({ highContrast: true }) },
          ],
        },
      ]}
    />
  );
}
