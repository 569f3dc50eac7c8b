using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Wraps a service and runs code of the test before and after each of its calls. Not thread-safe.</summary>
/// <remarks>Public and not sealed, because the proxy that the runtime creates inherits it.</remarks>
public class CallHook : DispatchProxy
{
    private object _target = null!;
    private CallHooks _hooks = null!;

    /// <summary>Wraps the last registration of a service.</summary>
    internal static void Add<TService, TProxy>(IServiceCollection services, CallHooks hooks)
        where TService : class
        where TProxy : class, TService
    {
        var found = services.Last(service => service.ServiceType == typeof(TService));
        services.Remove(found);
        services.AddSingleton<TService>(provider => Wrap<TProxy>(
            found.ImplementationInstance
                ?? found.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, found.ImplementationType!),
            hooks));
    }

    internal static TProxy Wrap<TProxy>(object target, CallHooks hooks)
        where TProxy : class
    {
        var proxy = Create<TProxy, CallHook>();
        ((CallHook)(object)proxy)._target = target;
        ((CallHook)(object)proxy)._hooks = hooks;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (!targetMethod.ReturnType.IsAssignableTo(typeof(Task)))
        {
            return Call(targetMethod, args);
        }

        var method = targetMethod.ReturnType == typeof(Task)
            ? nameof(RunAsync)
            : nameof(RunWithResultAsync);
        var run = typeof(CallHook).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!;
        return (targetMethod.ReturnType.IsGenericType ? run.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()) : run)
            .Invoke(this, [targetMethod, args]);
    }

    private object? Call(MethodInfo method, object?[]? args) => method.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);

    private async Task RunAsync(MethodInfo method, object?[]? args)
    {
        await _hooks.Before(method.Name);
        await (Task)Call(method, args)!;
        await _hooks.After(method.Name);
    }

    private async Task<T> RunWithResultAsync<T>(MethodInfo method, object?[]? args)
    {
        await _hooks.Before(method.Name);
        var result = await (Task<T>)Call(method, args)!;
        await _hooks.After(method.Name);
        return result;
    }
}
