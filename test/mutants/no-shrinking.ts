import fc from "fast-check";

// Whether a test fails is all that is asked here; the smallest case that shows it would be looked for in vain.
fc.configureGlobal({ endOnFailure: true });
