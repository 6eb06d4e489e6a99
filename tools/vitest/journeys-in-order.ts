// SPDX-License-Identifier: EUPL-1.2
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const isJourney = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('.journey.ts');

/** The journeys share one house, and what one of them settles is settled for the next: they go by their names, not by what took long. */
export class JourneysInOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const journeys = sorted.filter(isJourney).sort((left, right) => left.moduleId.localeCompare(right.moduleId));
    return sorted.map((file) => (isJourney(file) ? (journeys.shift() ?? file) : file));
  }
}
