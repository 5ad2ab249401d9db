// Who a connection speaks for is settled once, by proof, and ends everywhere when it ends.

import { runCommandSuites } from './command-suite.ts';
import { hello } from './commands/hello.ts';
import { logIn } from './commands/log-in.ts';
import { logOut } from './commands/log-out.ts';
import { ping } from './commands/ping.ts';
import { register } from './commands/register.ts';
import { resume } from './commands/resume.ts';
import { whoAmI } from './commands/who-am-i.ts';

runCommandSuites({
  HELLO: hello,
  REGISTER: register,
  LOGIN: logIn,
  RESUME: resume,
  LOGOUT: logOut,
  WHOAMI: whoAmI,
  PING: ping,
});
