namespace Qlower.Loaders.Integration;

/// <summary>The result of each record of a part across all integrators: rejected by any, else integrated by any, else already known.</summary>
internal static class OverallOutcome
{
    /// <summary>Combines the answers, and adds the records that no integrator accepted to the rejected ones.</summary>
    /// <param name="answers">The answers of each integrator.</param>
    /// <param name="rejected">The records rejected before; the records that are rejected in the end are added.</param>
    /// <param name="records">The number of records of the part.</param>
    /// <returns>The numbers of the part.</returns>
    public static LoadCounts Combine(IReadOnlyList<IntegratorAnswers> answers, RecordMaskBuilder rejected, int records)
    {
        var integrated = 0;
        var known = 0;
        for (var i = 0; i < records; i++)
        {
            var outcome = rejected[i] ? null : Of(answers, i);
            integrated += outcome == IntegrationOutcome.Integrated ? 1 : 0;
            known += outcome == IntegrationOutcome.AlreadyKnown ? 1 : 0;
            if (outcome is null)
            {
                rejected.Add(i);
            }
        }

        return new LoadCounts(records, integrated, known, records - integrated - known);
    }

    /// <summary>The result of one record; null for rejected, also when there is no integrator.</summary>
    private static IntegrationOutcome? Of(IReadOnlyList<IntegratorAnswers> answers, int record)
    {
        IntegrationOutcome? best = null;
        for (var i = 0; i < answers.Count; i++)
        {
            var answer = answers[i][record];
            if (answer is null or IntegrationOutcome.Rejected)
            {
                return null;
            }

            best = best == IntegrationOutcome.Integrated ? best : answer;
        }

        return best;
    }
}
