/** Whoever is asked may never answer, and somebody else waits meanwhile. */

/** The answer, or what counts as it where none comes in so many milliseconds. */
export async function inTime<Answer>(
  answer: Promise<Answer>,
  milliseconds: number,
  otherwise: Answer,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
