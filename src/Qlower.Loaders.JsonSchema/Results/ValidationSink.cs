namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// Receives what a <see cref="StreamingValidator"/> meets, on the thread that validates, in this order for every value: enter,
/// the findings about and inside it, leave. Findings of <c>anyOf</c>, <c>oneOf</c>, <c>then</c> and <c>else</c> on an object or
/// array are held back until the verdict, at the latest until before that object or array is left. Spans and ref structs are valid
/// during the call only. An exception thrown here ends the pass and reaches the caller.
/// </summary>
public abstract class ValidationSink
{
    /// <summary>A fault of the instance or, with <see cref="SchemaFinding.IsWarning"/>, an advice.</summary>
    /// <param name="finding">The finding; immutable, may be kept.</param>
    public virtual void OnFinding(SchemaFinding finding)
    {
    }

    /// <summary>
    /// The value now starting is described by a schema object that carries the observe keyword. Schema objects inside a
    /// conditional branch are told as long as the branch has not failed, those under <c>not</c> never.
    /// </summary>
    /// <param name="tag">The keyword's value.</param>
    /// <param name="start">Where and what the value is.</param>
    public virtual void OnEnter(string tag, in ValueStart start)
    {
    }

    /// <summary>The value last entered with this tag has ended. Not called for values that a fatal fault left open.</summary>
    /// <param name="tag">The keyword's value.</param>
    /// <param name="end">Where the value ends; for a scalar, its content.</param>
    public virtual void OnLeave(string tag, in ValueEnd end)
    {
    }

    /// <summary>Called once a buffer.</summary>
    /// <param name="bytes">Bytes the validator went past so far.</param>
    public virtual void OnProgress(long bytes)
    {
    }
}
