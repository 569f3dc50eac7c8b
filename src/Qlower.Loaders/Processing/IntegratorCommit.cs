using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>The answers of one integrator to the commit of a load. Immutable.</summary>
internal sealed class IntegratorCommit(IntegratorRoute route, StagedCommit commit)
{
    private readonly Dictionary<string, StagedAnswers> _answers = commit.Answers.ToDictionary(answers => answers.BatchId, StringComparer.Ordinal);

    public string Name => route.Integrator.Name;

    public StagedCommit Commit => commit;

    /// <summary>Whether it stored a batch.</summary>
    public bool HasStored => commit.IsCommitted && _answers.Count > 0;

    public bool Takes(RecordModel model) => route.Models.Contains(model);

    public StagedAnswers? Find(string batchId) => _answers.GetValueOrDefault(batchId);

    /// <summary>Returns when it answered every record that was staged for it.</summary>
    /// <exception cref="LoaderException">It did not: the integrator breaks its contract.</exception>
    public void EnsureCovers(IReadOnlyList<StagedPart> parts, string loadId)
    {
        if (!parts.All(part => !Takes(part.Model) || part.Staged == 0 || Find(part.BatchIdIn(loadId))?.Records == part.Staged))
        {
            throw new LoaderException($"Integrator {Name} committed load {loadId} without an answer for every record.");
        }
    }
}
