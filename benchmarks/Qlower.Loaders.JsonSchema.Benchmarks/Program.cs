using Qlower.Loaders.JsonSchema.Benchmarks;

// The children of the memory and cold-start sections take the short way, so that an empty process is nearly empty.
return args is ["child", ..] ? Child.Run(args) : await BenchmarkRun.MainAsync(args);
