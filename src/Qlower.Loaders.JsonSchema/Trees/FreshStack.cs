using System.Runtime.ExceptionServices;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>Continues a recursion on a separate thread when the stack of this one is nearly exhausted, as under a high depth limit.</summary>
internal static class FreshStack
{
    private const int Size = 16 << 20;

    public static T Run<T>(Func<T> action)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Size);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
