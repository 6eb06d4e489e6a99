// SPDX-License-Identifier: EUPL-1.2
import type { House } from '@assembly/core';
import { type ChainReport, verifyChain } from '@platform/audit';
import type { Environment } from '@platform/configuration';
import type { AssociationIds } from '@platform/identity';
import type { Command } from 'commander';
import { associationOf, scopeOf, withHouse } from '../operator-house.ts';
import { type Answer, type Answering, EXIT } from '../outcome.ts';

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
  const summary = `${reports.length} chains, ${links} links, ${findings.length} findings`;
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
      ...findings.map(({ association, body, link, problem }) => `${association}/${body}: link ${link}: [${problem}]`),
      ...(findings.length === 0
        ? heads.map(({ association, body, links: length, head }) => `${association}/${body}  ${length}  ${head}`)
        : []),
      summary,
    ],
    json: { ok: findings.length === 0, chains: heads, findings },
  };
}

export function registerAudit(program: Command, answering: Answering, environment: Environment): void {
  program
    .command('audit')
    .description('check the audit chains')
    .command('verify')
    .description('recompute every chain; prints its head, or what is wrong and at which link')
    .option('--association <slug>', 'of this association only')
    .option('--json', 'answer as JSON', false)
    .action((options: { association?: string; json: boolean }) =>
      answering(() => withHouse(environment, (house) => verify(house, options.association)))(options.json),
    );
}
