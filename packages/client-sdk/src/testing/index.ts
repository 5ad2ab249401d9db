/** For tests: a lair/2 server over real sockets that does only what the test says, and objects to answer with. */
export type { ScriptedConnection, TakenRequest } from './scripted-connection.ts';
export { type ScriptedServer, type ScriptedServerOptions, startScriptedServer } from './scripted-server.ts';
export { otherTestCertificate, type TestCertificate, testCertificate } from './test-certificates.ts';
export { greeting, message, room, session, testId, user, userId } from './test-objects.ts';
