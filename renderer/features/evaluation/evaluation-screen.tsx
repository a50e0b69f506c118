/** The evaluation framework and the pen portraits. */
export function EvaluationScreen() {
  return null;
}
