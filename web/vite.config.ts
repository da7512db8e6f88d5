import { defineConfig } from "vite";

// Two small bundles: the portal's pages and the agent's windows. File names carry no hash: the server adds the version to the
// address, and the agent serves its own.
const rooms: Record<string, string> = { portal: "Tanba.Server", consent: "Tanba.Agent" };

export default defineConfig(({ mode }) => {
  const room = rooms[mode] ?? "Tanba.Server";
  return {
    base: "./",
    publicDir: false,
    build: {
      outDir: `../src/${room}/wwwroot/dist`,
      emptyOutDir: true,
      target: "es2022",
      // The default minifier refuses govuk-frontend's `min-width: 0\0`.
      cssMinify: "esbuild",
      // Our content security policy allows no data: fonts.
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 300,
      rollupOptions: {
        input: { [mode]: `src/${mode}.ts` },
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          assetFileNames: (asset) => (asset.names[0]?.endsWith(".css") ? `${mode}.css` : "fonts/[name][extname]"),
        },
      },
    },
    test: { include: ["tests/**/*.test.ts"] },
  };
});
