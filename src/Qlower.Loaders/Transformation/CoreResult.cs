namespace Qlower.Loaders.Transformation;

/// <summary>The internal record that the core created, and its warnings, which are decided once every transformer has run.</summary>
/// <param name="Context">The internal record, with what the core changed.</param>
/// <param name="Warnings">The warnings, in order.</param>
internal sealed record CoreResult(TransformationContext Context, IReadOnlyList<PendingWarning> Warnings)
{
    /// <summary>Reports the warnings that are true of the final record. A rejected record has no final value to warn of.</summary>
    public void ReportWarnings()
    {
        if (Context.IsRejected)
        {
            return;
        }

        foreach (var warning in Warnings.Where(warning => warning.IsTrueOf(Context.Result)))
        {
            Context.Report(warning.Finding);
        }
    }
}
