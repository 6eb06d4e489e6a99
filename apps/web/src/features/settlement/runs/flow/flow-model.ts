// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire } from '../../../../format/index.ts';
import { graphql, type ResultOf } from '../../../../graphql/index.ts';

export const FlowsQuery = graphql(`
  query SettlementRunFlows($runId: ID!) {
    runFlows(runId: $runId) {
      total
      others
      pools {
        poolId
        poolName
        staff
        material
        overhead
        support
        income
        carriedByCentre
        incomeFromNonMembers
      }
      members {
        tenantId
        memberName
        amount
      }
      flows {
        poolId
        memberId
        amount
      }
    }
  }
`);
export type Flows = NonNullable<ResultOf<typeof FlowsQuery>['runFlows']>;

/** Costs by kind and what comes from support centres; pools and direct charges; members and whoever else bears something. */
export type Layer = 0 | 1 | 2;

export interface FlowNode {
  readonly id: string;
  readonly layer: Layer;
  readonly name: string;
  readonly cents: bigint;
}
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly cents: bigint;
}
export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

const SOURCES = ['staff', 'material', 'overhead', 'support'] as const;
type Source = (typeof SOURCES)[number];

export type FlowWords = Readonly<Record<Source | 'charges' | 'income' | 'centre' | 'nonMembers', string>> & {
  readonly otherMembers: (count: number) => string;
  readonly otherPools: (count: number) => string;
};

/** As many pools stand by their names; the smallest are taken together, never a single one. */
const POOLS_NAMED = 12;

/** Collects amounts by both ends. */
class Collected {
  readonly #links = new Map<string, FlowLink>();
  add(from: string, to: string, cents: bigint): void {
    if (cents === 0n) return;
    const place = `${from} ${to}`;
    this.#links.set(place, { from, to, cents: (this.#links.get(place)?.cents ?? 0n) + cents });
  }
  links(): FlowLink[] {
    return [...this.#links.values()].filter(({ cents }) => cents !== 0n);
  }
}

const grossOf = (pool: Flows['pools'][number]): bigint => SOURCES.reduce((sum, kind) => sum + centsFromWire(pool[kind]), 0n);

/** Which pools are named: the largest by what they cost. */
function namedPools(pools: Flows['pools']): ReadonlySet<string> {
  const bySize = [...pools].sort((a, b) => (grossOf(b) > grossOf(a) ? 1 : grossOf(b) < grossOf(a) ? -1 : a.poolName < b.poolName ? -1 : 1));
  const kept = bySize.length === POOLS_NAMED + 1 ? bySize : bySize.slice(0, POOLS_NAMED);
  return new Set(kept.map(({ poolId }) => poolId));
}

/** What enters a node and what leaves it are the same; the columns add up to the same total. */
export function flowGraph(flows: Flows, words: FlowWords): FlowGraph {
  const named = namedPools(flows.pools);
  const poolAt = (poolId: string | null): string => (poolId === null ? 'charges' : named.has(poolId) ? `pool ${poolId}` : 'pools');
  const collected = new Collected();
  for (const pool of flows.pools) {
    const at = poolAt(pool.poolId);
    for (const kind of SOURCES) collected.add(`kind ${kind}`, at, centsFromWire(pool[kind]));
    collected.add(at, 'income', -centsFromWire(pool.income));
    collected.add(at, 'centre', centsFromWire(pool.carriedByCentre));
    collected.add(at, 'nonMembers', centsFromWire(pool.incomeFromNonMembers));
  }
  for (const { poolId, memberId, amount } of flows.flows) {
    const cents = centsFromWire(amount);
    if (poolId === null) collected.add('kind charges', 'charges', cents);
    collected.add(poolAt(poolId), memberId === null ? 'members' : `member ${memberId}`, cents);
  }
  const links = collected.links();
  const hidden = flows.pools.length - named.size;
  const candidates: readonly Omit<FlowNode, 'cents'>[] = [
    ...SOURCES.map((kind) => ({ id: `kind ${kind}`, layer: 0 as const, name: words[kind] })),
    { id: 'kind charges', layer: 0, name: words.charges },
    ...flows.pools
      .filter(({ poolId }) => named.has(poolId))
      .map(({ poolId, poolName }) => ({ id: `pool ${poolId}`, layer: 1 as const, name: poolName })),
    { id: 'pools', layer: 1, name: words.otherPools(hidden) },
    { id: 'charges', layer: 1, name: words.charges },
    ...flows.members.map(({ tenantId, memberName }) => ({ id: `member ${tenantId}`, layer: 2 as const, name: memberName })),
    { id: 'members', layer: 2, name: words.otherMembers(flows.others) },
    { id: 'income', layer: 2, name: words.income },
    { id: 'nonMembers', layer: 2, name: words.nonMembers },
    { id: 'centre', layer: 2, name: words.centre },
  ];
  const sumOf = (id: string, end: 'from' | 'to'): bigint =>
    links.filter((link) => link[end] === id).reduce((sum, { cents }) => sum + cents, 0n);
  const nodes = candidates
    .map((node): FlowNode => ({ ...node, cents: sumOf(node.id, node.layer === 0 ? 'from' : 'to') }))
    .filter(({ id }) => links.some(({ from, to }) => from === id || to === id));
  return { nodes, links };
}
