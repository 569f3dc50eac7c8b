namespace Qlower.Celery;

/// <summary>The stored exception of a task. Immutable and thread-safe.</summary>
/// <param name="type">The exception's type, without its module: <c>exc_type</c>.</param>
/// <param name="arguments">The arguments of the exception as strings: <c>exc_message</c>.</param>
/// <param name="module">The type's module or namespace: <c>exc_module</c>.</param>
public sealed class TaskFailure(string type, IReadOnlyList<string> arguments, string? module)
{
    /// <summary>The exception's type, without its module.</summary>
    public string Type => type;

    /// <summary>The arguments of the exception, the message first; may be empty.</summary>
    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The type's module or namespace; <see langword="null"/> when it is unknown.</summary>
    public string? Module => module;

    /// <summary>The arguments in one string.</summary>
    public string Message => string.Join(", ", arguments);
}
