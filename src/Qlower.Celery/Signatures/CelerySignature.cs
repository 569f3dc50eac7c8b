using System.Text.Json;

namespace Qlower.Celery;

/// <summary>
/// A task to send later or by another process: a link of a chain, a member of a group, a callback. Immutable and thread-safe while its arguments and
/// options do not change.
/// </summary>
public sealed class CelerySignature
{
    /// <summary>Creates a signature with positional arguments.</summary>
    /// <param name="task">The name of the task at the worker.</param>
    /// <param name="args">The arguments, serialized as JSON.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CelerySignature(string task, params IReadOnlyList<object?> args)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(task);
        ArgumentNullException.ThrowIfNull(args);
        (Task, Args) = (task, args);
    }

    /// <summary>The name of the task at the worker.</summary>
    public string Task { get; }

    /// <summary>
    /// Positional arguments. As a callback or after another task of a chain, the task receives the other's result as its first argument, unless it is
    /// <see cref="Immutable"/>.
    /// </summary>
    public IReadOnlyList<object?> Args { get; internal init; }

    /// <summary>Arguments by name; none by default.</summary>
    public IReadOnlyDictionary<string, object?> Kwargs { get; init; } = new Dictionary<string, object?>();

    /// <summary>How the task is sent; the defaults by default.</summary>
    public SendTaskOptions Options { get; init; } = new();

    /// <summary>Whether the task does not receive the result of the preceding task; <see langword="false"/> by default.</summary>
    public bool Immutable { get; init; }

    /// <summary>Further members of a received signature, such as the type of a nested canvas.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Other { get; init; } = new Dictionary<string, JsonElement>();

    internal static string NewId() => Guid.NewGuid().ToString();

    internal CelerySignature With(SendTaskOptions options) => new(Task, Args) { Kwargs = Kwargs, Options = options, Immutable = Immutable, Other = Other };
}
