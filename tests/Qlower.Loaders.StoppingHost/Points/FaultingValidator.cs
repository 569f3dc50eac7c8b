namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>A rule with a defect: it throws for a property that says so.</summary>
internal sealed class FaultingValidator : IValidator
{
    public bool Handles(RecordModel model) => model == RecordModel.Properties;

    public ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default) =>
        record.Record is Format.PropertyRecord { Description: "faulting" } ? throw new InvalidOperationException("The rule has a defect.") : ValueTask.CompletedTask;
}
