/** Handlebars has types for the package as a whole, not for its parser alone. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  const parser: { parseWithoutProcessing(text: string): hbs.AST.Program };
  export default parser;
}
