using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Validation;

/// <summary>Runs the validators of a pipeline over records. A validator that throws is a fault of the rule, not of the record.</summary>
internal sealed class DeepValidation(LoadPipeline pipeline, LoadContext load, RuleFaults faults)
{
    /// <summary>Runs every validator that handles the record's model; marks the record as rejected on an error.</summary>
    public async Task RunAsync(RecordItem item, RecordFindings findings, CancellationToken cancellationToken)
    {
        var context = new RecordContext(item.Sent, load, item.ParentId, item.ClientEmail);
        foreach (var validator in pipeline.Validators)
        {
            try
            {
                if (validator.Handles(item.Sent.Model))
                {
                    await validator.ValidateAsync(context, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                context.Report(faults.Create(pipeline.IdentityOf(validator), error));
            }
        }

        findings.AddRange(item, context.Findings);
        item.IsRejected |= context.IsRejected;
    }
}
