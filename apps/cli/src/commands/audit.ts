// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { type ChainReport, verifyChain } from '@platform/audit';
import type { Environment } from '@platform/configuration';
import type { AssociationIds } from '@platform/identity';
import { type Bilingual, both, joined } from '../language.ts';
import { associationOf, scopeOf, withHouse } from '../operator-house.ts';
import { type Answer, EXIT } from '../outcome.ts';

const PROBLEMS: Readonly<Record<ChainReport['findings'][number]['problem'], Bilingual>> = {
  GAP: both('Hier fehlt ein Glied.', 'A link is missing here.'),
  PREVIOUS_HASH_DIFFERS: both(
    'Das Glied hängt nicht am vorigen: eines der beiden wurde verändert.',
    'The link does not follow the one before: one of them was altered.',
  ),
  HASH_DIFFERS: both('Das Glied wurde verändert.', 'The link was altered.'),
  COMMITMENT_DIFFERS: both('Die Werte hinter dem Glied wurden verändert.', 'The values behind the link were altered.'),
  VALUES_MISSING: both('Die Werte hinter dem Glied sind verschwunden.', 'The values behind the link are gone.'),
  HEAD_DIFFERS: both('Die Kette endet nicht dort, wo ihr Kopf es sagt.', 'The chain does not end where its head says.'),
};

type NamedReport = ChainReport & { readonly association: string; readonly body: string };

async function reportsOf(house: House, association: AssociationIds): Promise<NamedReport[]> {
  const scope = scopeOf(association);
  const names = await house.database.read(scope, (reads) => reads.selectFrom('tenant').select(['id', 'slug']).orderBy('slug').execute());
  const reports: NamedReport[] = [];
  for (const tenantId of association.tenantIds) {
    const report = await house.database.read(scope, (reads) => verifyChain(reads, tenantId));
    reports.push({ ...report, association: association.slug, body: names.find(({ id }) => id === tenantId)?.slug ?? tenantId });
  }
  return reports;
}

async function verify(house: House, slug: string | undefined): Promise<Answer> {
  const associations = slug === undefined ? await house.identity.directory.listAssociations() : [await associationOf(house, slug)];
  const reports: NamedReport[] = [];
  for (const association of associations) reports.push(...(await reportsOf(house, association)));
  const findings = reports.flatMap((report) =>
    report.findings.map(({ sequence, problem }) => ({
      association: report.association,
      body: report.body,
      link: String(sequence),
      problem,
    })),
  );
  const links = reports.reduce((sum, report) => sum + report.links, 0);
  const counts = [reports.length, links, findings.length];
  const summary = both(
    `${counts[0]} Ketten, ${counts[1]} Glieder, ${counts[2]} Befunde`,
    `${counts[0]} chains, ${counts[1]} links, ${counts[2]} findings`,
  );
  const heads = reports.map(({ association, body, tenantId, links: length, erased, head }) => ({
    association,
    body,
    tenantId,
    links: length,
    erased,
    head,
  }));
  return {
    code: findings.length === 0 ? EXIT.done : EXIT.refused,
    lines: [
      ...findings.map(({ association, body, link, problem }) =>
        joined(
          both(`${association}/${body}: Glied ${link}: `, `${association}/${body}: link ${link}: `),
          PROBLEMS[problem],
          ` [${problem}]`,
        ),
      ),
      ...(findings.length === 0
        ? heads.map(({ association, body, links: length, head }) => `${association}/${body}  ${length}  ${head}`)
        : []),
      summary,
    ],
    json: { ok: findings.length === 0, chains: heads, findings },
  };
}

export const verifyCommand = (environment: Environment, slug: string | undefined): Promise<Answer> =>
  withHouse(environment, (house) => verify(house, slug));
