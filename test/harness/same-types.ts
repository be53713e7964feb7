/** Whether two types are the same, for the compiler to say: what an `expectTypeOf` can ask of schemas and models. */

/** All of a type's fields, whether optional or not, `readonly` left aside. */
type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;
export type Identical<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export type Same<A, B> = Identical<Plain<A>, Plain<B>>;
