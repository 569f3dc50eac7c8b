using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Integration;

/// <summary>Answers of one lane on a part, one byte a record, as the ledger saves them.</summary>
internal static class LaneAnswers
{
    /// <summary>The record was rejected before the lane was reached.</summary>
    public const byte NotSent = 0;

    public const byte Integrated = (byte)IntegrationOutcome.Integrated;

    public const byte AlreadyKnown = (byte)IntegrationOutcome.AlreadyKnown;

    public const byte Rejected = (byte)IntegrationOutcome.Rejected;

    /// <summary>The numbers of a lane: what was not sent counts as rejected.</summary>
    public static LoadCounts Count(ReadOnlySpan<byte> answers)
    {
        var integrated = answers.Count(Integrated);
        var known = answers.Count(AlreadyKnown);
        return new LoadCounts(answers.Length, integrated, known, answers.Length - integrated - known);
    }

    /// <summary>What became of each record in the end: rejected by any lane, else stored by any, else known.</summary>
    public static byte[] Combine(ReadOnlySpan<byte> rejected, IReadOnlyCollection<byte[]> lanes, int records)
    {
        var overall = new byte[records];
        for (var i = 0; i < records; i++)
        {
            var best = NotSent;
            foreach (var lane in lanes)
            {
                best = lane[i] is Rejected or NotSent ? Rejected
                    : best == Rejected || best == Integrated ? best
                    : lane[i];
            }

            overall[i] = PartBits.IsSet(rejected, i) || best == NotSent ? Rejected : best;
        }

        return overall;
    }
}
