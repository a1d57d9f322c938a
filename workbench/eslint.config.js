import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", "public", "src/api/schema.d.ts"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
      "no-console": ["error", { allow: ["error"] }],
      eqeqeq: "error",
      "svelte/no-navigation-without-resolve": "off", // that is of SvelteKit
      "svelte/no-unused-svelte-ignore": "off", // svelte-check is the one that warns
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": "off", // `style:` sets the property by script, which the page's policy allows
      "svelte/prefer-svelte-reactivity": "off", // plain sets and maps are used where they are made anew
    },
  },
  { files: ["tools/**"], rules: { "no-console": "off" } },
);
