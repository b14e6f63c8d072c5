/** What the file does not tell and only a person knows; nothing where it tells all. */
export function OpenQuestions({ questions }: { questions: readonly string[] }) {
  if (questions.length === 0) return null;
  return (
    <ul className="mb-5 grid gap-1">
      {questions.map((question) => (
        <li key={question} className="max-w-measure text-base">
          {question}
        </li>
      ))}
    </ul>
  );
}
