// SPDX-License-Identifier: EUPL-1.2
import { type AccountId, type AssociationId, DEFAULT_OFFICE_CALENDAR, type TenantId, type UserId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { Scope } from '@platform/database';
import type { Platform } from '@platform/use-case';

/** How large the association is. */
const MEMBERS = 40;
export const FAMILIES = 20;
export const YEAR = 2025;

const FOUNDED = new Date('2020-01-01');

export interface YearAssociation {
  readonly associationId: AssociationId;
  readonly slug: string;
  readonly centreId: TenantId;
  /** By their official keys. */
  readonly members: readonly TenantId[];
  /** By number; each belongs to the family of the same place. */
  readonly pools: readonly string[];
  readonly families: number;
  readonly scope: Scope;
}

const familyCode = (index: number): string => `f${String(index + 1).padStart(2, '0')}`;

const hours = { kind: 'hours' };
const cases = { kind: 'cases' };
const equal = { kind: 'equal' };
const devices = { kind: 'quantity', meter: 'quantity.devices', unit: 'Geräte' };
const inhabitants = { kind: 'inhabitants', basis: 'census2022', at: { kind: 'dates', dates: ['2022-05-15'] } };
const part = (sharePermyriad: number, weight: object) => ({ share: `${sharePermyriad / 100} %`, rule: { kind: 'weight', weight } });

/** The kinds of keys that the pools go by, in turns. */
const KEYS = [
  [part(10_000, hours)],
  [part(10_000, inhabitants)],
  [part(3_500, equal), part(6_500, inhabitants)],
  [part(8_500, hours), part(1_500, equal)],
  [part(10_000, devices)],
  [part(6_000, cases), part(4_000, hours)],
  [part(10_000, cases)],
  [part(2_500, inhabitants), part(7_500, devices)],
  [part(10_000, equal)],
  [part(5_000, hours), part(5_000, inhabitants)],
] as const;

type Home = Omit<YearAssociation, 'pools' | 'families'>;
type Municipality = { readonly ags: string; readonly name: string };

async function directory(platform: Platform, municipalities: readonly Municipality[]): Promise<Home> {
  const { database, newId } = platform;
  const associationId = newId() as AssociationId;
  const centreId = newId() as TenantId;
  const members = municipalities.map(() => newId() as TenantId);
  const everybody = [centreId, ...members];
  const scope: Scope = { associationId, readTenants: everybody, writeTenants: everybody, audience: 'centre' };
  const slug = `jahr-${associationId.slice(-8)}`;
  const published = { tenantId: centreId, associationId, version: 1, createdAt: FOUNDED };
  await database.write(scope, async (writes) => {
    await writes.association.create({
      data: { ...published, id: associationId, name: `Jahresverband ${slug}`, slug, staffShownAs: 'name' },
    });
    await writes.tenant.createMany({
      data: [
        { ...published, id: centreId, kind: 'centre', name: 'Zentrum', shortName: 'Zentrum', slug: 'zentrum', colour: 'blue' },
        ...municipalities.map(({ ags, name }, index) => ({
          ...{ ...published, id: members[index] ?? '', kind: 'member', ags, name, shortName: name, slug: `m-${ags}`, colour: 'green' },
        })),
      ],
    });
    await writes.membership.createMany({
      data: members.map((memberId) => ({
        ...{ tenantId: centreId, id: newId(), associationId, memberId, validFrom: FOUNDED, knownFrom: FOUNDED },
      })),
    });
    await writes.tenantSettings.createMany({
      data: everybody.map((tenantId) => ({ tenantId, id: tenantId, officeCalendar: DEFAULT_OFFICE_CALENDAR as never, version: 1 })),
    });
  });
  return { associationId, slug, centreId, members, scope };
}

/** Families, keys, pools, and an agreement of each member for all families. */
async function rules({ database, newId }: Platform, association: Home, count: number): Promise<string[]> {
  const { associationId, centreId, members, scope } = association;
  const home = { tenantId: centreId, associationId, version: 1 };
  const families = Array.from({ length: count }, (_, index) => familyCode(index));
  const keys = families.flatMap((family) =>
    KEYS.map((parts, index) => ({ id: newId(), family, parts, name: `${family} Schlüssel ${index + 1}` })),
  );
  const pools = keys.map((key, index) => ({ id: newId(), key, name: `Kostentopf ${String(index + 1).padStart(3, '0')}` }));
  const terms = members.map((tenantId, index) => ({ tenantId, id: newId(), number: `V-${String(index + 1).padStart(3, '0')}` }));
  await database.write(
    scope,
    async (writes) => {
      await writes.serviceFamily.createMany({
        data: families.map((code, position) => ({
          ...{ ...home, id: newId(), code, nameDe: `Leistung ${code}`, nameEn: `Service ${code}`, position },
        })),
      });
      await writes.allocationKey.createMany({
        data: keys.map(({ id, family, name }) => ({ ...home, id, serviceFamilyCode: family, name, createdAt: FOUNDED })),
      });
      await writes.keyVersion.createMany({
        data: keys.map(({ id, parts }) => ({
          ...{
            tenantId: centreId,
            id: newId(),
            associationId,
            keyId: id,
            keyVersion: 1,
            rule: { format: 'verbund-key-rule/1', share: parts.length === 1 ? parts[0]?.rule : { kind: 'mix', parts } } as never,
            clause: '§ 12 der Satzung',
          },
          ...{ resolution: 'Verbandsversammlung vom 12.12.2019', validFrom: FOUNDED, knownFrom: FOUNDED },
        })),
      });
      await writes.pool.createMany({
        data: pools.map(({ id, name, key }) => ({ ...home, id, serviceFamilyCode: key.family, name, keyId: key.id, createdAt: FOUNDED })),
      });
      await writes.agreement.createMany({
        data: terms.map(({ tenantId, id, number }) => ({ tenantId, id, number, status: 'active', version: 1, createdAt: FOUNDED })),
      });
      await writes.agreementTerms.createMany({
        data: terms.map(({ tenantId, id }) => ({
          ...{ tenantId, id: newId(), agreementId: id, title: 'Leistungsvereinbarung', form: 'publicLawAgreement', noticeMonths: 6 },
          ...{ serviceFamilyCodes: families, concludedOn: FOUNDED, validFrom: FOUNDED, knownFrom: FOUNDED },
          keyCitations: pools.map(({ key }) => ({
            ...{ serviceFamilyCode: key.family, keyId: key.id, keyVersion: 1, clause: '§ 5 Abs. 2', resolution: null },
          })),
          vatTreatments: [{ validFrom: '2020-01-01', validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' }],
        })),
      });
    },
    { timeoutMs: 60_000 },
  );
  return pools.map(({ id }) => id);
}

/** An association of municipalities of the register; each of its services has ten pools with keys of ten kinds. Nothing has happened yet. */
export async function yearAssociation(platform: Platform, families: number = FAMILIES, size: number = MEMBERS): Promise<YearAssociation> {
  const { rows } = await platform.database.pool.query<Municipality>(
    `select m.ags, m.name from municipality m join population p on p.ags = m.ags and p.basis = 'census2022' and p.known_to is null
     where p.inhabitants > 0 order by m.ags limit $1`,
    [size],
  );
  if (rows.length < size) throw new Error('the register of municipalities is not loaded');
  const association = await directory(platform, rows);
  return { ...association, families, pools: await rules(platform, association, families) };
}

/** A user of the centre with one role for everything, as one comes through the gateway with a fresh second factor. */
export async function centreActor(platform: Platform, association: YearAssociation, role: string): Promise<Actor> {
  const { newId } = platform;
  const person = await centreUser(platform, association, role, newId() as AccountId);
  const { associationId, centreId, scope } = association;
  return {
    ...{ kind: 'user', ...person, name: role, functionTitle: role, language: 'de', correlationId: newId() },
    ...{ associationId, centreId, body: { tenantId: centreId, side: 'centre' } },
    grants: [{ role, tenantIds: scope.readTenants, familyCodes: null, deputyFor: null }],
    session: { id: newId(), steppedUpAt: platform.clock().toISOString() },
  };
}

/** A user of the centre with one role, for an account. */
export async function centreUser(
  { database, newId }: Pick<Platform, 'database' | 'newId'>,
  { centreId, scope }: YearAssociation,
  role: string,
  accountId: AccountId,
): Promise<{ accountId: AccountId; userId: UserId }> {
  const base = { tenantId: centreId, version: 1, createdAt: FOUNDED, validFrom: FOUNDED };
  const userId = newId() as UserId;
  await database.write(scope, async (writes) => {
    await writes.tenantUser.create({
      data: { ...base, id: userId, accountId, name: role, functionTitle: role, email: `${userId}@jahr.example` },
    });
    await writes.roleGrant.create({ data: { ...base, id: newId(), userId, role, scopeTenantIds: [], serviceFamilyCodes: [] } });
  });
  return { accountId, userId };
}
