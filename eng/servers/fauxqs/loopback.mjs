// Preloaded into the server, which otherwise listens on every address of the machine and has no option for it.
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function (options, ...rest) {
  if (typeof options !== 'object' || options === null || !('port' in options)) {
    throw new Error('The server requests a port in an unknown way.');
  }

  return listen.call(this, { ...options, host: '127.0.0.1' }, ...rest);
};
