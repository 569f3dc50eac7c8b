using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Throws on the record T-2.</summary>
internal sealed class ThrowingValidator : IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Transactions;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) =>
        record.Record.ExternalId == "T-2" ? throw new InvalidOperationException("defect") : ValueTask.CompletedTask;
}

/// <summary>Throws on the record T-3, and changes the others.</summary>
internal sealed class ThrowingTransformer : Transformer<TransactionRecord, Transaction>
{
    protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context)
    {
        if (sent.Id == "T-3")
        {
            throw new InvalidOperationException("defect");
        }

        context.Explain(nameof(result.Reference), result.Reference, "changed", "test");
        result.Reference = "changed";
    }
}
