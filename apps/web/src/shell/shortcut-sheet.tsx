// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../i18n/index.ts';
import { Checkbox, Dialog, Kbd } from '../ui/index.ts';
import { setSingleKeys, useShortcuts, useSingleKeys } from './shortcuts.ts';
import { shellTexts } from './texts.ts';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(shellTexts);
  const on = useSingleKeys();
  const shortcuts = useShortcuts();
  return (
    <Dialog title={m('shortcuts')} open onClose={onClose}>
      <dl className="vw-shortcuts">
        <dt>
          <Kbd>{m('searchKeys')}</Kbd>
        </dt>
        <dd>{m('shortcutPalette')}</dd>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.key} style={{ display: 'contents' }}>
            <dt>
              <Kbd>{shortcut.key}</Kbd>
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={m('singleKeys')} hint={m('singleKeysHint')} checked={on} onChange={(event) => setSingleKeys(event.target.checked)} />
    </Dialog>
  );
}
