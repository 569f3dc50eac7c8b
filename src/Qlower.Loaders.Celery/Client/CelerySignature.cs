using System.Text.Json;

namespace Qlower.Loaders.Celery;

/// <summary>
/// A task that is to be sent later or by somebody else: the link of a chain, the member of a group, a callback. Immutable as long as what it
/// was given is not changed, and then thread-safe.
/// </summary>
public sealed class CelerySignature
{
    /// <summary>A task with positional arguments.</summary>
    /// <param name="task">The name under which the worker knows the task.</param>
    /// <param name="args">The arguments, written as JSON.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public CelerySignature(string task, params IReadOnlyList<object?> args)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(task);
        ArgumentNullException.ThrowIfNull(args);
        (Task, Args) = (task, args);
    }

    /// <summary>The name under which the worker knows the task.</summary>
    public string Task { get; }

    /// <summary>
    /// Positional arguments. As a callback or behind another task in a chain, the task gets the other's result in front of them, unless it is
    /// <see cref="Immutable"/>.
    /// </summary>
    public IReadOnlyList<object?> Args { get; internal init; }

    /// <summary>Arguments by name; none unless set.</summary>
    public IReadOnlyDictionary<string, object?> Kwargs { get; init; } = new Dictionary<string, object?>();

    /// <summary>How the task is sent; none unless set.</summary>
    public SendTaskOptions Options { get; init; } = new();

    /// <summary>Whether the task does without the result of the one before it; <see langword="false"/> unless set.</summary>
    public bool Immutable { get; init; }

    /// <summary>What else stood in a signature that was received, such as the type of a nested canvas.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Other { get; init; } = new Dictionary<string, JsonElement>();

    internal CelerySignature With(SendTaskOptions options) => new(Task, Args) { Kwargs = Kwargs, Options = options, Immutable = Immutable, Other = Other };
}
