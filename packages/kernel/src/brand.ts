// SPDX-License-Identifier: EUPL-1.2

declare const brand: unique symbol;
/** A value of type T that has been checked to be a B. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };
