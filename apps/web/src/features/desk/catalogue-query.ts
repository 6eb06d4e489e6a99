// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../graphql/index.ts';

export const catalogueQuery = graphql(`
  query DeskCatalogue($tenantId: ID, $withInactive: Boolean) {
    catalogue(tenantId: $tenantId, withInactive: $withInactive) {
      id
      code
      nameDe
      nameEn
      position
      active
      hasAgreement
      version
      services {
        id
        familyCode
        code
        nameDe
        nameEn
        descriptionDe
        descriptionEn
        keywords
        targetWorkingDays
        needsAgreement
        covered
        active
        version
      }
    }
  }
`);

export type CatalogueFamily = ResultOf<typeof catalogueQuery>['catalogue'][number];
export type CatalogueService = CatalogueFamily['services'][number];

/** A service with its form; one at a time, since all forms of a catalogue together are too much for one query. */
export const serviceQuery = graphql(`
  query DeskService($serviceId: ID!, $tenantId: ID) {
    catalogueService(serviceId: $serviceId, tenantId: $tenantId) {
      id
      familyCode
      code
      nameDe
      nameEn
      descriptionDe
      descriptionEn
      keywords
      targetWorkingDays
      needsAgreement
      covered
      active
      version
      fields {
        code
        kind
        required
        labelDe
        labelEn
        hintDe
        hintEn
        choices {
          code
          labelDe
          labelEn
        }
      }
    }
  }
`);

export type ServiceWithForm = NonNullable<ResultOf<typeof serviceQuery>['catalogueService']>;
export type FormField = ServiceWithForm['fields'][number];
export type FieldKind = FormField['kind'];
