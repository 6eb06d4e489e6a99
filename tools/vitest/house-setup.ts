// SPDX-License-Identifier: EUPL-1.2
import { openHouse } from '../house/house.ts';
import { messagesFor } from '../house/messages.ts';
import { strangerEnvironment, throwawayFolder } from '../house/throwaway-house.ts';

/**
 * A whole house with the demo for the journeys, which find it in their environment: HOUSE_URL, HOUSE_LOGINS (JSON), HOUSE_FOLDER, and
 * HOUSE_OWNER_URL for looking behind, HOUSE_APP_URL for what the banks of the demo know.
 */
export async function setup(): Promise<() => Promise<void>> {
  const { folder, remove } = throwawayFolder();
  const say = (text: string): void => console.log(`   ${text}`);
  try {
    const house = await openHouse({
      folder,
      environment: strangerEnvironment(),
      messages: messagesFor(process.env),
      say,
      port: 0,
      durable: false,
    });
    process.env['HOUSE_URL'] = house.address;
    process.env['HOUSE_LOGINS'] = JSON.stringify(house.logins);
    process.env['HOUSE_FOLDER'] = folder;
    process.env['HOUSE_OWNER_URL'] = house.database.ownerUrl;
    process.env['HOUSE_APP_URL'] = house.database.appUrl;
    return async () => {
      await house.stop();
      remove();
    };
  } catch (error) {
    remove();
    // Vitest ends with 'No test files found' and leaves the reason out.
    console.error(`No house for the journeys: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}
