import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotAllowed } from '#/platform/http/errors.ts'
import { type Move, mayChangeItems, mayMove, move, moves, type Standing, standings } from './company.ts'

const steps: readonly Move[] = ['sent', 'withdrawn', 'verified', 'returned', 'reopened', 'closed']

describe('the life of a company’s file', () => {
  test('every standing has a way out, except the final one', () => {
    const stuck = standings.filter(standing => Object.values(moves[standing]).every(to => to === standing))
    expect(stuck).toEqual(['closed'])
  })
  test('every standing can be reached from a draft', () => {
    const reached = new Set<Standing>(['draft'])
    for (let grown = 0; grown !== reached.size; ) {
      grown = reached.size
      for (const from of reached) for (const to of Object.values(moves[from])) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...standings].sort())
  })
  test('any sequence of steps is either taken as the table says or refused with what is possible', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), sequence => {
        let standing: Standing = 'draft'
        for (const step of sequence) {
          if (mayMove(standing, step)) standing = move(standing, step)
          else expect(() => move(standing, step)).toThrow(NotAllowed)
          expect(standings).toContain(standing)
        }
      }),
    )
  })
  test('nobody is verified without having been sent', () => {
    expect(standings.filter(from => Object.entries(moves[from]).some(([step]) => step === 'verified'))).toEqual([
      'submitted',
      'verified',
    ])
  })
  test('a file that an officer is reading does not change under their eyes', () =>
    expect(mayChangeItems('submitted')).toBe(false))
})
