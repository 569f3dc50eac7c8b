using Qlower.Loaders;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;

namespace Azur.RulePack;

/// <summary>Removes the words of the bank from the reference, so that accounting finds the same one every month.</summary>
public sealed class AzurReferenceTransformer : Transformer<TransactionRecord, Transaction>
{
    /// <inheritdoc />
    protected override void Transform(TransactionRecord sent, Transaction result, TransformationContext context)
    {
        if (AzurReference.Read(result.Reference) is { } own)
        {
            context.Explain(nameof(Transaction.Reference), result.Reference, own, "azur: bank words before the reference");
            result.Reference = own;
        }
    }
}
