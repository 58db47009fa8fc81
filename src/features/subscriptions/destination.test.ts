import { describe, expect, test } from 'vitest'
import { isPublic, readDestination } from './destination.ts'

const outside = { privateReceivers: false }
const inside = { privateReceivers: true }

describe('an address in the world', () => {
  test.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111'])('%s', address => expect(isPublic(address)).toBe(true))
})

describe('an address that leads inside or nowhere', () => {
  test.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '2002:a00:1::',
    '2001:db8::1',
    'receiver.example',
  ])('%s', address => expect(isPublic(address)).toBe(false))
})

describe('a destination', () => {
  test.each(['https://receiver.example/events', 'https://receiver.example:8443/a?b=c', 'https://93.184.216.34/'])(
    'may be %s',
    text => expect(readDestination(text, outside)).toBeInstanceOf(URL),
  )
  test.each([
    'receiver.example',
    'http://receiver.example/',
    'ftp://receiver.example/',
    'file:///etc/passwd',
    'https://user:secret@receiver.example/',
    'https://receiver.example/#part',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
    `https://receiver.example/${'a'.repeat(2_000)}`,
  ])('may not be %s', text => expect(readDestination(text, outside)).not.toBeInstanceOf(URL))

  test('inside the operator’s network is for the operator to allow, and without https on this machine alone', () => {
    expect(readDestination('https://10.0.0.1/', inside)).toBeInstanceOf(URL)
    expect(readDestination('http://127.0.0.1:8080/', inside)).toBeInstanceOf(URL)
    expect(readDestination('http://10.0.0.1/', inside)).not.toBeInstanceOf(URL)
    expect(readDestination('http://127.0.0.1:8080/', outside)).not.toBeInstanceOf(URL)
  })
})
