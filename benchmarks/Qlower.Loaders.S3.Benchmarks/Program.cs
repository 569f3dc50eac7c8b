using System.Globalization;
using Qlower.Loaders.S3.Benchmarks;

// [quick]; the server's address and keys are in the environment, see benchmarks/s3.sh
var isQuick = args.Contains("quick");
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var server = new Server();
await new ManySmallObjects(server, objects: isQuick ? 200 : 2000, rounds: isQuick ? 1 : 3).RunAsync();
await new OneLargeObject(server, megabytes: isQuick ? 32 : 256, rounds: isQuick ? 2 : 7).RunAsync();
