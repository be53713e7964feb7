import type { BuildOptions } from "esbuild";

export declare const planRuntime: BuildOptions;
