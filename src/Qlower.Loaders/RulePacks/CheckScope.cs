using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.RulePacks;

/// <summary>A scope like that of a load, for checks before the first load.</summary>
internal static class CheckScope
{
    public static void Run(IServiceScopeFactory scopes, Action<IServiceProvider> check)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            check(scope.ServiceProvider);
        }
        finally
        {
            // Stages may be disposable asynchronously alone. Checks happen once, before anything waits for this thread.
            Task.Run(async () => await scope.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        }
    }
}
