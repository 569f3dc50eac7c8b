namespace Qlower.Celery.Wire.Continuation;

/// <summary>The messages to send after a task: the chords are begun first, then the messages are sent. Not thread-safe.</summary>
internal sealed class Followers
{
    /// <summary>The chords: each group with the number of its tasks.</summary>
    public List<(string Group, int Size)> Chords { get; } = [];

    public List<OutgoingTask> Tasks { get; } = [];

    public void Add(Followers others)
    {
        Chords.AddRange(others.Chords);
        Tasks.AddRange(others.Tasks);
    }
}
