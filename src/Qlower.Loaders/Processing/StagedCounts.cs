using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Processing;

/// <summary>The numbers of a committed load.</summary>
internal static class StagedCounts
{
    /// <summary>Adds up the answers of all integrators, record by record.</summary>
    /// <returns>The counts of each integrator and the overall ones, in which nothing is received.</returns>
    public static IReadOnlyList<IntegratorCounts> Of(string loadId, IReadOnlyList<StagedPart> parts, IReadOnlyList<IntegratorCommit> commits)
    {
        var sums = new Dictionary<(string Integrator, RecordModel Model), LoadCounts>();
        var totals = new Dictionary<RecordModel, LoadCounts>();
        foreach (var part in parts)
        {
            var answers = commits.Where(commit => commit.Takes(part.Model))
                .Select(commit => part.Expand(commit.Name, commit.Find(part.BatchIdIn(loadId))))
                .ToArray();
            foreach (var answer in answers)
            {
                sums[(answer.Integrator, part.Model)] = sums.GetValueOrDefault((answer.Integrator, part.Model)) + answer.Count();
            }

            var total = OverallOutcome.Combine(answers, new RecordMaskBuilder(part.Records, part.Rejected), part.Records);
            totals[part.Model] = totals.GetValueOrDefault(part.Model) + (total with { Received = 0 });
        }

        return
        [
            .. sums.Select(sum => new IntegratorCounts(sum.Key.Integrator, sum.Key.Model, sum.Value)),
            .. totals.Select(total => new IntegratorCounts(null, total.Key, total.Value)),
        ];
    }
}
