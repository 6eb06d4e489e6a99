// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import type { TenantId } from '@kernel/core';
import type { Environment } from '@platform/configuration';
import type { Scope } from '@platform/database';
import type { AssociationIds } from '@platform/identity';
import { closingsExport, type StoredFault, type StoredFaultCode, verifyStored } from '@services/payments';
import { type Bilingual, both, joined } from '../language.ts';
import { associationOf, scopeOf, withHouse } from '../operator-house.ts';
import { type Answer, CommandRefused, EXIT, refusedBy } from '../outcome.ts';
import { writeOutputFile } from '../output-file.ts';
import { VERIFY_SENTENCES } from './payments-closing.ts';

interface Which {
  readonly association?: string;
  readonly tenant?: string;
}
interface Municipality {
  readonly id: string;
  readonly slug: string;
  readonly association: string;
  readonly scope: Scope;
}

const SENTENCES: Readonly<Record<StoredFaultCode, Bilingual>> = {
  ...VERIFY_SENTENCES,
  WORKED_OUT_DIFFERENTLY: both(
    'Aus Auszügen, Buchungen und Zahlungsdateien ergibt sich ein anderer Abschluss.',
    'Statements, entries and payment files give another closing.',
  ),
  INPUT_CHANGED: both(
    'Auszüge, Buchungen oder Zahlungsdateien des Tages sind nicht mehr, was sie beim Abschluss waren.',
    'Statements, entries or payment files of the day are no longer what they were when it was closed.',
  ),
  RECEIPT_NOT_AUDITED: both(
    'Das Protokoll kennt diesen Empfang nicht, oder einen anderen.',
    'The audit does not know this receipt, or another one.',
  ),
  CLOSING_GONE: both(
    'Das Protokoll kennt einen unterschriebenen Abschluss, den es nicht mehr gibt.',
    'The audit knows a signed closing that is gone.',
  ),
  SIGNATURES_NOT_AUDITED: both('Das Protokoll kennt andere Unterschriften.', 'The audit knows other signatures.'),
};

async function municipalitiesOf(house: House, association: AssociationIds, slug: string | undefined): Promise<Municipality[]> {
  const scope = scopeOf(association);
  const rows = await house.database.read(scope, (reads) =>
    reads.selectFrom('tenant').where('kind', '=', 'member').select(['id', 'slug']).orderBy('slug').execute(),
  );
  const found = rows.filter((row) => slug === undefined || row.slug === slug);
  if (slug !== undefined && found.length === 0) {
    const sentence = both(`Die Kommune „${slug}“ gibt es nicht.`, `There is no municipality “${slug}”.`);
    throw new CommandRefused(refusedBy([{ code: 'TENANT_UNKNOWN', field: '--tenant', params: { given: slug } }], () => sentence));
  }
  // Each sees its own rows alone, so that nothing of another one can hide a fault.
  return found.map((row) => ({
    ...row,
    association: association.slug,
    scope: { ...scope, readTenants: [row.id as TenantId], writeTenants: [] },
  }));
}

type NamedFault = StoredFault & Pick<Municipality, 'association' | 'slug'>;

const faultLine = ({ slug, number, day, code, subject }: NamedFault) =>
  joined(
    `${slug}, `,
    both(`${number}. Abschluss (${day}): `, `closing ${number} (${day}): `),
    SENTENCES[code],
    subject === '' ? '' : ` (${subject})`,
    ` [${code}]`,
  );

/** `verbund payments closing verify` without a file: whether the closed days of the database are what was signed and still what they were made from. */
export const verifyStoredCommand = (environment: Environment, { association, tenant }: Which): Promise<Answer> =>
  withHouse(environment, async (house) => {
    const associations =
      association === undefined ? await house.identity.directory.listAssociations() : [await associationOf(house, association)];
    const faults: NamedFault[] = [];
    let closings = 0;
    let municipalities = 0;
    for (const one of associations)
      for (const { id, slug, association: of, scope } of await municipalitiesOf(house, one, tenant)) {
        const found = await house.database.read(scope, (reads) => verifyStored(reads, id));
        closings += found.closings;
        municipalities += found.closings > 0 ? 1 : 0;
        faults.push(...found.faults.map((fault) => ({ ...fault, association: of, slug })));
      }
    const ok = faults.length === 0;
    const counted = both(
      `${closings} Abschlüsse von ${municipalities} Kommunen geprüft, ${ok ? 'nichts geändert' : `${faults.length} Befunde`}`,
      `${closings} closings of ${municipalities} municipalities checked, ${ok ? 'nothing changed' : `${faults.length} findings`}`,
    );
    return {
      code: ok ? EXIT.done : EXIT.refused,
      lines: [...faults.map(faultLine), counted],
      json: { ok, closings, municipalities, faults },
    };
  });

/** `verbund payments closing export FILE.json`: what the verifiers read. */
export const exportClosingsCommand = (environment: Environment, path: string, { association, tenant }: Which): Promise<Answer> =>
  withHouse(environment, async (house) => {
    const [found] = await municipalitiesOf(house, await associationOf(house, association), tenant);
    if (!found) throw new Error('a municipality that is named is found');
    let text = '';
    await house.database.read(found.scope, async (reads) => {
      for await (const piece of closingsExport(reads, found.id)) text += piece;
    });
    await writeOutputFile(path, text);
    const { closings } = JSON.parse(text) as { readonly closings: readonly unknown[] };
    const counted = both(
      `${path}: ${closings.length} Abschlüsse von ${found.slug}`,
      `${path}: ${closings.length} closings of ${found.slug}`,
    );
    return { code: EXIT.done, lines: [counted], json: { ok: true, closings: closings.length, tenant: found.slug } };
  });
