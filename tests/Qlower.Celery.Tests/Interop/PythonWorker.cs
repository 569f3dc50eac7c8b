using Qlower.Loaders.TestServers;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A worker of the application in <c>python-app</c>.</summary>
internal static class PythonWorker
{
    public static Task<ServerScript> StartAsync(string name, string queue, string broker, string backend, WorkerNotes notes) =>
        ServerScript.StartAsync("celery", environment: new Dictionary<string, string>
        {
            ["CELERY_APP"] = Path.Combine(Repository.Root, "tests", "Qlower.Celery.Tests", "python-app"),
            ["CELERY_BROKER_URL"] = broker,
            ["CELERY_RESULT_BACKEND"] = backend,
            ["CELERY_DEFAULT_QUEUE"] = queue,
            ["CELERY_NAME"] = name,
            ["QLOWER_NOTES"] = notes.Path,
        });
}
