/**
 * Skewness (偏度) and excess kurtosis (峰度) of a column, corrected for the size of the sample (type 2 of Joanes and Gill 1998, as e1071 and COINr compute them).
 *
 * With m the mean, q = Σ(x − m)²: skewness = √n·Σ(x − m)³/q^1.5 · √(n(n − 1))/(n − 2); kurtosis = ((n + 1)(r − 3) + 6)(n − 1)/((n − 2)(n − 3)), r = n·Σ(x − m)⁴/q².
 * Shape: values — sorted by unit ID, which is the order of summation. Rule: PREPARE-3 (docs/spec/prepare.md).
 * Errors: NaN where there are fewer than four values or all are equal: such a column has no outliers.
 * Example: momentsOf([1, 2, 3, 4, 100]) → skew 2.232…, kurtosis 4.986….
 */
export function momentsOf(values: Float64Array): { readonly skew: number; readonly kurtosis: number } {
  const n = values.length;
  let sum = 0;
  for (const x of values) sum += x;
  const mean = sum / n;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (const x of values) {
    const d = x - mean;
    squares += d * d;
    cubes += d * d * d;
    fourths += d * d * d * d;
  }
  if (n < 4 || !values.some((x) => x !== values[0])) return { skew: Number.NaN, kurtosis: Number.NaN };
  const skew = ((Math.sqrt(n) * cubes) / (squares * Math.sqrt(squares))) * (Math.sqrt(n * (n - 1)) / (n - 2));
  const ratio = (n * fourths) / (squares * squares);
  return { skew, kurtosis: (((n + 1) * (ratio - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3)) };
}
