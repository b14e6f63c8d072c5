/** An error whose one sentence is all that the person at the terminal needs: shown without a stack. */
export function refusal(sentence, cause) {
  return Object.assign(new Error(sentence, { cause }), { isRefusal: true });
}

/** What to print of an error: the sentence of a refusal, everything about a fault of our own. */
export function describe(error) {
  return error.isRefusal ? error.message : (error.stack ?? String(error));
}
