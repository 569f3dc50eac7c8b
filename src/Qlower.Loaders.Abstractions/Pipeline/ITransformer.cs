namespace Qlower.Loaders;

/// <summary>
/// Changes the internal record that the core created from a valid record, and explains each change. An exception is a fault of the transformer,
/// never of the partner's data. One instance serves one load at a time.
/// </summary>
public interface ITransformer
{
    /// <summary>Returns whether the transformer handles records of the model.</summary>
    bool Handles(RecordModel model);

    /// <summary>Changes <see cref="TransformationContext.Result"/> in place.</summary>
    ValueTask TransformAsync(TransformationContext record, CancellationToken cancellationToken = default);
}
