namespace Qlower.Loaders.Tests.Composition;

internal sealed class KeepingTransformer : ITransformer
{
    public bool Handles(RecordModel model) => true;

    public ValueTask TransformAsync(TransformationContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
