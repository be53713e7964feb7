/** Who a customer is, and why: what is asked of the compiler's door for it, so that no bundle takes in the rest. */

export {
  classify,
  explain,
  explanationInWords,
  whyNot,
  whyNotInWords,
} from "@persona-lang/compiler/trial";
