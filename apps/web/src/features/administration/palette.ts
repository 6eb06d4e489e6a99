// SPDX-License-Identifier: EUPL-1.2
import type { PaletteProvider } from '../../feature.ts';
import { graphql } from '../../graphql/index.ts';
import { holdsWords } from '../../shape/index.ts';

const PaletteTenants = graphql(`
  query PaletteTenants {
    tenants {
      id
      kind
      name
      shortName
      ags
    }
  }
`);

const PaletteUsers = graphql(`
  query PaletteUsers {
    users {
      id
      name
      functionTitle
      tenantName
    }
  }
`);

const MOST = 6;

/** Members of the association and users of the own body, by name. */
export const palette: PaletteProvider = {
  label: { de: 'Mitglieder und Benutzer', en: 'Members and users' },
  async search(query, { client, body }) {
    const may = (action: string): boolean => body.actions.includes(action);
    const tenants = body.side === 'centre' && may('tenancy.readDirectory') ? await client.query(PaletteTenants, {}).toPromise() : null;
    const users = may('tenancy.readUsers') ? await client.query(PaletteUsers, {}).toPromise() : null;
    return [
      ...(tenants?.data?.tenants ?? [])
        .filter(({ name, ags }) => holdsWords(`${name} ${ags ?? ''}`, query))
        .map(({ id, name, ags }) => ({ id, label: name, note: ags ?? '', icon: 'home' as const, go: `administration/tenants/${id}` })),
      ...(users?.data?.users ?? [])
        .filter(({ name, functionTitle }) => holdsWords(`${name} ${functionTitle}`, query))
        .map(({ id, name, functionTitle, tenantName }) => ({
          id,
          label: name,
          note: `${functionTitle}, ${tenantName}`,
          icon: 'account-circle' as const,
          go: `administration/users/${id}`,
        })),
    ].slice(0, MOST);
  },
};
