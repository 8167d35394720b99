/** quadprog 1.6.1 carries no types. Arrays count from 1, as in Fortran; matrices are arrays of rows. */
declare module 'quadprog' {
  type Vector = (number | undefined)[];
  type Matrix = (Vector | undefined)[];
  interface Solution {
    readonly solution: readonly (number | undefined)[];
    /** '' where a solution was found. */
    readonly message: string;
  }
  /** Minimises ½ xᵀDx − dᵀx under Aᵀx ≥ b, the first `meq` of them equal. Changes its arguments. */
  function solveQP(Dmat: Matrix, dvec: Vector, Amat: Matrix, bvec: Vector, meq: number): Solution;
  const quadprog: { readonly solveQP: typeof solveQP };
  export = quadprog;
}
