/** Key exchanges and sealed lines computed once with two unrelated implementations; V1 has the keys of RFC 7748, 6.1. */
export const vectors = [
  {
    name: 'V1',
    serverPrivate: '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    serverLine: '3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=',
    clientPrivate: '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    clientLine: 'hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=',
    aesKey: '5a7d74fdd163299f71976a2bb95d890a181c46369e1e0a7b63de4ef712d1712b',
    lines: [
      {
        nonce: '000102030405060708090a0b',
        plaintext: 'Welcome to The Lair! Please login or register.',
        line: 'AAECAwQFBgcICQoLsWR8NLcvNvlE51ZcSKFKVDxT8OVK1q84qvC50T1xs67gZ4LbpYM/TGLkH2psY/27Xc0H9Z0Mzf077Y1rAgk=',
      },
      {
        nonce: '0c0d0e0f1011121314151617',
        plaintext:
          '{"type":"login","username":"alice","password":"secret1","fingerprint":"00000000-0000-4000-8000-000000000000"}',
        line: 'DA0ODxAREhMUFRYXZbY6sg8CxHvXpq7JbxqaE228IJyLJu1RiWQV4dQk/wGRb0EPIClonYInlO7SBrvtyHxbWMdC7pNOZR2WFIA+SuoYcNDFadm5I/YDTdVVcb5fRM3dDQzjx/tO8kBUED6cOa0TLMeYen7+ftVkqhsE9sMdRhw2vtgO3ojsXgI=',
      },
    ],
  },
  {
    name: 'V2',
    serverPrivate: '202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f',
    serverLine: 'NYBy1jZYgNGu6jKa35EhODhR7SGijjt16WXQ0s0WYlQ=',
    clientPrivate: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    clientLine: 'j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8=',
    aesKey: '734c4631f54e26f9d41ba9089ddc7dedd8ed90396d7a8821751e7416ac69856c',
    lines: [
      {
        nonce: 'a0a1a2a3a4a5a6a7a8a9aaab',
        plaintext: 'bob: héllo • 👋',
        line: 'oKGio6SlpqeoqaqrAac2U2QXNtBkd/UUwW0a3cAMo715c5VIviDNht22b4tmpjV5',
      },
      { nonce: '000000000000000000000000', plaintext: '', line: 'AAAAAAAAAAAAAAAAY3SoL00B+tdgI0DyTNvlBA==' },
    ],
  },
] as const;
