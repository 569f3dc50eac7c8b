using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Processing;

/// <summary>What a commit needs to know of a part. Immutable.</summary>
internal sealed class StagedPart(LoadPart part)
{
    public int Ordinal { get; } = part.Ordinal;

    public RecordModel Model { get; } = part.Model;

    public int Records { get; } = part.Records;

    public RecordMask Rejected { get; } = part.Rejected;

    /// <summary>The number of records that were staged.</summary>
    public int Staged { get; } = part.Records - part.Rejected.Count();

    public string BatchIdIn(string loadId) => IntegrationBatches.IdOf(loadId, Ordinal);

    /// <summary>The answers on the records of the part: those that were not staged have none.</summary>
    /// <param name="integrator">The integrator's name.</param>
    /// <param name="answers">The answers on the staged records; <see langword="null"/> when there is none.</param>
    public IntegratorAnswers Expand(string integrator, StagedAnswers? answers)
    {
        var bytes = new byte[Records];
        for (int record = 0, staged = 0; record < Records && answers is not null; record++)
        {
            if (!Rejected[record])
            {
                bytes[record] = (byte)answers[staged++];
            }
        }

        return new IntegratorAnswers(integrator, bytes);
    }
}
