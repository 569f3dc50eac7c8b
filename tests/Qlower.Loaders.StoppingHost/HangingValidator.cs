namespace Qlower.Loaders.StoppingHost;

/// <summary>A rule that blocks its thread, or never completes.</summary>
internal sealed class HangingValidator(Hang hang) : IValidator
{
    public bool Handles(RecordModel model) => true;

    public async ValueTask ValidateAsync(RecordContext record, CancellationToken cancellationToken = default)
    {
        hang.Block("blocking-rule");
        await hang.WaitAsync("waiting-rule");
    }
}
