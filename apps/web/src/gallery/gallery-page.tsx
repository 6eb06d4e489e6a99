// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { Button, Link, Page, Section, StatusBadge } from '../ui/index.ts';
import { ContentSamples } from './content-samples.tsx';
import { ControlSamples } from './control-samples.tsx';
import { OverlaySamples } from './overlay-samples.tsx';
import { TableSample } from './table-sample.tsx';
import '../ui/styles/gallery.css';

/** Every ui component at once: looked at by people, measured by axe. German only, it is not part of the product. */
function GalleryPage() {
  return (
    <main>
      <Page
        title="Anfrage 2026-0417"
        badge={<StatusBadge tone="info">In Arbeit</StatusBadge>}
        breadcrumbs={[
          <Link key="desk" to="/">
            Anfragen
          </Link>,
        ]}
        intro="Alle Bausteine auf einer Seite, mit erfundenen Inhalten."
        actions={
          <>
            <Button icon="edit">Bearbeiten</Button>
            <Button kind="primary" icon="check">
              Abschließen
            </Button>
          </>
        }
      >
        <div className="vw-gallery">
          <Section title="Tabelle">
            <TableSample />
          </Section>
          <Section title="Eingaben">
            <ControlSamples />
          </Section>
          <Section title="Inhalte">
            <ContentSamples />
          </Section>
          <Section title="Fenster und Menüs">
            <OverlaySamples />
          </Section>
        </div>
      </Page>
    </main>
  );
}

export const Route = createLazyRoute('/gallery')({ component: GalleryPage });
