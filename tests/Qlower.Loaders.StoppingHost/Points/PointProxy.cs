using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>Reaches a point before and after each call of a contract that may write, present and future ones alike.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The runtime derives the proxy from it.")]
internal class PointProxy<T> : DispatchProxy
    where T : class
{
    private object _target = null!;
    private string _role = "";
    private PointCase _case = null!;

    /// <summary>Wraps an object that implements every contract which <typeparamref name="T"/> combines, though not <typeparamref name="T"/> itself.</summary>
    public static T Wrap(object target, string role, PointCase @case)
    {
        var wrapped = Create<T, PointProxy<T>>();
        var proxy = (PointProxy<T>)(object)wrapped;
        (proxy._target, proxy._role, proxy._case) = (target, role, @case);
        return wrapped;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (!PointCalls.Writes(targetMethod))
        {
            return Call(targetMethod, args);
        }

        var point = $"{_role} {PointCalls.NameOf(targetMethod)}{PointCalls.DetailOf(targetMethod, args)}";
        switch (targetMethod.Name)
        {
            case nameof(ILoadLeases.TryAcquireAsync):
                // A worker that polls writes nothing.
                _case.ReachIdle();
                args![1] = PointHost.Lease;
                return AcquireAsync((Task<LoadLease?>)Call(targetMethod, args)!, point);
            case nameof(ILoadLeases.RenewAsync):
                args![1] = PointHost.Lease;
                return Call(targetMethod, args);
        }

        _case.Reach(point + ", before");
        var result = Call(targetMethod, args);
        var after = point + ", after";
        switch (result)
        {
            case Task task when task.GetType() is { IsGenericType: true } && targetMethod.ReturnType.IsGenericType:
                return typeof(PointProxy<T>).GetMethod(nameof(ThenAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(targetMethod.ReturnType.GenericTypeArguments[0]).Invoke(this, [task, after]);
            case Task task:
                return CompleteAsync(task, after);
            default:
                _case.Reach(after);
                return result;
        }
    }

    private object? Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_target, args);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    private async Task<LoadLease?> AcquireAsync(Task<LoadLease?> task, string point)
    {
        var lease = await task.ConfigureAwait(false);
        if (lease is not null)
        {
            _case.Reach(point + ", after");
        }

        return lease;
    }

    private async Task<TResult> ThenAsync<TResult>(Task<TResult> task, string point)
    {
        var result = await task.ConfigureAwait(false);
        _case.Reach(point);
        return result;
    }

    private async Task CompleteAsync(Task task, string point)
    {
        await task.ConfigureAwait(false);
        _case.Reach(point);
    }
}
