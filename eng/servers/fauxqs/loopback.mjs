// Preloaded into the server, which would listen on every address of the machine and has no setting for it.
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function (options, ...rest) {
  if (typeof options !== 'object' || options === null || !('port' in options)) {
    throw new Error('The server asks for a port in a way that is not known here.');
  }

  return listen.call(this, { ...options, host: '127.0.0.1' }, ...rest);
};
