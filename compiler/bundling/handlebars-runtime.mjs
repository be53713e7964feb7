// The half of Handlebars that renders, put together for the bundle of plan-runtime.mjs from the package's ES modules.
//
// The package's own entries do the same and more: they assign `toString` to objects, which fails where an application
// froze the prototypes before. What they add (escaped strings, partials, other engines) texts of playbooks do not use.
import { HandlebarsEnvironment } from "handlebars/lib/handlebars/base.js";
import { checkRevision, noop, template } from "handlebars/lib/handlebars/runtime.js";

export default {
  create() {
    const engine = new HandlebarsEnvironment();
    engine.VM = { checkRevision, noop };
    engine.template = (specification) => template(specification, engine);
    return engine;
  },
};
