namespace Qlower.Loaders.Tests.Composition;

internal sealed class OtherValidator : IValidator
{
    public bool Handles(RecordModel model) => true;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
