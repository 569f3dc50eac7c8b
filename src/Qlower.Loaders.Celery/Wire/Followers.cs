namespace Qlower.Loaders.Celery.Wire;

/// <summary>What has to be sent behind a task: first the chords are begun, then the messages go.</summary>
internal sealed class Followers
{
    /// <summary>The chords among them: each group with the number of its tasks.</summary>
    public List<(string Group, int Size)> Chords { get; } = [];

    public List<OutgoingTask> Tasks { get; } = [];

    public void Add(Followers others)
    {
        Chords.AddRange(others.Chords);
        Tasks.AddRange(others.Tasks);
    }
}
