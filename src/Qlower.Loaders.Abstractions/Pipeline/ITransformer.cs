namespace Qlower.Loaders;

/// <summary>
/// Changes the internal record that the core made of a valid one, and explains each change. Throwing is a fault of the transformer
/// and never the partner's. One instance serves one load at a time.
/// </summary>
public interface ITransformer
{
    /// <summary>Whether it wants records of this model.</summary>
    bool Handles(RecordModel model);

    /// <summary>Changes <see cref="TransformationContext.Result"/> in place.</summary>
    ValueTask TransformAsync(TransformationContext record, CancellationToken cancellationToken = default);
}
