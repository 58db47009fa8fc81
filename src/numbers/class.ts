/** A class numbers its packs from 0 up to this, exclusive: a trillion, so that a page of any class is still a safe integer. */
export const numbersPerClass = 2 ** 40

/** Class ids lie below this: they are PostgreSQL's positive `int`. The last 2^17 are kept for SSCCs (`sscc.ts`). */
export const classesEnd = 2 ** 31

/** The first of the classes that hold SSCCs; classes of the coding feature lie below. */
export const firstSsccClass = classesEnd - 2 ** 17

/** Throws a RangeError unless `classId` is a class id. */
export function checkClass(classId: number): void {
  if (!Number.isInteger(classId) || classId < 0 || classId >= classesEnd)
    throw new RangeError(`A class id is an integer from 0 to ${classesEnd - 1}, not ${classId}.`)
}

/** Throws a RangeError unless `n` is a number that a class has. */
export function checkNumber(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n >= numbersPerClass)
    throw new RangeError(`A class has the numbers 0 to ${numbersPerClass - 1}; ${n} is none of them.`)
}

/** Throws a RangeError unless `[from, until)` is a range, perhaps empty, of numbers that a class has. */
export function checkRange({ from, until }: { from: number; until: number }): void {
  const whole = Number.isInteger(from) && Number.isInteger(until)
  if (!whole || from < 0 || until < from || until > numbersPerClass)
    throw new RangeError(
      `A range runs from a number up to a later one, within 0 to ${numbersPerClass}; [${from}, ${until}) does not.`,
    )
}
