// Login and registration are read in both forms that clients use, and no answer to a failure can be taken for success.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classicAuthProblem, classicAuthRequest, parseClassicAuthRequest } from './auth-request.ts';
import { authLines } from './classic-lines.ts';

const alice = { username: 'alice', password: 'secret1', fingerprint: 'f' } as const;

describe('the line is read', () => {
  test.each([
    ['as the client writes it', '{"type":"login","username":"alice","password":"secret1","fingerprint":"f"}', 'login'],
    [
      'in any order, with more in it',
      '{"x":1,"password":"secret1","fingerprint":"f","username":"alice","type":"register"}',
      'register',
    ],
    [
      'in the older form',
      '{"username":"alice","password":"secret1","fingerprint":"f","is_registration":false}',
      'login',
    ],
    [
      'in the older form',
      '{"username":"alice","password":"secret1","fingerprint":"f","is_registration":true}',
      'register',
    ],
  ] as const)('%s', (_, line, kind) => {
    expect(parseClassicAuthRequest(line)).toEqual({ kind, ...alice });
  });

  test('without a fingerprint', () => {
    const line = '{"type":"login","username":"alice","password":"secret1"}';
    expect(parseClassicAuthRequest(line)).toEqual({ kind: 'login', ...alice, fingerprint: '' });
  });

  test('as we write it', () => {
    const request = { kind: 'register', ...alice } as const;
    expect(parseClassicAuthRequest(classicAuthRequest(request))).toEqual(request);
  });
});

test.each([
  'hello',
  'null',
  '[]',
  '{}',
  '{"type":"logout","username":"a","password":"b"}',
  '{"type":"login","username":"a"}',
  '{"type":"login","username":1,"password":"b"}',
  '{"type":"login","username":"a","password":"b","fingerprint":7}',
  '{"type":"refresh","username":"a","password":"b","is_registration":true}',
  '{"username":"a","password":"b","is_registration":"yes"}',
])('%s is no request', (line) => {
  expect(parseClassicAuthRequest(line)).toBeUndefined();
});

test('rules for new accounts are those of classic: six characters of password will do', () => {
  expect(classicAuthProblem({ kind: 'register', ...alice, password: '123456' })).toBeUndefined();
  expect(classicAuthProblem({ kind: 'register', ...alice, password: '12345' })).toContain('6 to 128');
  expect(classicAuthProblem({ kind: 'register', ...alice, username: 'USER_LIST' })).toContain('reserved');
  expect(classicAuthProblem({ kind: 'login', ...alice, password: 'x' })).toBeUndefined();
  expect(classicAuthProblem({ kind: 'login', ...alice, password: '' })).toBe('Invalid credentials');
});

test('a failure never reads as success, whatever the client called itself', () => {
  const success = (line: string) => line.includes('successful') || line.includes('Welcome');
  expect(success(authLines.successful())).toBe(true);
  const name = fc.oneof(fc.string(), fc.constantFrom('Welcome', 'successful', 'x Welcome successful'));
  fc.assert(
    fc.property(fc.constantFrom('login', 'register'), name, name, (kind, username, password) => {
      const problem = classicAuthProblem({ kind, username, password, fingerprint: '' });
      if (problem !== undefined) expect(success(authLines.failed(problem))).toBe(false);
    }),
  );
  for (const line of [authLines.invalidCredentials(), authLines.invalidRequest(), authLines.usernameTaken()]) {
    expect(success(line)).toBe(false);
  }
  expect(success(authLines.rateLimited()) || success(authLines.unavailable())).toBe(false);
});
