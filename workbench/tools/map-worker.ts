import type { Plugin } from "vite";

const NAME = "virtual:map-worker";

/** Emits MapLibre's worker as a chunk of the page's own build; `virtual:map-worker` gives its address. */
export function mapWorker(entry: string): Plugin {
  let building = true;
  return {
    name: "map-worker",
    configResolved: (config) => {
      building = config.command === "build";
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      if (!building) return `export default ${JSON.stringify(`/@fs${entry}`)};`;
      const chunk = this.emitFile({ type: "chunk", id: entry, name: "map-worker" });
      return `export default import.meta.ROLLUP_FILE_URL_${chunk};`;
    },
  };
}
