import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page. Everything becomes a file of its own origin: the content policy knows no inline code and no font data. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // Whatever the environment of the build says: libraries behave differently where they take themselves to be under test.
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
  },
});
