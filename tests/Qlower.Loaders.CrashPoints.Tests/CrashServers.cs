using Qlower.Loaders.CrashPoints.Tests.Stores;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>Stops what the stores started.</summary>
[SetUpFixture]
internal sealed class CrashServers
{
    [OneTimeTearDown]
    public Task StopAsync() => PostgreSqlCrashStore.Instance.StopAsync();
}
