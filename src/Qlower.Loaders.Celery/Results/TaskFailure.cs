namespace Qlower.Loaders.Celery;

/// <summary>The exception that ended a task, as it is stored.</summary>
/// <param name="type">The exception's type, without its module: <c>exc_type</c>.</param>
/// <param name="arguments">What it was made with; texts where they are no texts: <c>exc_message</c>.</param>
/// <param name="module">The type's module or namespace: <c>exc_module</c>.</param>
public sealed class TaskFailure(string type, IReadOnlyList<string> arguments, string? module)
{
    /// <summary>The exception's type, without its module.</summary>
    public string Type => type;

    /// <summary>What the exception was made with, the message first; may be empty.</summary>
    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The type's module or namespace; <see langword="null"/> when it is not known.</summary>
    public string? Module => module;

    /// <summary>The arguments in one text.</summary>
    public string Message => string.Join(", ", arguments);
}
