using Microsoft.Extensions.Logging;
using Qlower.Loaders.Composition;
using Qlower.Loaders.Transformation;

namespace Qlower.Loaders.Validation;

/// <summary>Runs the validators and transformers of a pipeline over records. A rule that throws is a fault of the rule.</summary>
internal sealed partial class RecordRules(LoadPipeline pipeline, LoadContext load, ILogger logger)
{
    private readonly CoreTransformer _core = new(pipeline.Categories);

    public async Task ValidateAsync(RecordItem item, RecordFindings findings, CancellationToken cancellationToken)
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
                Fault(context.Report, validator.ToString() ?? validator.GetType().Name, error);
            }
        }

        AddAll(item, context.Findings, findings);
        item.IsRejected |= context.IsRejected;
    }

    public async Task TransformAsync(RecordItem item, RecordFindings findings, CancellationToken cancellationToken)
    {
        TransformationContext context;
        try
        {
            context = _core.Transform(item.Sent, load, item.ParentId, item.ClientEmail);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            item.IsRejected = true;
            Fault(finding => findings.Add(item, finding), nameof(CoreTransformer), error);
            return;
        }

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
                Fault(context.Report, transformer.GetType().Name, error);
            }
        }

        AddAll(item, context.Findings, findings);
        item.IsRejected |= context.IsRejected;
        item.Transformed = context;
    }

    private static void AddAll(RecordItem item, IReadOnlyList<RecordFinding> found, RecordFindings findings)
    {
        foreach (var finding in found)
        {
            findings.Add(item, finding);
        }
    }

    private void Fault(Action<RecordFinding> report, string rule, Exception error)
    {
        LogFault(logger, error, rule, load.LoadId, load.Partner);
        report(new RecordFinding { Code = RuleCodes.RuleFault, Expected = rule, IsFault = true });
    }

    [LoggerMessage(EventId = 3001, EventName = "RuleFault", Level = LogLevel.Error, Message = "Rule {Rule} failed on a record of load {LoadId} of {Partner}.")]
    private static partial void LogFault(ILogger logger, Exception error, string rule, string loadId, string partner);
}
