using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Transformation;

/// <summary>Runs the core's transformer and those of a pipeline over records. A transformer that throws is a fault of the rule, not of the record.</summary>
internal sealed class RecordTransformation(LoadPipeline pipeline, LoadContext load, RuleFaults faults)
{
    private readonly CoreTransformer _core = new(pipeline.Categories);

    /// <summary>Transforms the record; marks it as rejected on an error.</summary>
    public async Task RunAsync(RecordItem item, RecordFindings findings, CancellationToken cancellationToken)
    {
        CoreResult core;
        try
        {
            core = _core.Transform(item.Sent, load, item.ParentId, item.ClientEmail);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            item.IsRejected = true;
            findings.Add(item, faults.Create(pipeline.IdentityOf(_core), error));
            return;
        }

        var context = core.Context;
        foreach (var transformer in pipeline.Transformers)
        {
            try
            {
                if (transformer.Handles(item.Sent.Model))
                {
                    await transformer.TransformAsync(context, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                context.Report(faults.Create(pipeline.IdentityOf(transformer), error));
            }
        }

        core.ReportWarnings();
        findings.AddRange(item, context.Findings);
        item.IsRejected |= context.IsRejected;
        item.Transformed = context;
    }
}
