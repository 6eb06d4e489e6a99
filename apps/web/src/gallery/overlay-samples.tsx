// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { Button, Cluster, CommandDialog, ConfirmDialog, Dialog, Menu, TextField, Tooltip, toast } from '../ui/index.ts';

export function OverlaySamples() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'palette' | null>(null);
  const [query, setQuery] = useState('');
  const close = (): void => setOpen(null);
  return (
    <Cluster>
      <Menu
        label="Aktionen"
        trigger={<Button iconEnd="arrow-down">Aktionen</Button>}
        sections={[
          {
            id: 'main',
            label: 'Anfrage',
            items: [
              { id: 'assign', label: 'Zuweisen', icon: 'account-circle', shortcut: 'a' },
              { id: 'forward', label: 'Weiterleiten', description: 'An eine andere Leistung', icon: 'arrow-forward' },
              { id: 'withdraw', label: 'Zurückziehen', icon: 'delete', danger: true },
            ],
          },
          {
            id: 'view',
            label: 'Ansicht',
            selected: 'list',
            items: [
              { id: 'list', label: 'Liste' },
              { id: 'board', label: 'Tafel' },
            ],
          },
        ]}
      />
      <Tooltip text="Öffnet ein Fenster">
        <Button onPress={() => setOpen('dialog')}>Fenster</Button>
      </Tooltip>
      <Button danger onPress={() => setOpen('confirm')}>
        Bestätigung
      </Button>
      <Button onPress={() => setOpen('palette')}>Palette</Button>
      <Button
        onPress={() =>
          toast({ text: 'Die Anfrage ist zurückgestellt.', onUndo: () => toast({ text: 'Rückgängig gemacht.', kind: 'info' }) })
        }
      >
        Meldung
      </Button>
      <Dialog
        title="Zeit buchen"
        open={open === 'dialog'}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Abbrechen</Button>
            <Button kind="primary" onPress={close}>
              Buchen
            </Button>
          </>
        }
      >
        <TextField label="Tätigkeit" />
      </Dialog>
      <ConfirmDialog
        title="Kostenverteilung freigeben"
        open={open === 'confirm'}
        danger
        confirmLabel="Freigeben"
        tenants={[
          { name: 'Stadt Musterau', colour: '#2f7d5b' },
          { name: 'Gemeinde Beispielhain', colour: '#b4551d' },
        ]}
        effect="2 Kosteninformationen über zusammen 4.218,37 € werden fest. Das lässt sich nicht zurücknehmen."
        onCancel={close}
        onConfirm={close}
      />
      {open === 'palette' && (
        <CommandDialog
          label="Suchen und springen"
          placeholder="Seite, Datensatz oder Aktion"
          query={query}
          onQuery={setQuery}
          status="3 Treffer"
          groups={[
            {
              id: 'pages',
              label: 'Seiten',
              items: [
                { id: 'p1', label: 'Anfragen', icon: 'mail' },
                { id: 'p2', label: 'Zeiten', icon: 'calendar-today' },
              ],
            },
            { id: 'records', label: 'Anfragen', items: [{ id: 'r1', label: '2026-0417 Drucker im Bürgerbüro', note: 'Stadt Musterau' }] },
          ]}
          onPick={close}
          onClose={close}
        />
      )}
    </Cluster>
  );
}
