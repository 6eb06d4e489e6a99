// SPDX-License-Identifier: EUPL-1.2
// First: in Vite's development server the layers of the styles stand in the order in which the modules are read.
import './ui/styles/index.css';

import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showLanguage } from './i18n/index.ts';
import { router } from './router/router.ts';
import { followTheme } from './shell/theme.ts';

followTheme();
showLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
