using Qlower.Loaders.Format;

namespace Qlower.Loaders.Tests.Secrets;

/// <summary>Throws on the record T-FAULT, with the values of the record in the message.</summary>
internal sealed class KeyQuotingValidator : IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Transactions;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) =>
        record.Record is TransactionRecord { Id: "T-FAULT" } sent ? throw new InvalidOperationException($"No rule for {sent.Reference}.") : ValueTask.CompletedTask;
}
