using System.Reflection;

namespace Qlower.Celery.Tests.Broker;

/// <summary>An object whose calls a test answers by the name of the member; a member without an answer returns null.</summary>
public class Scripted : DispatchProxy
{
    private IReadOnlyDictionary<string, Func<object?>> _answers = new Dictionary<string, Func<object?>>();

    public static T Create<T>(IReadOnlyDictionary<string, Func<object?>> answers)
        where T : class
    {
        var proxy = Create<T, Scripted>();
        ((Scripted)(object)proxy)._answers = answers;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answers.GetValueOrDefault(targetMethod!.Name)?.Invoke();
}
