// SPDX-License-Identifier: EUPL-1.2
import { createRootRoute } from '@tanstack/react-router';
import { ErrorPage, NotFoundPage } from '../shell/plain-pages.tsx';
import { Root } from '../shell/root.tsx';

export const rootRoute = createRootRoute({ component: Root, errorComponent: ErrorPage, notFoundComponent: NotFoundPage });
