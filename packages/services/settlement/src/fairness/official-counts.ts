// SPDX-License-Identifier: EUPL-1.2
import { tenancyPort } from '@contracts/tenancy';
import type { RunInput } from '@domain/settlement';
import type { Reads } from '@platform/database';
import type { Ports } from '@platform/use-case';

/**
 * The inputs of a run with every official count of its members' inhabitants, as the register knew them at the cut of the run. What a run keeps
 * are those alone that its keys ask for, and they go before: the run stays what it was.
 */
export async function withOfficialCounts(reads: Reads, ports: Ports, input: RunInput): Promise<RunInput> {
  const ags = [...new Set(input.members.map((member) => member.ags))];
  const register = await ports.get(tenancyPort).populationsOf(reads, ags, input.cut);
  const members = input.members.map((member) => {
    const isKept = ({ basis, referenceDate }: { readonly basis: string; readonly referenceDate: string }): boolean =>
      member.populations.some((one) => one.basis === basis && one.referenceDate === referenceDate);
    const more = (register.get(member.ags) ?? []).filter((count) => !isKept(count));
    return { ...member, populations: [...member.populations, ...more] };
  });
  return { ...input, members };
}
