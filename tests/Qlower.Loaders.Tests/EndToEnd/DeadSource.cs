using System.Reflection;
using Microsoft.Extensions.Time.Testing;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A source without files whose polls fail while it is down.</summary>
/// <remarks>Public and not sealed, because the proxy that the runtime creates inherits it.</remarks>
public class DeadSource : DispatchProxy
{
    private FakeTimeProvider _time = null!;

    /// <summary>Whether polls fail.</summary>
    internal bool IsDown { get; set; } = true;

    internal static IFileSource Create(FakeTimeProvider time)
    {
        var source = Create<IFileSource, DeadSource>();
        ((DeadSource)source)._time = time;
        return source;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_Name":
                return "dead";
            case "get_ArchiveName":
                return "folder";
            case "get_Places":
                return Array.Empty<SourcePlace>();
            case "get_ClaimsAtATime":
                return 1;
            case nameof(IFileSource.WaitForChangeAsync):
                return Task.Delay(TimeSpan.FromSeconds(1), _time, (CancellationToken)args![0]!);
            default:
                return IsDown ? throw new SourceUnavailableException("The server does not answer.") : AsyncEnumerable.Empty<SourceFile>();
        }
    }
}
