namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Rejects the property <c>P-2</c>.</summary>
internal sealed class RejectsSecondProperty : IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Properties;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default)
    {
        if (record.Record.ExternalId == "P-2")
        {
            record.Report(new RecordFinding { Code = RuleCodes.RefusedBySystem });
        }

        return ValueTask.CompletedTask;
    }
}
