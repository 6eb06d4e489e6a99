// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';

const DemoLogins = z.array(
  z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string(), code: z.nullable(z.string()) }),
);

export type DemoLogin = z.infer<typeof DemoLogins>[number];

/** The invented people of the demo with the code of this moment; nobody outside of the demo, or when nobody can be asked. */
export async function loadDemoLogins(): Promise<readonly DemoLogin[]> {
  try {
    const answer = await fetch('/auth/demo-logins', { headers: { accept: 'application/json', 'x-verbund': '1' } });
    const parsed = z.safeParse(DemoLogins, await answer.json());
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
