using System.Runtime.ExceptionServices;

namespace Qlower.Loaders.JsonSchema.Trees;

/// <summary>Goes on with a recursion on a thread of its own when the stack of this one runs short, as under a high depth limit.</summary>
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
