using Qlower.Loaders;

namespace Snippets.Pipelines;

/// <summary>Some host's validator, as the pipeline's snippet assumes it.</summary>
public sealed class SeasonalRents : IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Transactions;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
