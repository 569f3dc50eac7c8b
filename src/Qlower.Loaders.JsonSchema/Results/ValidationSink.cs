namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// Receives the results of a <see cref="StreamingValidator"/>, on the validating thread, in this order for every value: enter,
/// the findings about and inside it, leave. Findings of <c>anyOf</c>, <c>oneOf</c>, <c>then</c> and <c>else</c> on an object or
/// array are deferred until the verdict, at the latest until that object or array is left. Spans and ref structs are valid
/// during the call only. An exception thrown by an override ends the pass and is thrown to the caller.
/// </summary>
public abstract class ValidationSink
{
    /// <summary>Called for each fault of the instance and, with <see cref="SchemaFinding.IsWarning"/>, for each warning.</summary>
    /// <param name="finding">The finding; immutable, may be retained.</param>
    public virtual void OnFinding(SchemaFinding finding)
    {
    }

    /// <summary>
    /// Called when a value starts that a schema object with the observe keyword describes. Tags of schema objects inside a
    /// conditional branch are raised while the branch has not failed, those under <c>not</c> never.
    /// </summary>
    /// <param name="tag">The keyword's value.</param>
    /// <param name="start">Position and kind of the value.</param>
    public virtual void OnEnter(string tag, in ValueStart start)
    {
    }

    /// <summary>Called when the value last entered with this tag ends. Not called for values that a fatal fault left open.</summary>
    /// <param name="tag">The keyword's value.</param>
    /// <param name="end">The end of the value; for a scalar, also its content.</param>
    public virtual void OnLeave(string tag, in ValueEnd end)
    {
    }

    /// <summary>Called once for each buffer.</summary>
    /// <param name="bytes">Number of bytes validated so far.</param>
    public virtual void OnProgress(long bytes)
    {
    }
}
