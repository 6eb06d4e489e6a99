// SPDX-License-Identifier: EUPL-1.2
import type { CentreMethod } from '@domain/settlement';
import { choiceInput } from '@platform/use-case';

/** The methods as the interface writes them, whose names take no hyphen. */
export const METHOD_NAMES = ['direct', 'stepDown', 'reciprocal'] as const;
export type MethodName = (typeof METHOD_NAMES)[number];

const METHODS = { direct: 'direct', stepDown: 'step-down', reciprocal: 'reciprocal' } as const satisfies Record<MethodName, CentreMethod>;
const NAMES = { direct: 'direct', 'step-down': 'stepDown', reciprocal: 'reciprocal' } as const satisfies Record<CentreMethod, MethodName>;

export const methodCalled = (name: MethodName): CentreMethod => METHODS[name];
export const nameOfMethod = (method: CentreMethod): MethodName => NAMES[method];

export const methodNameInput = choiceInput('CostCentreMethodName', METHOD_NAMES);
