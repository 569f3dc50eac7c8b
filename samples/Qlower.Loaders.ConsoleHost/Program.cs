using Qlower.Loaders.ConsoleHost;

return await Application.RunAsync(args);
