import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { mapWorker } from "./tools/map-worker.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// MapLibre is built from its own source, so that page and worker share one chunk: 320 KB gzipped instead of 435.
export default defineConfig({
  plugins: [mapWorker(here("node_modules/maplibre-gl/src/source/worker.ts")), svelte()],
  resolve: { alias: [{ find: /^maplibre-gl$/, replacement: here("node_modules/maplibre-gl/src/index.ts") }] },
  // MapLibre's source is written for class fields that are set, not defined: a field without a value is left out.
  oxc: { assumptions: { setPublicClassFields: true }, typescript: { removeClassFieldsWithoutInitializer: true } },
  build: {
    outDir: here("../src/dateline/web/static"),
    emptyOutDir: true,
    assetsInlineLimit: 0, // no data: addresses, the page's policy forbids them
    chunkSizeWarningLimit: 900,
    rolldownOptions: { checks: { pluginTimings: false } },
    manifest: true,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  server: { proxy: { "/api": process.env.DATELINE_API ?? "http://127.0.0.1:8765" } },
  test: { include: ["src/**/*.test.ts", "tools/**/*.test.ts"], environment: "node" },
});
