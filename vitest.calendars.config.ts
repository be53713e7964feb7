import { defineConfig } from "vitest/config";
import main from "./vitest.config.ts";

/** Calendars in other programs: `npm run test:calendars`. Apart from the others, as it needs packages of Debian's. */
export default defineConfig({
  ...main,
  test: { ...main.test, include: ["test/calendar-programs/*.programs.ts"], testTimeout: 120_000 },
});
