// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import {
  Amount,
  Badge,
  Banner,
  Button,
  Cluster,
  DescriptionList,
  EmptyState,
  Kbd,
  Pagination,
  ProgressBar,
  Section,
  Skeleton,
  SplitPane,
  Stack,
  StatusBadge,
  Tabs,
  TenantBadge,
  Timeline,
} from '../ui/index.ts';

const HISTORY = [
  { id: '1', at: '2026-07-03T08:15:00Z', who: 'Erika Beispiel', what: 'hat die Anfrage gestellt.' },
  {
    id: '2',
    at: '2026-07-03T09:40:00Z',
    who: 'Karl Muster',
    what: 'hat den Stand geändert.',
    changes: [
      { field: 'Stand', before: 'Neu', after: 'In Arbeit' },
      { field: 'Fällig', before: null, after: '10.07.2026' },
    ],
    reason: 'Ersatzgerät liegt bereit',
  },
  {
    id: '3',
    at: '2026-07-03T10:05:00Z',
    who: 'Karl Muster',
    what: 'Interne Notiz: Wartungsvertrag prüfen.',
    audience: 'internal' as const,
  },
];

function Record() {
  return (
    <SplitPane
      detailsLabel="Einzelheiten"
      details={
        <DescriptionList
          items={[
            { term: 'Mandant', value: <TenantBadge tenant={{ name: 'Stadt Musterau', colour: '#2f7d5b' }} /> },
            { term: 'Schlüssel', value: 'Einwohner, Fassung 2' },
            { term: 'Anteil', value: <Amount value="1234.50" strong onWhy={() => undefined} /> },
            { term: 'Gutschrift', value: <Amount value="-12.50" /> },
          ]}
        />
      }
    >
      <Timeline label="Verlauf" entries={HISTORY} />
    </SplitPane>
  );
}

export function ContentSamples() {
  const [page, setPage] = useState(2);
  return (
    <Stack>
      <Banner kind="info" title="Kosteninformation, kein Bescheid, keine Rechnung" />
      <Banner kind="success" title="Freigegeben">
        Der Zeitraum Juli 2026 ist eingefroren.
      </Banner>
      <Banner kind="warning" title="Inzwischen geändert" actions={<Button size="small">Neuen Stand laden</Button>}>
        Karl Muster hat diesen Datensatz am 03.07.2026, 12:15 geändert. Ihre Eingaben stehen noch da.
      </Banner>
      <Banner kind="danger" title="Das geht so nicht">
        Die Teile des Schlüssels ergeben zusammen 95 %, nicht 100 %.
      </Banner>
      <Cluster>
        <Badge>Entwurf</Badge>
        <Badge tone="info" icon="info">
          Vorschau
        </Badge>
        <Badge tone="success">Fest</Badge>
        <Badge tone="warning">Nachzügler</Badge>
        <Badge tone="danger">Abgelehnt</Badge>
        <StatusBadge tone="neutral">Neu</StatusBadge>
        <StatusBadge tone="success">Erledigt</StatusBadge>
        <StatusBadge tone="warning">Wartet</StatusBadge>
        <StatusBadge tone="danger">Überfällig</StatusBadge>
        <TenantBadge tenant={{ name: 'Zweckverband Musterland', colour: '#2044aa' }} note="Zentrale" />
        <Kbd>Strg K</Kbd>
      </Cluster>
      <Tabs
        label="Abgleich"
        tabs={[
          { id: 'review', label: 'Zu prüfen', count: 12, content: <Record /> },
          { id: 'ready', label: 'Bereit', count: 3, content: <p>Drei Vorschläge sind bereit.</p> },
          { id: 'done', label: 'Erledigt', content: <p>Alles erledigt.</p> },
        ]}
      />
      <Section title="Ohne Inhalt" level={3}>
        <EmptyState title="Noch keine Vereinbarung" action={<Button icon="add">Vereinbarung anlegen</Button>}>
          Erst eine gültige Vereinbarung macht Anfragen zu einer Leistung möglich.
        </EmptyState>
        <Skeleton lines={3} />
        <ProgressBar
          label="Verteilung wird berechnet"
          percent={64}
          note="64 %, noch etwa 2 Minuten"
          action={<Button size="small">Abbrechen</Button>}
        />
        <ProgressBar label="Wird geprüft" />
        <Pagination page={page} pages={7} onPage={setPage} />
      </Section>
    </Stack>
  );
}
